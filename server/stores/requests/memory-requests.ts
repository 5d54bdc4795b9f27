import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import type { CentreOffer, ShiftRequest } from '../../../shared/requests/request.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import type { RequestStore } from '../../ports/requests.ts';

/** Requests that are gone with the process. `replace` is for the rosters beside them. */
export interface MemoryRequests extends RequestStore {
  /** Over the revision before it alone; false: somebody else was quicker. */
  replace(request: ShiftRequest): boolean;
}

export function createMemoryRequests(): MemoryRequests {
  const requests = new Map<string, ShiftRequest>();
  const offers = new Map<string, CentreOffer>();
  const replace = (request: ShiftRequest) => {
    if (requests.get(request.id)?.revision !== request.revision - 1) return false;
    requests.set(request.id, request);
    return true;
  };
  return {
    replace,
    find: async (id) => requests.get(id) ?? null,
    add: async (request) => {
      if (requests.has(request.id)) return false;
      requests.set(request.id, request);
      return true;
    },
    save: async (request) => replace(request),
    listOpen: async () =>
      [...requests.values()].filter(({ state }) => state === 'asked' || state === 'agreed').sort(byId),
    listTouching: async (range, agentId) =>
      [...requests.values()]
        .filter((one) => agentId === null || one.agentId === agentId || one.otherAgentId === agentId)
        .filter((one) => isTouching(one, range))
        .sort(byId),
    findOffer: async (id) => offers.get(id) ?? null,
    saveOffer: async (offer) => void offers.set(offer.id, offer),
    listOffers: async (firstDay) => [...offers.values()].filter(({ day }) => day >= firstDay).sort(byId),
  };
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}

function isTouching({ firstDay, lastDay }: ShiftRequest, range: DayRange): boolean {
  const first = dayNumber(range.firstDay);
  return dayNumber(lastDay) >= first && dayNumber(firstDay) < first + range.days;
}
