import type { HistoryReader } from '../../server/ports.ts';
import type { HistoryQuery } from '../../shared/history/query.ts';

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

/** Asks a report and answers how many ms it took and how many rows it has. */
export async function timeReport(
  reader: HistoryReader,
  queries: readonly HistoryQuery[],
): Promise<{ readonly ms: number; readonly rows: number }> {
  const startedMs = performance.now();
  let rows = 0;
  for (const query of queries) {
    const table = await reader.readTable(query, { after: null, limit: 1_000_000, locale: 'en' });
    rows += table.rows.length;
  }
  return { ms: performance.now() - startedMs, rows };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[sorted.length >> 1] ?? 0) * 10) / 10;
}
