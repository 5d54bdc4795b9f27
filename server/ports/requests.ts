import type { CentreOffer, ShiftRequest } from '../../shared/requests/request.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';

/** Where requests and the centre's offers are kept. What changes a roster as well is `RosterStore.amend`. */
export interface RequestStore {
  /** Null when there is none of that id. */
  find(id: string): Promise<ShiftRequest | null>;
  /** @returns false when one of that id is there already; it stays as it is. */
  add(request: ShiftRequest): Promise<boolean>;
  /** Only over the revision before it; false: somebody else was quicker. */
  save(request: ShiftRequest): Promise<boolean>;
  /** Those that wait for an answer, by id. */
  listOpen(): Promise<readonly ShiftRequest[]>;
  /** Those that touch these days, in any state, by id. @param agentId of whom, also as the colleague; null: of everybody */
  listTouching(range: DayRange, agentId: string | null): Promise<readonly ShiftRequest[]>;
  findOffer(id: string): Promise<CentreOffer | null>;
  /** Also one that is there already, as it is now. */
  saveOffer(offer: CentreOffer): Promise<void>;
  /** From a day on, by id. */
  listOffers(firstDay: string): Promise<readonly CentreOffer[]>;
}
