import type { PlanningSettings, QueuePlanningSettings } from '../../shared/contract/planning-settings.ts';
import { borrowHistory } from '../../shared/forecasting/borrow/borrow-history.ts';
import {
  findWeekPattern,
  makeWeekPattern,
  type DonorPattern,
} from '../../shared/forecasting/borrow/week-pattern.ts';
import type { DayGrid, OpeningHours } from '../../shared/forecasting/day-grid.ts';
import { ForecastError } from '../../shared/forecasting/forecast-error.ts';
import type { QueueGrids } from '../../shared/forecasting/grid/build-grids.ts';
import { findOpeningHours, makeOpeningHours } from '../../shared/forecasting/grid/opening-hours.ts';
import type { HandleTimeHistory } from '../../shared/forecasting/handle-time.ts';
import type { ForecastLimit } from '../../shared/forecasting/queue-forecast.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { judgePast, type ForecastTask } from './judge-past.ts';

/** What a queue without enough past is forecast from. */
export interface BorrowedPast {
  /** Borrowed weeks, then the queue's own days; open hours alone. */
  readonly history: DayGrid;
  readonly handleTime: HandleTimeHistory;
  readonly openingHours: OpeningHours;
  readonly limit: ForecastLimit;
}

type Borrowing = NonNullable<QueuePlanningSettings['borrow']>;

/** From so many days of its own on a queue's calls say when it is open, besides the one it borrows from. */
const DAYS_TO_TELL_HOURS = 14;
/** A typed or borrowed handle time counts for as much as so many calls of the queue's own. */
const HANDLE_CALLS = 200;
const HANDLE_DAYS = 84;

export function findBorrowing({ queues }: PlanningSettings, queueId: string): Borrowing | null {
  return queues.find((queue) => queue.queueId === queueId)?.borrow ?? null;
}

/**
 * The past of a queue that leans on another one's week or on what was typed (shared/forecasting/borrow says how). Null when
 * it has eight weeks of its own.
 *
 * @param own null: nothing is known of the queue itself
 * @throws ForecastError when there is nothing to lean on
 */
export function borrowPast(
  queueId: string,
  own: QueueGrids | null,
  borrowing: Borrowing,
  grids: ReadonlyMap<string, QueueGrids>,
  task: ForecastTask,
): BorrowedPast | null {
  const typed = readTypedHours(queueId, task);
  const pattern = findPattern(queueId, borrowing, typed, grids, task);
  const openingHours = typed ?? openAsPattern(pattern, own);
  const judged = own === null ? null : judgePast(own, task, openingHours).past.calls;
  const { history, ownRatio, borrowedDays } = borrowHistory({
    pattern,
    callsPerDay: borrowing.callsPerDay ?? pattern.callsPerDay,
    own: judged,
    // The running day is the queue's own, as far as it is known.
    endDay: own === null ? task.today : nameDay(dayNumber(task.today) + 1),
  });
  if (borrowedDays === 0) return null;
  const fromQueueId = borrowing.kind === 'queue' ? borrowing.queueId : null;
  return {
    history,
    openingHours,
    handleTime: borrowHandleTime(history, borrowedDays, own, readHandleSeconds(borrowing, grids)),
    limit: { code: 'borrowed', fromQueueId, ownRatio },
  };
}

function readTypedHours(queueId: string, { settings, site }: ForecastTask): OpeningHours | null {
  const opening = settings.queues.find((queue) => queue.queueId === queueId)?.opening;
  if (opening?.kind !== 'typed') return null;
  return makeOpeningHours(opening.weekdays, site.dayStartsAt, settings.intervalMinutes);
}

function findPattern(
  queueId: string,
  borrowing: Borrowing,
  typed: OpeningHours | null,
  grids: ReadonlyMap<string, QueueGrids>,
  task: ForecastTask,
): DonorPattern {
  if (borrowing.kind === 'queue') {
    const donor = grids.get(borrowing.queueId);
    const past = donor && judgePast(donor, task).past;
    const pattern = past && findWeekPattern(past.calls, past.excludedDays);
    const open = pattern && (typed === null ? pattern : openOnly(pattern, typed));
    if (open) return open;
    throw new ForecastError({ code: 'borrow-from-nothing', queueId: borrowing.queueId });
  }
  const callsByWeekday = new Array<number>(7).fill(borrowing.callsPerDay);
  const pattern =
    typed === null
      ? findWeekPattern(sumCalls(queueId, grids, task), new Set())
      : makeWeekPattern({ callsByWeekday, hours: typed, dayCurve: null });
  if (pattern) return pattern;
  throw new ForecastError({ code: 'borrow-hours-untold' });
}

