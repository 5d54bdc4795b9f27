import { describeChange } from '../../shared/audit/describe-change.ts';
import { auditKindOf, type AuditAuthor } from '../../shared/contract/audit.ts';
import { createTurnsOf } from '../in-turn.ts';
import { personOf, type Visitor } from '../ports/access.ts';
import type { AuditedChange, AuditedParts, RouteContext } from './route.ts';

/** One change of a kind after the other, so that what an entry calls before is what the change has found. */
export class AuditedChanges {
  readonly #inTurnOf = createTurnsOf();

  /** Makes a change and keeps what it was. Without its entry a change is not answered; what changes nothing leaves none. */
  make(audit: AuditedChange | AuditedParts, context: RouteContext, change: () => unknown): Promise<unknown> {
    return this.#inTurnOf(auditKindOf(audit.action), () => makeAudited(audit, context, change));
  }
}

async function makeAudited(
  audit: AuditedChange | AuditedParts,
  context: RouteContext,
  change: () => unknown,
): Promise<unknown> {
  const { parts, visitor, body } = context;
  const was = await audit.before?.(context);
  const answered = await change();
  const made =
    'parts' in audit
      ? (await audit.parts(context, answered, was)).map(({ target, ...one }) => ({
          ...one,
          nameTarget: () => target,
        }))
      : [
          {
            action: audit.action,
            // Of what was not there and is not there nobody knows a name.
            nameTarget: () => audit.target(context, answered, was),
            before: was,
            after: await audit.after?.(context, answered),
          },
        ];
  const entries = made.flatMap(({ action, nameTarget, before, after }) => {
    const differences = describeChange(before, after);
    if (differences === null && audit.before !== undefined) return [];
    const { before: had = null, after: has = null } = differences ?? {};
    const common = { atMs: parts.clock.nowMs(), author: authorOf(visitor), reason: reasonOf(body) };
    return [{ ...common, action, target: nameTarget(), before: had, after: has }];
  });
  if (entries.length > 0) await parts.audit.addAudit(entries);
  return answered;
}

/** Whoever is signed in, else whoever holds the administrator's link. */
export function authorOf(visitor: Visitor): AuditAuthor {
  const person = personOf(visitor);
  return { accountId: person?.accountId ?? null, name: person?.name ?? '' };
}

function reasonOf(body: unknown): string {
  const { reason } = (body ?? {}) as { readonly reason?: unknown };
  return typeof reason === 'string' ? reason : '';
}
