import { ROLL_UP_MINUTES, type QueueInterval } from '../../history/roll-ups.ts';
import { dayNumber, nameDay, weekdayOf } from '../../time/day-number.ts';
import type { DayGrid, DayRange } from '../day-grid.ts';
import { findUnknownSilence } from './find-silence.ts';
import { createGridClock, type GridClock, type SiteClockSettings } from './grid-clock.ts';

/** What is known of one queue's past, place for place. */
export interface QueueGrids {
  readonly queueId: string;
  /** Calls offered. */
  readonly calls: DayGrid;
  /** Conversations that are over: the denominator of handle time. */
  readonly handled: DayGrid;
  /** Sum of talk, hold and wrap-up of those, seconds; divided by `handled` it is the average handle time. */
  readonly handleSeconds: DayGrid;
}

export interface GridRequest {
  readonly site: SiteClockSettings;
  readonly intervalMinutes: 15 | 30;
  readonly range: DayRange;
  /** Floor time: what is not over by then is not known. */
  readonly knownUntilMs: number;
  /** Half open stretches in which feeds were lost: nothing in them is known, whatever rows there are. */
  readonly lost: readonly { readonly fromMs: number; readonly toMs: number }[];
}

/** Takes a history's rows, in pieces of any size and order, and makes grids of them. */
export interface GridBuilder {
  /** Rows of all queues of the site, by quarter hours. Those outside the range are left out; a row told twice is added up. */
  add(rows: readonly QueueInterval[]): void;
  /** By queue id, in order of their ids. */
  finish(): ReadonlyMap<string, QueueGrids>;
}

interface QueueSums {
  readonly offered: Float64Array;
  readonly handled: Float64Array;
  readonly handleMs: Float64Array;
  firstQuarter: number;
}

const QUARTER_MS = ROLL_UP_MINUTES * 60_000;

/**
 * Grids of every queue of a site from its quarter hours. A quarter hour without a row is one without calls when the site was
 * heard at that time, and not known when it was not (see `findUnknownSilence`), when a feed was lost, before the queue's own
 * first row, and after `knownUntilMs`. Closed hours still count as zero here: `findOpeningHours` and `closeOutside` come next.
 *
 * @throws RangeError for a zone, day start or first day that is none.
 */
export function createGridBuilder(request: GridRequest): GridBuilder {
  const clock = createGridClock(request.site, request.intervalMinutes);
  const quarters = layQuarters(clock, request.range);
  const count = quarters.startMs.length;
  const hasRow = new Uint8Array(count);
  const queues = new Map<string, QueueSums>();

  function sumsOf(queueId: string): QueueSums {
    let sums = queues.get(queueId);
    if (sums === undefined) {
      const empty = () => new Float64Array(count);
      queues.set(
        queueId,
        (sums = { offered: empty(), handled: empty(), handleMs: empty(), firstQuarter: count }),
      );
    }
    return sums;
  }

  return {
    add(rows) {
      for (const { queueId, startMs, tally } of rows) {
        const quarter = quarters.indexOf(startMs);
        if (quarter === undefined) continue;
        const sums = sumsOf(queueId);
        hasRow[quarter] = 1;
        sums.firstQuarter = Math.min(sums.firstQuarter, quarter);
        sums.offered[quarter] = sums.offered[quarter]! + tally.offered;
        sums.handled[quarter] = sums.handled[quarter]! + tally.handled;
        sums.handleMs[quarter] =
          sums.handleMs[quarter]! + tally.sumTalkMs + tally.sumHoldMs + tally.sumWrapUpMs;
      }
    },
    finish() {
      const isKnown = findKnown(request, clock, quarters, hasRow, sumSite(queues, count));
      const grids = new Map<string, QueueGrids>();
      for (const queueId of [...queues.keys()].sort()) {
        const { offered, handled, handleMs, firstQuarter } = queues.get(queueId)!;
        const gridOf = (values: Float64Array, unit: number): DayGrid => ({
          intervalMinutes: request.intervalMinutes,
          intervalsPerDay: clock.intervalsPerDay,
          ...request.range,
          values: gather(
            clock,
            quarters,
            values,
            unit,
            (quarter) => isKnown[quarter] === 1 && quarter >= firstQuarter,
          ),
        });
        grids.set(queueId, {
          queueId,
          calls: gridOf(offered, 1),
          handled: gridOf(handled, 1),
          handleSeconds: gridOf(handleMs, 1_000),
        });
      }
      return grids;
    },
  };
}

