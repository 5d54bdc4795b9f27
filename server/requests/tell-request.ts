import type { FactOf } from '../../shared/notices/notice.ts';
import type { CentreOffer, ShiftRequest } from '../../shared/requests/request.ts';
import { nameClock } from '../../shared/rostering/days/shift-codec.ts';
import { readClock } from '../../shared/rostering/problem/clock-time.ts';
import type { NoticeDesk } from '../ports/notices.ts';

type What = FactOf<'request'>['what'];

/** What became of a request, to whom it concerns. */
export function tellParties(
  notices: NoticeDesk,
  request: ShiftRequest,
  what: Extract<What, 'approved' | 'refused' | 'expired'>,
): void {
  const { agentId, otherAgentId, state } = request;
  // A colleague who never took it need not hear that it is over.
  const hasOther = otherAgentId !== null && (state === 'approved' || request.steps.length > 2);
  tellAgents(notices, hasOther ? [agentId, otherAgentId] : [agentId], request, what);
}

export function tellAgents(
  notices: NoticeDesk,
  agentIds: readonly string[],
  request: ShiftRequest,
  what: Exclude<What, 'to-decide' | 'offered'>,
): void {
  // Whoever is asked may know who asks; to whoever asked it is no news.
  const asker = what === 'asked-of-you' ? { agentId: request.agentId } : {};
  notices.tell(
    { agentIds },
    { kind: 'request', requestId: request.id, what, ...tellAbout(request), ...asker },
  );
}

/** Those who see whose it is. */
export function tellPlanners(notices: NoticeDesk, request: ShiftRequest): void {
  const { id, agentId, isCancelled } = request;
  notices.tell(
    { roles: ['planner', 'supervisor'], ofAgentId: agentId },
    {
      kind: 'request',
      requestId: id,
      what: 'to-decide',
      ...tellAbout(request),
      agentId,
      ...(isCancelled && { isGivenBack: true }),
    },
  );
}

export function tellOffered(
  notices: NoticeDesk,
  agentIds: readonly string[],
  { id, kind, day, shift, hours }: CentreOffer,
): void {
  const from = shift?.start ?? nameClock(hours?.fromMinute ?? 0);
  const to = nameClock(shift ? readClock(shift.start) + shift.minutes : (hours?.toMinute ?? 0));
  notices.tell(
    { agentIds },
    { kind: 'request', requestId: id, what: 'offered', about: kind, day, hours: { from, to } },
  );
}

function tellAbout({ ask, firstDay }: ShiftRequest): Pick<FactOf<'request'>, 'about' | 'day'> {
  if (ask.kind === 'availability') return { about: ask.kind };
  return { about: ask.kind, day: 'day' in ask ? ask.day : firstDay };
}
