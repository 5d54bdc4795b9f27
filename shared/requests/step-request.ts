import type { Message } from '../messages/message.ts';
import type { RequestAct, RequestActor, RequestState, ShiftRequest } from './request.ts';

/** Nothing leads out of these. */
const FINAL: readonly RequestState[] = ['approved', 'refused', 'withdrawn', 'expired'];

export function isFinal(state: RequestState): boolean {
  return FINAL.includes(state);
}

/** Who is to answer next; null: nobody any more. */
export function waitsFor({
  ask,
  state,
}: Pick<ShiftRequest, 'ask' | 'state'>): 'colleague' | 'planner' | null {
  if (isFinal(state)) return null;
  return state === 'asked' && isShared(ask) ? 'colleague' : 'planner';
}

/** Whether a colleague has to agree. */
export function isShared(ask: ShiftRequest['ask']): boolean {
  return ask.kind === 'swap' || ask.kind === 'give-away';
}

export interface AskedStep {
  readonly act: Exclude<RequestAct, 'ask'>;
  readonly by: RequestActor;
  readonly atMs: number;
  readonly reason: string;
  readonly said?: Message | null;
  /** With `agree` to a swap that was offered to all: the shift in return. */
  readonly otherDay?: string | null;
}

export type Stepped = { readonly request: ShiftRequest } | { readonly refused: Message };

/**
 * A request after a step, or why the step may not be done (RULES.md beside this file). The request itself stays as it is.
 *
 * Example: an agent's `withdraw` of what is approved is refused with `request-over`.
 */
export function stepRequest(request: ShiftRequest, step: AskedStep): Stepped {
  const refused = refuseStep(request, step);
  if (refused !== null) return { refused };
  const { act, by, atMs, reason, said = null, otherDay } = step;
  const steps = [...request.steps, { act, by, atMs, reason, said }];
  const next = { ...request, revision: request.revision + 1, steps };
  switch (act) {
    case 'agree': {
      const otherAgentId = by.kind === 'agent' ? by.agentId : request.otherAgentId;
      const { ask } = request;
      const filled = ask.kind === 'swap' ? { ...ask, otherDay: ask.otherDay ?? otherDay ?? ask.day } : ask;
      return { request: { ...next, ask: filled, otherAgentId, state: 'agreed' } };
    }
    case 'approve':
      return { request: { ...next, state: 'approved' } };
    case 'decline':
    case 'refuse':
      return { request: { ...next, state: 'refused' } };
    case 'withdraw':
      return { request: { ...next, state: 'withdrawn' } };
    case 'expire':
      return { request: { ...next, state: 'expired' } };
    case 'cancel':
      return { request: { ...next, isCancelled: true } };
    default:
      return act satisfies never;
  }
}

function refuseStep(request: ShiftRequest, { act, by, atMs }: AskedStep): Message | null {
  const { state, ask } = request;
  if (act === 'cancel') {
    if (ask.kind !== 'leave' || state !== 'approved') return { code: 'request-not-leave' };
    if (request.isCancelled) return { code: 'request-cancelled-already' };
    return isAsker(request, by) || by.kind === 'planner' ? null : { code: 'request-not-yours' };
  }
  if (isFinal(state)) return { code: 'request-over' };
  const isOver = atMs >= request.expiresAtMs;
  if (act === 'expire') return by.kind === 'clock' && isOver ? null : { code: 'request-not-yours' };
  // Withdrawing and refusing what is over anyway do no harm; nothing is given any more.
  if (isOver && (act === 'agree' || act === 'approve')) return { code: 'request-expired' };
  const waiting = waitsFor(request);
  switch (act) {
    case 'agree':
      if (waiting !== 'colleague') return { code: 'request-waits-planner' };
      return isInvited(request, by) ? null : { code: 'request-not-yours' };
    case 'decline':
      if (waiting !== 'colleague') return { code: 'request-waits-planner' };
      return isNamed(request, by) ? null : { code: 'request-not-yours' };
    case 'approve':
      if (waiting !== 'planner') return { code: 'request-waits-colleague' };
      return by.kind === 'planner' || by.kind === 'rules' ? null : { code: 'request-not-yours' };
    case 'refuse':
      return by.kind === 'planner' || by.kind === 'rules' ? null : { code: 'request-not-yours' };
    case 'withdraw':
      return isAsker(request, by) || (state === 'agreed' && isNamed(request, by))
        ? null
        : { code: 'request-not-yours' };
    default:
      return act satisfies never;
  }
}

function isAsker({ agentId }: ShiftRequest, by: RequestActor): boolean {
  return by.kind === 'agent' && by.agentId === agentId;
}

function isNamed({ otherAgentId }: ShiftRequest, by: RequestActor): boolean {
  return by.kind === 'agent' && by.agentId === otherAgentId;
}

/** Whoever is named; where nobody is, everybody but the one who asks. */
function isInvited(request: ShiftRequest, by: RequestActor): boolean {
  if (request.otherAgentId !== null) return isNamed(request, by);
  return by.kind === 'agent' && by.agentId !== request.agentId;
}
