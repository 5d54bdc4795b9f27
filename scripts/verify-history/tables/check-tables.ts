import { listHistoryMetrics } from '../../../shared/history/default-metrics.ts';
import {
  type Grain,
  GRAINS,
  type HistoryRow,
  SUBJECT_KINDS,
  type SubjectKind,
} from '../../../shared/history/query.ts';
import type { Figure } from '../../../shared/metrics/metric.ts';
import type { SiteDay } from '../../../shared/time/site-calendar.ts';
import { planCount, type RecountCheck } from '../recount-check.ts';
import type { PlainFigures } from './plain-figures.ts';
import { isShort, listPeriods, type PlainPeriod } from './plain-periods.ts';
import { type CountedDays, countDays, type Question, wantRows } from './wanted-rows.ts';

/** So many queues are asked for together. */
const SOME_QUEUES = 2;

/**
 * Asks for every table there is of these days, all periods by all subjects, whole and for some queues, and compares
 * every figure of every row with the events, counted and computed anew.
 */
export async function checkTables(
  check: RecountCheck,
  days: readonly SiteDay[],
  grains: readonly Grain[] = GRAINS,
): Promise<void> {
  const fromDay = days[0]!.day;
  const toDay = days.at(-1)!.day;
  const someQueues = check.site.queues.slice(0, SOME_QUEUES).map(({ id }) => id);
  const plan = planCount(check, days);
  let byDay: CountedDays | undefined;
  for (const grain of grains) {
    const counted = isShort(grain)
      ? countDays(check, plan, grain)
      : (byDay ??= countDays(check, plan, grain));
    for (const by of SUBJECT_KINDS)
      for (const queueIds of [[], someQueues])
        await checkTable(check, { fromDay, toDay, grain, by, queueIds }, counted);
  }
}

async function checkTable(check: RecountCheck, question: Question, counted: CountedDays): Promise<void> {
  const { site, reader, differences, where, nowMs } = check;
  const { grain, by, queueIds } = question;
  const what = `${where}: ${grain} by ${by}${queueIds.length > 0 ? ` (${queueIds.join(', ')})` : ''}`;
  const metrics = listHistoryMetrics(by).map(({ id }) => id);
  const periods = listPeriods(site, question, nowMs);
  const wanted = wantRows(site, question, counted);
  const missing = new Set(wanted.rows.keys());
  const query = { ...question, agentIds: [], teams: [], metrics };
  for await (const rows of reader.readRows(query, 'en')) {
    for (const row of rows) {
      const name = isShort(grain) ? String(row.period.fromMs) : row.period.key;
      const key = `${name} ${row.subject.id}`;
      const ofRow = `${what}, ${key}`;
      missing.delete(key);
      comparePeriod(check, row, periods.get(name), ofRow);
      compareFigures(check, row, metrics, wanted.rows.get(key) ?? wanted.empty, ofRow);
    }
  }
  for (const key of missing) differences.add(`${what}, ${key} has no row`);
}

function comparePeriod(
  { differences }: RecountCheck,
  { period }: HistoryRow,
  wanted: PlainPeriod | undefined,
  what: string,
): void {
  if (wanted === undefined) {
    differences.add(`${what} is no period of the question`);
    return;
  }
  differences.compare(period.fromMs, wanted.fromMs, () => `${what} begins`);
  differences.compare(period.toMs, wanted.toMs, () => `${what} ends`);
  differences.compare(Number(period.isPartial), Number(wanted.isPartial), () => `${what} is partial`);
}

function compareFigures(
  { differences, line }: RecountCheck,
  { figures, subject }: HistoryRow,
  metrics: readonly string[],
  wanted: PlainFigures,
  what: string,
): void {
  for (const id of metrics) {
    const [is, should] = [figures[id], wanted[id]];
    if (is === undefined && should === undefined && isOfAgents(subject.kind)) continue;
    if (id === 'longest-wait' && line === 'bad' && isLonger(is, should)) continue;
    differences.compareFigure(is, should, () => `${what} ${id}`);
  }
}

function isOfAgents(kind: SubjectKind): boolean {
  return kind === 'team' || kind === 'agent';
}

/** A longest wait stays where it was first thought to be. */
function isLonger(is: Figure | undefined, should: Figure | undefined): boolean {
  return (is?.value ?? 0) > (should?.value ?? 0);
}
