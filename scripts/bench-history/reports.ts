import type { DaysRequest, History } from '../../server/ports/history.ts';
import type { HistoryPage } from '../../server/ports/history-answers.ts';
import { dayNumber } from '../../shared/time/day-number.ts';
import type { HistoryQuery } from '../../shared/history/query.ts';

const DAY_MS = 86_400_000;

export interface BenchDays {
  readonly firstDay: string;
  readonly lastDay: string;
  /** A month within, `YYYY-MM`, and its last day. */
  readonly month: string;
  readonly monthEnd: string;
  readonly queueId: string;
}

/** The reports that are measured, each as the questions it asks. */
export function listReports(days: BenchDays): Readonly<Record<string, readonly HistoryQuery[]>> {
  const ask = (asked: Partial<HistoryQuery>): HistoryQuery => ({
    fromDay: days.firstDay,
    toDay: days.lastDay,
    grain: 'day',
    by: 'queue',
    queueIds: [],
    agentIds: [],
    teams: [],
    metrics: [],
    ...asked,
  });
  const ofMonth = { fromDay: `${days.month}-01`, toDay: days.monthEnd, grain: 'whole' } as const;
  return {
    oneQueueYear: [ask({ queueIds: [days.queueId], grain: 'interval' })],
    lastDay: [ask({ fromDay: days.lastDay, toDay: days.lastDay })],
    monthReport: [ask(ofMonth), ask({ ...ofMonth, by: 'agent' })],
    yearReport: [ask({ grain: 'day' }), ask({ grain: 'week' }), ask({ grain: 'month' })],
  };
}

/** What answers a report: the query layer with its figures, or the thread of answers with all its JSON. */
export interface Asked {
  readTable(query: HistoryQuery, page: HistoryPage): Promise<unknown>;
}

/** Asks a report whole and answers how many ms it took. */
export async function timeReport(answers: Asked, queries: readonly HistoryQuery[]): Promise<number> {
  const startedMs = performance.now();
  for (const query of queries)
    await answers.readTable(query, { after: null, limit: 1_000_000, locale: 'en' });
  return performance.now() - startedMs;
}

/** The rows of each report as the port of the history gives them, all their counts, to be held against bare SQL. */
export function listReadings(
  history: History,
  { firstDay, lastDay, month, monthEnd, queueId }: BenchDays,
): Readonly<Record<string, () => Promise<unknown>>> {
  const all = { queueIds: null, agentIds: null };
  const ofMonth: DaysRequest = { ...all, fromDay: `${month}-01`, toDay: monthEnd };
  const period = { fromMs: dayNumber(firstDay) * DAY_MS, toMs: (dayNumber(lastDay) + 1) * DAY_MS };
  return {
    oneQueueYear: () => history.readQueueIntervals({ queueIds: [queueId], period, everyMinutes: 30 }),
    lastDay: () => history.readQueueDays({ ...all, fromDay: lastDay, toDay: lastDay }),
    monthReport: async () => {
      await history.sumQueueDays(ofMonth);
      await history.sumAgentDays({ ...ofMonth, queueIds: null, agentIds: null });
    },
    yearOfDays: () => history.readQueueDays({ ...all, fromDay: firstDay, toDay: lastDay }),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[sorted.length >> 1] ?? 0) * 10) / 10;
}
