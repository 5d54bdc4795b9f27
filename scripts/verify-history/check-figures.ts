import { listIntervals, type Floor, type FloorRows } from '../../shared/floor/floor.ts';
import type { Tally } from '../../shared/floor/tally.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import type { Grain, HistoryQuery } from '../../shared/history/query.ts';
import { METRICS } from '../../shared/metrics/index.ts';
import { mergeTallies } from '../../shared/metrics/merge-scope.ts';
import type { Figure, Metric } from '../../shared/metrics/metric.ts';
import { findScopeRule } from '../../shared/metrics/scope-rule.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar, type SiteDay } from '../../shared/time/site-calendar.ts';
import type { HistoryReader } from '../../server/ports/history-answers.ts';
import type { Differences } from './differences.ts';

/** Every metric that speaks of the day or of an interval. */
const OF_PERIODS = METRICS.filter(({ windows }) => windows.includes('today') || windows.includes('interval'));
/** Moves with time alone: a wall shows it up to 5 s late (FL33). */
const OF_AGENT_TIME = new Set(['occupancy']);

export interface FigureCheck {
  readonly site: Site;
  readonly reader: HistoryReader;
  readonly day: SiteDay;
  readonly differences: Differences;
  readonly where: string;
}

/** The last moment of a day: what a wall shows of today is what the history gives for the day. */
export async function checkLastMoment(check: FigureCheck, rows: FloorRows): Promise<void> {
  const { site, day } = check;
  rows.refresh();
  const metrics = OF_PERIODS.filter(({ id, windows }) => windows.includes('today') && !OF_AGENT_TIME.has(id));
  const shown = new Map<string, Readonly<Tally>>();
  for (const queueId of [SITE_SCOPE, ...site.queues.map(({ id }) => id)]) {
    const tally = rows.tally('today', queueId);
    if (tally !== null) shown.set(`${queueId} ${day.fromMs}`, copyOf(tally));
  }
  await checkTable(check, 'day', shown, metrics);
}

/** A day that is over: its intervals, its hours and itself, as the floor has them in memory. */
export async function checkEndedDay(check: FigureCheck, floor: Floor): Promise<void> {
  const { site, day } = check;
  const hours = createSiteCalendar({ ...site, intervalMinutes: 60 });
  const intervals = new Map<string, Readonly<Tally>>();
  const byHour = new Map<string, Readonly<Tally>>();
  const byDay = new Map<string, Readonly<Tally>>();
  for (const queueId of [SITE_SCOPE, ...site.queues.map(({ id }) => id)]) {
    for (const { startMs, tally } of listIntervals(floor, queueId, day)) {
      intervals.set(`${queueId} ${startMs}`, tally);
      for (const [sums, fromMs] of [
        [byHour, hours.intervalStart(startMs)],
        [byDay, day.fromMs],
      ] as const) {
        const key = `${queueId} ${fromMs}`;
        const sum = sums.get(key);
        sums.set(key, sum === undefined ? tally : mergeTallies([sum, tally]));
      }
    }
  }
  await checkTable(check, 'interval', intervals, OF_PERIODS);
  await checkTable(check, 'hour', byHour, OF_PERIODS);
  await checkTable(check, 'day', byDay, OF_PERIODS);
}

/** @param shown tallies of the floor by `queue start` */
async function checkTable(
  { site, reader, day, differences, where }: FigureCheck,
  grain: Grain,
  shown: ReadonlyMap<string, Readonly<Tally>>,
  metrics: readonly Metric[],
): Promise<void> {
  const left = new Map(shown);
  for (const by of ['site', 'queue'] as const) {
    const query: HistoryQuery = {
      fromDay: day.day,
      toDay: day.day,
      grain,
      by,
      queueIds: [],
      agentIds: [],
      teams: [],
      metrics: metrics.map(({ id }) => id),
    };
    for await (const rows of reader.readRows(query, 'en')) {
      for (const { subject, period, figures } of rows) {
        const key = `${subject.id} ${period.fromMs}`;
        const what = (): string => `${where}: ${grain} ${period.key} of ${subject.id}`;
        const tally = left.get(key);
        left.delete(key);
        if (tally === undefined) {
          differences.add(`${what()} is not known to the floor`);
          continue;
        }
        const wanted = computeAll(metrics, site, subject.id, tally, period.fromMs);
        for (const { id } of metrics)
          differences.compareFigure(figures[id], wanted[id], () => `${what()} ${id}`);
      }
    }
  }
  for (const [key, tally] of left) {
    // What nobody knows of has no row; then nothing may have come.
    differences.compare(tally.offered, 0, () => `${where}: ${grain} ${key} has no row, offered`);
  }
}

function computeAll(
  metrics: readonly Metric[],
  site: Site,
  queueId: string,
  tally: Readonly<Tally>,
  atMs: number,
): Readonly<Record<string, Figure>> {
  const rule = findScopeRule(site, queueId === SITE_SCOPE ? [] : [queueId], atMs);
  return Object.fromEntries(
    metrics.map((metric) => [
      metric.id,
      metric.compute({ window: 'today', tally, live: null, rule, nowMs: atMs, sharesAgents: false }),
    ]),
  );
}

/** A view of a row changes with it. */
function copyOf(tally: Readonly<Tally>): Tally {
  return mergeTallies([tally]);
}
