import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { ForecastFlag, VersionAnswer } from '../../shared/contract/planning-forecast.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import type { DayGrid } from '../../shared/forecasting/day-grid.ts';
import { applyDecisions } from '../../shared/forecasting/flags/decide-flags.ts';
import { measureHorizons } from '../../shared/forecasting/versions/measure-horizons.ts';
import type { Site } from '../../shared/site/site.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import type { History } from '../ports/history.ts';
import { listKnown } from './stored-forecast.ts';
import type { StoredForecast } from './stored-forecast.ts';
import { loadDays } from './load-past.ts';

export interface VersionToMeasure {
  readonly site: Site;
  readonly queueId: string;
  /** As it was published: with the edits. */
  readonly forecast: Pick<
    StoredForecast,
    'firstDay' | 'days' | 'intervalMinutes' | 'intervalsPerDay' | 'calls'
  >;
  /** The site day on which it was published. */
  readonly madeOnDay: string;
  /** The running site day. */
  readonly today: string;
  /** Floor time. */
  readonly nowMs: number;
  /** What people said of odd days of the queue. */
  readonly decided: readonly ForecastFlag[];
}

/** The weeks before say whether silence means that nobody wrote anything down. */
const DAYS_BEFORE = 28;
/** Read beside the running floor: some 1,300 rows, a few milliseconds. */
const DAYS_AT_ONCE = 7;

/** What came on the days of a version so far, and how good it was on those that are over. */
export async function measureVersion(
  history: Pick<History, 'readQueueIntervals'>,
  { site, queueId, forecast, madeOnDay, today, nowMs, decided }: VersionToMeasure,
): Promise<Pick<VersionAnswer, 'actual' | 'horizons'>> {
  const { firstDay, days, intervalMinutes, intervalsPerDay, calls } = forecast;
  const first = dayNumber(firstDay);
  const begun = Math.min(days, dayNumber(today) - first + 1);
  const actual = new Float64Array(days * intervalsPerDay).fill(Number.NaN);
  if (begun <= 0) return { actual: listKnown(actual), horizons: [] };
  const grids = await loadDays(
    { readQueueIntervals: (request) => letOthersIn().then(() => history.readQueueIntervals(request)) },
    {
      site,
      intervalMinutes,
      nowMs,
      onProgress: () => {},
      queueIds: [queueId, SITE_SCOPE],
      range: { firstDay: nameDay(first - DAYS_BEFORE), days: DAYS_BEFORE + begun },
      daysAtOnce: DAYS_AT_ONCE,
    },
  );
  const known = grids.get(queueId)?.calls.values.subarray(DAYS_BEFORE * intervalsPerDay);
  if (known !== undefined) actual.set(known);
  const over = Math.min(days, dayNumber(today) - first);
  const came: DayGrid = {
    intervalMinutes,
    intervalsPerDay,
    firstDay,
    days: over,
    values: actual.slice(0, over * intervalsPerDay),
  };
  const judged = applyDecisions(came, decided);
  return {
    actual: listKnown(actual),
    horizons: measureHorizons(
      [{ firstDay, days, intervalsPerDay, calls: Float64Array.from(calls), madeOnDay }],
      judged.calls,
      judged.excludedDays,
    ),
  };
}
