import type { AuditAction } from '../../../../shared/contract/audit.ts';
import type { RequestView } from '../../../../shared/contract/requests.ts';
import type { ShiftRequest } from '../../../../shared/requests/request.ts';
import { nameClock } from '../../../../shared/rostering/days/shift-codec.ts';
import type { HttpParts } from '../../http-parts.ts';
import type { AuditedPart } from '../../route.ts';

/** What the audit says of a request: whose it is. */
export function targetOf({ id, agentId }: ShiftRequest) {
  return { id, name: agentId };
}

/** What is asked, of which days and with whom, and how it stands. */
export function stateOf(request: ShiftRequest) {
  const { ask, firstDay, lastDay, otherAgentId } = request;
  return {
    kind: ask.kind,
    state: standingOf(request),
    firstDay,
    lastDay,
    otherAgentId,
    ...(ask.kind === 'leave' && {
      leaveKind: ask.leaveKind,
      part: ask.part && `${nameClock(ask.part.fromMinute)}–${nameClock(ask.part.toMinute)}`,
    }),
    ...(ask.kind === 'swap' && { otherDay: ask.otherDay }),
  };
}

/** How it stands before an act upon it. */
export function findBefore({ params, parts }: { readonly params: { readonly id: string } } & OverParts) {
  return parts.requests.find(params.id);
}

/** An act upon one request. */
export function actOn(action: AuditAction) {
  return (_: unknown, { request }: RequestView, before: unknown) => partOf(action, before, request);
}

/**
 * What the request is about stands in the entry whole, what it changed before it: to be read by itself. Granted leave that is taken
 * back is told as that, whoever does it.
 */
export function partOf(action: AuditAction, before: unknown, after: ShiftRequest): readonly AuditedPart[] {
  const was = before as ShiftRequest | null;
  if (was?.revision === after.revision) return [];
  const isGivenBack = after.isCancelled && was?.isCancelled !== true;
  return [
    {
      action: isGivenBack ? 'leave-cancelled' : action,
      target: targetOf(after),
      before: was && {
        state: standingOf(was),
        ...(was.otherAgentId !== after.otherAgentId && { otherAgentId: was.otherAgentId }),
      },
      after: stateOf(after),
    },
  ];
}

function standingOf({ state, isCancelled }: ShiftRequest) {
  return isCancelled ? 'given-back' : state;
}

interface OverParts {
  readonly parts: Pick<HttpParts, 'requests'>;
}
