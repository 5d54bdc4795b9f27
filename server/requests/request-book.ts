import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { ApprovedLeave } from '../../shared/requests/leave.ts';
import type { ShiftRequest } from '../../shared/requests/request.ts';
import {
  DEFAULT_REQUEST_SETTINGS,
  parseRequestSettings,
  type RequestSettings,
} from '../../shared/requests/request-settings.ts';
import { dayNumber } from '../../shared/time/day-number.ts';
import { listDays, listDaysTo } from '../../shared/time/day-range.ts';
import type { Documents } from '../ports/documents.ts';
import type { LeaveBook } from '../ports/leave-book.ts';
import type { LeaveDays, LeaveMinutes } from '../ports/leave-days.ts';
import type { RequestStore } from '../ports/requests.ts';

type LeaveRequest = Pick<ShiftRequest, 'ask' | 'agentId' | 'counted'>;

interface LeaveDay {
  readonly agentId: string;
  readonly day: string;
  readonly paidMinutes: number;
}

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
    const days = (await this.#readStanding(range)).flatMap((request) => this.#wholeDaysOf(request));
    // Where two grants overlap, a day is counted in one of them alone.
    const paid = new Map<string, LeaveDay>();
    for (const one of days) {
      const key = `${one.agentId} ${one.day}`;
      if (one.paidMinutes >= (paid.get(key)?.paidMinutes ?? 0)) paid.set(key, one);
    }
    return joinDays(
      [...paid.values()].sort((a, b) => compareTexts(a.agentId, b.agentId) || compareTexts(a.day, b.day)),
    );
  };

  /** What is paid of it by day, parts of days too: just what the balance counts, in which no day counts twice. */
  readLeaveMinutes = async (range: DayRange): Promise<readonly LeaveMinutes[]> => {
    const days = new Set(listDays(range));
    const sums = new Map<string, LeaveMinutes>();
    for (const { ask, agentId, counted } of await this.#readStanding(range)) {
      if (ask.kind !== 'leave' || this.#paidOf(ask.leaveKind) === 0) continue;
      for (const { day, minutes } of counted.filter((one) => days.has(one.day))) {
        const key = `${agentId} ${day}`;
        sums.set(key, { agentId, day, minutes: (sums.get(key)?.minutes ?? 0) + minutes });
      }
    }
    return [...sums.values()];
  };

  /** Of one request: a run for each stretch of days that are paid alike. */
  leaveDaysOf(request: LeaveRequest): readonly LeaveDays[] {
    return joinDays(this.#wholeDaysOf(request));
  }

  #wholeDaysOf({ ask, agentId, counted }: LeaveRequest): readonly LeaveDay[] {
    if (ask.kind !== 'leave' || ask.part !== null) return [];
    const worked = new Set(counted.map(({ day }) => day));
    return listDaysTo(ask).map((day) => ({
      agentId,
      day,
      paidMinutes: worked.has(day) ? this.#paidOf(ask.leaveKind) : 0,
    }));
  }

  #paidOf(leaveKind: string): number {
    return this.#settings.leaveKinds.find(({ id }) => id === leaveKind)?.paidMinutesPerDay ?? 0;
  }

  async #readStanding(range: DayRange): Promise<readonly ShiftRequest[]> {
    const requests = await this.#store.listTouching(range, null);
    return requests.filter(({ state, isCancelled }) => state === 'approved' && !isCancelled);
  }
}

/** Days in their order, those that follow each other and are paid alike together. */
function joinDays(days: readonly LeaveDay[]): readonly LeaveDays[] {
  const runs: LeaveDays[] = [];
  for (const { agentId, day, paidMinutes } of days) {
    const last = runs.at(-1);
    const isNext = last?.agentId === agentId && dayNumber(last.to) + 1 === dayNumber(day);
    if (isNext && last.paidMinutesPerDay === paidMinutes) runs[runs.length - 1] = { ...last, to: day };
    else runs.push({ agentId, from: day, to: day, paidMinutesPerDay: paidMinutes });
  }
  return runs;
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
