import type { AdherenceContest, AdherenceException } from '../../../shared/contract/adherence.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import type { AdherenceDayRecord, AdherenceStore } from '../../ports/adherence.ts';
import type { Period } from '../../ports/journal.ts';

/** Adherence that is gone with the process. */
export function createMemoryAdherence(): AdherenceStore {
  const days = new Map<string, readonly AdherenceDayRecord[]>();
  const exceptions = new Map<string, AdherenceException>();
  const contests = new Map<string, AdherenceContest>();
  const kept = (range: DayRange) => [...days.keys()].filter((day) => isWithin(day, range)).sort();
  return {
    replaceDay: async (day, rows) => void days.set(day, rows.map((row) => ({ day, ...row })).sort(byAgent)),
    replaceAgentDay: async (day, agentId, text) => {
      const others = (days.get(day) ?? []).filter((row) => row.agentId !== agentId);
      days.set(day, [...others, ...(text === null ? [] : [{ day, agentId, text }])].sort(byAgent));
    },
    readDays: async (range) => kept(range).flatMap((day) => days.get(day)!),
    listClosed: async (range) => kept(range),
    listExceptions: async (period) => listTouching(exceptions, period),
    findException: async (id) => exceptions.get(id) ?? null,
    saveException: async (exception) => void exceptions.set(exception.id, exception),
    listContests: async (period) => listTouching(contests, period),
    findContest: async (id) => contests.get(id) ?? null,
    addContest: async (contest) => void contests.set(contest.id, contest),
    decideContest: async (contest) => {
      if (contests.get(contest.id)?.state !== 'open') return false;
      contests.set(contest.id, contest);
      return true;
    },
  };
}

function listTouching<T extends { readonly id: string; readonly madeAtMs: number } & Period>(
  records: ReadonlyMap<string, T>,
  period: Period,
): readonly T[] {
  return [...records.values()]
    .filter(({ fromMs, toMs }) => fromMs < period.toMs && toMs > period.fromMs)
    .sort((a, b) => b.madeAtMs - a.madeAtMs || (a.id < b.id ? -1 : 1));
}

function byAgent(a: AdherenceDayRecord, b: AdherenceDayRecord): number {
  return a.agentId < b.agentId ? -1 : 1;
}

function isWithin(day: string, range: DayRange): boolean {
  const place = dayNumber(day) - dayNumber(range.firstDay);
  return place >= 0 && place < range.days;
}
