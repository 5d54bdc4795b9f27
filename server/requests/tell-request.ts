import type { FactOf } from '../../shared/notices/notice.ts';
import type { ShiftRequest } from '../../shared/requests/request.ts';
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
  { id }: Pick<ShiftRequest, 'id'>,
  what: Exclude<What, 'to-decide'>,
): void {
  notices.tell({ agentIds }, { kind: 'request', requestId: id, what });
}

/** Those who see whose it is. */
export function tellPlanners(notices: NoticeDesk, { id, agentId }: ShiftRequest): void {
  notices.tell(
    { roles: ['planner', 'supervisor'], ofAgentId: agentId },
    { kind: 'request', requestId: id, what: 'to-decide' },
  );
}