/** All at once. @throws as `createGridBuilder` */
export function buildQueueGrids(
  request: GridRequest,
  rows: readonly QueueInterval[],
): ReadonlyMap<string, QueueGrids> {
  const builder = createGridBuilder(request);
  builder.add(rows);
  return builder.finish();
}

/** The real quarter hours of a range of site days, in order of time. */
interface Quarters {
  readonly startMs: Float64Array;
  /** The cell of the grid each belongs to. */
  readonly cells: Int32Array;
  /** Place of the week by quarter hours. */
  readonly weekPlaces: Int32Array;
  readonly cellCount: number;
  indexOf(startMs: number): number | undefined;
}

function layQuarters(clock: GridClock, range: DayRange): Quarters {
  const fine = clock.intervalMinutes === ROLL_UP_MINUTES ? 1 : clock.intervalMinutes / ROLL_UP_MINUTES;
  const quartersPerDay = clock.intervalsPerDay * fine;
  const startMs: number[] = [];
  const cells: number[] = [];
  const weekPlaces: number[] = [];
  const first = dayNumber(range.firstDay);
  for (let index = 0; index < range.days; index += 1) {
    const day = nameDay(first + index);
    for (const { startMs: fromMs, endMs, place } of clock.intervalsOf(day)) {
      for (let atMs = fromMs; atMs < endMs; atMs += QUARTER_MS) {
        startMs.push(atMs);
        cells.push(index * clock.intervalsPerDay + place);
        const within = Math.min(fine - 1, Math.floor((atMs - fromMs) / QUARTER_MS));
        weekPlaces.push(weekdayOf(day) * quartersPerDay + place * fine + within);
      }
    }
  }
  const indexes = new Map(startMs.map((atMs, index) => [atMs, index]));
  return {
    startMs: Float64Array.from(startMs),
    cells: Int32Array.from(cells),
    weekPlaces: Int32Array.from(weekPlaces),
    cellCount: range.days * clock.intervalsPerDay,
    indexOf: (atMs) => indexes.get(atMs),
  };
}

/** Calls of the whole site; its own row (`*`) where the queues were not told. */
function sumSite(queues: ReadonlyMap<string, QueueSums>, count: number): Float64Array {
  const site = new Float64Array(count);
  for (const [queueId, { offered }] of queues)
    if (queueId !== '*') offered.forEach((calls, quarter) => (site[quarter] = site[quarter]! + calls));
  const own = queues.get('*')?.offered;
  return own === undefined ? site : site.map((calls, quarter) => Math.max(calls, own[quarter]!));
}

/** 1 for each quarter hour of which a missing row says that no call came. */
function findKnown(
  { knownUntilMs, lost }: GridRequest,
  { intervalsPerDay, intervalMinutes }: GridClock,
  { startMs, weekPlaces }: Quarters,
  hasRow: Uint8Array,
  offered: Float64Array,
): Uint8Array {
  const known = new Uint8Array(startMs.length);
  const from = hasRow.indexOf(1);
  if (from < 0) return known;
  let to = startMs.length;
  while (to > from && startMs[to - 1]! + QUARTER_MS > knownUntilMs) to -= 1;
  const unheard = findUnknownSilence({
    hasRow: hasRow.subarray(from, to),
    offered: offered.subarray(from, to),
    weekPlace: weekPlaces.subarray(from, to),
    quartersPerDay: (intervalsPerDay * intervalMinutes) / ROLL_UP_MINUTES,
  });
  for (let quarter = from; quarter < to; quarter += 1) known[quarter] = unheard[quarter - from] === 1 ? 0 : 1;
  for (const { fromMs, toMs } of lost)
    startMs.forEach((atMs, quarter) => {
      if (atMs < toMs && atMs + QUARTER_MS > fromMs) known[quarter] = 0;
    });
  return known;
}

/**
 * Quarters put into cells as a rate per interval. A cell that comes twice is the mean of what is known of both; one of
 * which less than a whole interval is known is not known.
 */
function gather(
  { intervalMinutes }: GridClock,
  { cells, cellCount }: Quarters,
  values: Float64Array,
  unit: number,
  isKnown: (quarter: number) => boolean,
): Float64Array {
  const needed = intervalMinutes / ROLL_UP_MINUTES;
  const sums = new Float64Array(cellCount);
  const counts = new Float64Array(cellCount);
  cells.forEach((cell, quarter) => {
    if (!isKnown(quarter)) return;
    sums[cell] = sums[cell]! + values[quarter]!;
    counts[cell] = counts[cell]! + 1;
  });
  return sums.map((sum, cell) => {
    const known = counts[cell]!;
    return known < needed ? Number.NaN : (sum * needed) / (known * unit);
  });
}
