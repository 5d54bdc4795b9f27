import type { Message } from '../messages/message.ts';
import { siteDay } from '../site/document-schemas.ts';
import { dayNumber } from '../time/day-number.ts';
import { findHistoryMetric } from '../metrics/index.ts';
import { isOfAgents, listHistoryMetrics } from './default-metrics.ts';
import type { Grain, HistoryQuery } from './query.ts';

/** Ten years and a little: the longest stretch of days one question may be about. */
export const MOST_HISTORY_DAYS = 3_700;
/** Rows of time in one table: 400 days by quarter hours, ten years by days. */
export const MOST_PERIODS = 40_000;
/** Rows of a table, all pages together. */
export const MOST_ROWS = 1_000_000;

/**
 * Why a question cannot be answered, with the way out; null when it can.
 *
 * @param subjects how many rows a period may have: of the subjects named, or of all there are
 * @param intervalMinutes the site's own
 * Example: from 2026-03-31 to 2026-03-01 is `{ code: 'days-backwards', from: '2026-03-31', to: '2026-03-01' }`
 */
export function findQueryProblem(
  query: HistoryQuery,
  subjects: number,
  intervalMinutes: number,
): Message | null {
  return (
    findDayProblem(query) ??
    findScopeProblem(query) ??
    findMetricProblem(query) ??
    findSizeProblem(query, subjects, intervalMinutes)
  );
}

function findDayProblem({ fromDay, toDay }: HistoryQuery): Message | null {
  for (const [name, day] of [
    ['from', fromDay],
    ['to', toDay],
  ] as const) {
    // Instants are counted from 1970 on, and changes of the clocks are known for so long.
    if (!siteDay.safeParse(day).success || day < '1970-01-02' || day > '2199-12-31')
      return { code: 'day-wrong', name, day: showText(day) };
  }
  if (toDay < fromDay) return { code: 'days-backwards', from: fromDay, to: toDay };
  const days = countDays(fromDay, toDay);
  return days <= MOST_HISTORY_DAYS
    ? null
    : { code: 'days-too-many', days, from: fromDay, to: toDay, most: MOST_HISTORY_DAYS };
}

function findScopeProblem({ by, agentIds, teams, queueIds }: HistoryQuery): Message | null {
  const named = agentIds.length > 0 ? 'agents' : teams.length > 0 ? 'teams' : null;
  if (!isOfAgents(by) && named !== null) return { code: 'agents-by-what', named, by };
  // `*` is the site's own row and no queue to be added to others.
  if (queueIds.includes('*')) return { code: 'queues-of-site' };
  return null;
}

function findMetricProblem({ metrics, by }: HistoryQuery): Message | null {
  const unknown = metrics.find((id) => findHistoryMetric(id) === null);
  if (unknown === undefined) return null;
  const known = listHistoryMetrics(by).map(({ id }) => id);
  return { code: 'metric-unknown', metric: showText(unknown), by, known: known.join(', ') };
}

function findSizeProblem(
  { grain, by, fromDay, toDay }: HistoryQuery,
  subjects: number,
  intervalMinutes: number,
): Message | null {
  const periods = countPeriods(grain, countDays(fromDay, toDay), intervalMinutes);
  if (periods > MOST_PERIODS)
    return { code: 'periods-too-many', periods, grain, from: fromDay, to: toDay, most: MOST_PERIODS };
  const rows = periods * Math.max(1, subjects);
  if (rows <= MOST_ROWS) return null;
  return { code: 'rows-too-many', rows, periods, subjects, by, most: MOST_ROWS };
}

/** About how many periods days have, never fewer than there are on a day without a change of clocks. */
function countPeriods(grain: Grain, days: number, intervalMinutes: number): number {
  switch (grain) {
    case 'interval':
      return days * Math.ceil(1440 / intervalMinutes);
    case 'hour':
      return days * 24;
    case 'day':
      return days;
    case 'week':
      return Math.ceil(days / 7) + 1;
    case 'month':
      return Math.ceil(days / 28) + 1;
    case 'year':
      return Math.ceil(days / 365) + 1;
    case 'whole':
      return 1;
  }
  return grain satisfies never;
}

function countDays(fromDay: string, toDay: string): number {
  return dayNumber(toDay) - dayNumber(fromDay) + 1;
}

/** A text of the question as messages show it, cut. */
function showText(text: string): string {
  return JSON.stringify(text.length <= 60 ? text : `${text.slice(0, 59)}…`);
}
