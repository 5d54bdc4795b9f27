import { describeChange } from '../../shared/audit/describe-change.ts';
import { auditKindOf, type AuditAuthor } from '../../shared/contract/audit.ts';
import { personOf, type Visitor } from '../ports/access.ts';
import type { AuditedChange, RouteContext } from './route.ts';

/** One change of a kind after the other, so that what an entry calls before is what the change has found. */
export class AuditedChanges {
  readonly #turns = new Map<string, Promise<unknown>>();

  /** Makes a change and keeps what it was. Without its entry a change is not answered; what changes nothing leaves none. */
  make(audit: AuditedChange, context: RouteContext, change: () => unknown): Promise<unknown> {
    const kind = auditKindOf(audit.action);
    const turn = (this.#turns.get(kind) ?? Promise.resolve()).then(() => makeAudited(audit, context, change));
    this.#turns.set(
      kind,
      turn.catch(() => {}),
    );
    return turn;
  }
}

async function makeAudited(
  { action, target, before, after }: AuditedChange,
  context: RouteContext,
  change: () => unknown,
): Promise<unknown> {
  const { parts, visitor, body } = context;
  const was = await before?.(context);
  const answered = await change();
  const is = await after?.(context, answered);
  const differences = describeChange(was, is);
  if (differences !== null || before === undefined)
    await parts.audit.addAudit([
      {
        atMs: parts.clock.nowMs(),
        author: authorOf(visitor),
        action,
        target: target(context, answered, was),
        before: differences?.before ?? null,
        after: differences?.after ?? null,
        reason: reasonOf(body),
      },
    ]);
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
