import type { RequestView } from '../../shared/contract/requests.ts';
import { drawRequest } from '../../shared/requests/kinds/index.ts';
import type { ShiftRequest } from '../../shared/requests/request.ts';
import { waitsFor } from '../../shared/requests/step-request.ts';
import { readScene, type ExamineParts } from './examine-request.ts';

/** With what it would change, while that can be said. */
export async function viewOf(parts: ExamineParts, request: ShiftRequest): Promise<RequestView> {
  const { ask } = request;
  const waits = waitsFor(request);
  const offer = 'offerId' in ask ? await parts.store.findOffer(ask.offerId) : null;
  if (waits === null) return { request, waitsFor: waits, differences: [], offer };
  const scene = await readScene(parts, request);
  const drawn = drawRequest(request, scene.with(offer));
  const differences = 'changes' in drawn ? scene.differences(drawn.changes) : [];
  return { request, waitsFor: waits, differences: differences.length > 0 ? differences : ownShift(), offer };

  /** What is offered to all has no other side yet. */
  function ownShift() {
    if (!('day' in ask)) return [];
    const before = scene.entryOf(request.agentId, ask.day)?.shift ?? null;
    return before === null ? [] : [{ agentId: request.agentId, day: ask.day, before, after: null }];
  }
}