/** Where a site's queues have their calls in the week, for one of which nobody has said when it is open. */
function sumCalls(queueId: string, grids: ReadonlyMap<string, QueueGrids>, task: ForecastTask): DayGrid {
  const others = [...grids.values()].filter((queue) => queue.queueId !== queueId);
  const [first] = others;
  if (first === undefined) throw new ForecastError({ code: 'borrow-hours-untold' });
  const judged = others.map((queue) => judgePast(queue, task).past.calls.values);
  return {
    ...first.calls,
    values: first.calls.values.map((_, at) => {
      const known = judged.map((values) => values[at]!).filter((value) => !Number.isNaN(value));
      return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0);
    }),
  };
}

/** A pattern within typed hours, such that an average day with calls has 1 again; null when nothing is left of it. */
function openOnly(pattern: DonorPattern, { open }: OpeningHours): DonorPattern | null {
  const { intervalsPerDay } = pattern;
  const shares = pattern.shares.map((share, at) => (open[at] === 1 ? share : 0));
  const days = Array.from({ length: 7 }, (_, day) =>
    shares.subarray(day * intervalsPerDay, (day + 1) * intervalsPerDay).some((share) => share > 0),
  ).filter(Boolean).length;
  const perDay = shares.reduce((sum, share) => sum + share, 0) / days;
  if (!(perDay > 0)) return null;
  return {
    ...pattern,
    callsPerDay: pattern.callsPerDay * perDay,
    shares: shares.map((share) => share / perDay),
  };
}

function openAsPattern({ shares, intervalsPerDay }: DonorPattern, own: QueueGrids | null): OpeningHours {
  const found =
    own !== null && countDays(own.calls) >= DAYS_TO_TELL_HOURS ? findOpeningHours(own.calls).open : null;
  return {
    intervalsPerDay,
    open: Uint8Array.from(shares, (share, at) => (share > 0 ? 1 : (found?.[at] ?? 0))),
  };
}

/** Days of which anything is known. */
export function countDays({ values, days, intervalsPerDay }: DayGrid): number {
  let known = 0;
  for (let day = 0; day < days; day += 1)
    if (values.subarray(day * intervalsPerDay, (day + 1) * intervalsPerDay).some((value) => value >= 0))
      known += 1;
  return known;
}

/** Mean handle seconds to begin with; null when nobody knows. */
function readHandleSeconds(borrowing: Borrowing, grids: ReadonlyMap<string, QueueGrids>): number | null {
  if (borrowing.kind === 'typed') return borrowing.handleSeconds;
  const donor = grids.get(borrowing.queueId)!;
  const from = -HANDLE_DAYS * donor.handled.intervalsPerDay;
  let [calls, seconds] = [0, 0];
  const handleSeconds = donor.handleSeconds.values.slice(from);
  donor.handled.values.slice(from).forEach((handled, at) => {
    if (!(handled > 0)) return;
    calls += handled;
    seconds += handleSeconds[at]!;
  });
  return calls > 0 ? seconds / calls : null;
}

/** The queue's own handle time, and before it the borrowed one with the weight of a few calls. */
function borrowHandleTime(
  history: DayGrid,
  borrowedDays: number,
  own: QueueGrids | null,
  meanSeconds: number | null,
): HandleTimeHistory {
  const { intervalsPerDay, values } = history;
  const handled = new Float64Array(values.length);
  const handleSeconds = new Float64Array(values.length);
  const borrowed = borrowedDays * intervalsPerDay;
  const calls = values.subarray(0, borrowed).reduce((sum, value) => sum + (value > 0 ? value : 0), 0);
  if (meanSeconds !== null && calls > 0)
    for (let at = 0; at < borrowed; at += 1) {
      const value = values[at]!;
      handled[at] = value > 0 ? (value * HANDLE_CALLS) / calls : 0;
      handleSeconds[at] = handled[at]! * meanSeconds;
    }
  if (own !== null) {
    const from =
      (dayNumber(history.firstDay) + borrowedDays - dayNumber(own.calls.firstDay)) * intervalsPerDay;
    const length = values.length - borrowed;
    handled.set(own.handled.values.subarray(from, from + length), borrowed);
    handleSeconds.set(own.handleSeconds.values.subarray(from, from + length), borrowed);
  }
  return { handled, handleSeconds };
}
