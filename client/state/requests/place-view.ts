import type { OwnRequestsAnswer, RequestView } from '../../../shared/contract/requests.ts';

/** The list with a request as it is now: in its place, or first where it is new. What waits for nobody here any more goes. */
export function placeView(answer: OwnRequestsAnswer, view: RequestView): OwnRequestsAnswer {
  const { id, agentId } = view.request;
  const isIt = (one: RequestView) => one.request.id === id;
  const isThere = answer.mine.some(isIt);
  const isMine = agentId === answer.agentId || view.request.otherAgentId === answer.agentId;
  const mine = isThere
    ? answer.mine.map((one) => (isIt(one) ? view : one))
    : isMine
      ? [view, ...answer.mine]
      : answer.mine;
  return {
    ...answer,
    mine,
    askedOfMe: answer.askedOfMe.filter((one) => !isIt(one)),
    canTake: answer.canTake.filter((take) =>
      take.of === 'centre' ? !isOf(view, take.offer.id) : !isIt(take.view),
    ),
  };
}

function isOf({ request: { ask } }: RequestView, offerId: string): boolean {
  return 'offerId' in ask && ask.offerId === offerId;
}
