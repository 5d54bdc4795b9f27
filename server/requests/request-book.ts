import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { ApprovedLeave } from '../../shared/requests/leave.ts';
import type { ShiftRequest } from '../../shared/requests/request.ts';
import {
  DEFAULT_REQUEST_SETTINGS,
  parseRequestSettings,
  type RequestSettings,
} from '../../shared/requests/request-settings.ts';
import { listDaysTo } from '../../shared/time/day-range.ts';
import type { Documents } from '../ports/documents.ts';
import type { LeaveBook } from '../ports/leave-book.ts';
import type { LeaveDays } from '../ports/leave-days.ts';
import type { RequestStore } from '../ports/requests.ts';

/** The document a person may open and edit. */
const DOCUMENT = 'requests';

/** The settings of requests, and what was granted of leave, for whoever shows or counts it. */
export class RequestBook implements LeaveBook {
  readonly #store: Pick<RequestStore, 'listTouching'>;
  readonly #documents: Documents;
  #settings: RequestSettings;

  private constructor(
    store: Pick<RequestStore, 'listTouching'>,
    documents: Documents,
    settings: RequestSettings,
  ) {
    this.#store = store;
    this.#documents = documents;
    this.#settings = settings;
  }

  static async open(store: Pick<RequestStore, 'listTouching'>, documents: Documents): Promise<RequestBook> {
    const kept = await documents.read(DOCUMENT, parseRequestSettings);
    return new RequestBook(store, documents, kept ?? DEFAULT_REQUEST_SETTINGS);
  }

  get settings(): RequestSettings {
    return this.#settings;
  }

  async saveSettings(settings: RequestSettings): Promise<RequestSettings> {
    await this.#documents.save(DOCUMENT, settings);
    this.#settings = settings;
    return settings;
  }

  readLeave: LeaveBook['readLeave'] = async (range, agentId) => {
    const requests = await this.#store.listTouching(range, agentId);
    return requests
      .flatMap((request) => (request.state === 'approved' ? leaveOf(request) : []))
      .filter((leave) => agentId === null || leave.agentId === agentId)
      .sort((a, b) => compareTexts(a.agentId, b.agentId) || compareTexts(a.firstDay, b.firstDay));
  };

  /** Whole days of it, with what is paid of each, as rosters count them. */
  readLeaveDays = async (range: DayRange): Promise<readonly LeaveDays[]> => {
    const requests = await this.#store.listTouching(range, null);
    return requests.flatMap((request) =>
      request.state === 'approved' && !request.isCancelled ? this.leaveDaysOf(request) : [],
    );
  };

  /** Of one request: a run for each stretch of days that are paid alike. */
  leaveDaysOf({
    ask,
    agentId,
    counted,
  }: Pick<ShiftRequest, 'ask' | 'agentId' | 'counted'>): readonly LeaveDays[] {
    if (ask.kind !== 'leave' || ask.part !== null) return [];
    const kind = this.#settings.leaveKinds.find(({ id }) => id === ask.leaveKind);
    const worked = new Set(counted.map(({ day }) => day));
    const runs: LeaveDays[] = [];
    for (const day of listDaysTo(ask)) {
      const paidMinutesPerDay = worked.has(day) ? (kind?.paidMinutesPerDay ?? 0) : 0;
      const last = runs.at(-1);
      if (last?.paidMinutesPerDay === paidMinutesPerDay) runs[runs.length - 1] = { ...last, to: day };
      else runs.push({ agentId, from: day, to: day, paidMinutesPerDay });
    }
    return runs;
  }
}

function leaveOf(request: ShiftRequest): readonly ApprovedLeave[] {
  const { ask, id, agentId, revision, isCancelled } = request;
  if (ask.kind !== 'leave') return [];
  const { firstDay, lastDay, part, leaveKind } = ask;
  return [{ requestId: id, agentId, firstDay, lastDay, part, leaveKind, revision, isCancelled }];
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
