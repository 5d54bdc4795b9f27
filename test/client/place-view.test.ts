import { describe, expect, it } from 'vitest';
import { placeView } from '../../client/state/requests/place-view.ts';
import type { OwnRequestsAnswer, RequestView } from '../../shared/contract/requests.ts';
import { DAY, offerOf, requestOf } from '../requests/request-builder.ts';

const viewOf = (request: RequestView['request']): RequestView => ({
  request,
  waitsFor: null,
  differences: [],
  offer: null,
});
const gift = requestOf({ kind: 'give-away', day: DAY, otherAgentId: 'b' }, { id: 'gift' });
const take = { kind: 'open-shift', offerId: 'o' } as const;

function answerOf(agentId: string, other: Partial<OwnRequestsAnswer>): OwnRequestsAnswer {
  return { agentId, mine: [], askedOfMe: [], canTake: [], ...other } as unknown as OwnRequestsAnswer;
}

describe('a request after it was acted on', () => {
  it('REQ3 stands in its new state at once, in its place or first', () => {
    const before = answerOf('a', { mine: [viewOf(requestOf(take, { id: 'x' })), viewOf(gift)] });
    const withdrawn = viewOf({ ...gift, state: 'withdrawn' });
    expect(placeView(before, withdrawn).mine.map(({ request }) => request.state)).toEqual([
      'asked',
      'withdrawn',
    ]);
    const fresh = viewOf(requestOf(take, { id: 'new', state: 'approved' }));
    const left = placeView(answerOf('a', { canTake: [{ of: 'centre', offer: offerOf(), left: 1 }] }), fresh);
    expect([left.mine[0]!.request.id, left.canTake]).toEqual(['new', []]);
  });

  it('REQ3 waits for nobody any more where a colleague answered it', () => {
    const before = answerOf('b', { askedOfMe: [viewOf(gift)] });
    const after = placeView(before, viewOf({ ...gift, state: 'approved' }));
    expect([after.askedOfMe, after.mine.map(({ request }) => request.state)]).toEqual([[], ['approved']]);
  });
});
