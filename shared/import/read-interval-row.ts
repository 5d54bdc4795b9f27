import { createTally, type Tally } from '../floor/tally.ts';
import type { QueueInterval } from '../history/roll-ups.ts';
import { type Cell, nameOf } from './cell.ts';
import { readTimeRange } from './read-time-range.ts';
import { checkId } from './check-id.ts';
import { cellOf, type ColumnPlaces } from './column-places.ts';
import type { ImportOptions, IntervalField } from './import-format.ts';
import { parseDuration } from './parse-duration.ts';
import type { MomentParser } from './parse-moment.ts';
import { parseCount } from './parse-number.ts';
import { ValueError } from './value-error.ts';

export interface IntervalRowReader {
  readonly places: ColumnPlaces<IntervalField>;
  readonly options: Pick<ImportOptions, 'durationUnit' | 'defaultQueue' | 'intervalMinutes'>;
  readonly parseMoment: MomentParser;
  /** Start of the file's interval that a moment falls in, by the local clock. */
  readonly intervalStart: (atMs: number) => number;
}

/**
 * A row of counts as the history keeps it: whole, at the quarter hour it begins with, also when it counts an hour,
 * because nobody knows how the hour's calls were spread (IM20 on).
 *
 * @throws {ValueError} saying why the row cannot be taken.
 */
export function readIntervalRow(row: readonly Cell[], reader: IntervalRowReader): QueueInterval {
  const { options } = reader;
  const { of, names, units } = reader.places;
  const startMs = reader.parseMoment(startOf(cellOf(row, of.start)), names.start);
  if (startMs === null) throw new ValueError({ code: 'start-empty', column: names.start });
  if (reader.intervalStart(startMs) !== startMs)
    throw new ValueError({
      code: 'start-off-the-clock',
      column: names.start,
      minutes: options.intervalMinutes,
    });
  const queueId = nameOf(cellOf(row, of.queue)) || options.defaultQueue;
  if (queueId === null) throw new ValueError({ code: 'queue-empty', column: names.queue });
  checkId(queueId, names.queue);

  // An empty cell of a column that is there is none; without the column nobody knows.
  const count = (field: IntervalField) =>
    of[field] === undefined ? null : (parseCount(cellOf(row, of[field]), names[field]) ?? 0);
  const averageMs = (field: IntervalField) =>
    parseDuration(cellOf(row, of[field]), names[field], units[field] ?? options.durationUnit);
  const tally = createTally();
  Object.assign(tally, balanceCounts(count, names));
  tally.answeredWithinTarget = atMost(
    count('answeredWithinTarget') ?? 0,
    tally.answered,
    'more-than-answered',
    names.answeredWithinTarget,
  );
  tally.abandonedWithinTarget = atMost(
    count('abandonedWithinTarget') ?? 0,
    tally.abandoned,
    'more-than-abandoned',
    names.abandonedWithinTarget,
  );
  tally.shortAbandons = atMost(
    count('shortAbandons') ?? 0,
    tally.abandoned,
    'more-than-abandoned',
    names.shortAbandons,
  );
  tally.sumAnswerWaitMs = (averageMs('averageWaitSeconds') ?? 0) * tally.answered;
  tally.longestWaitMs = averageMs('longestWaitSeconds') ?? 0;
  addHandling(tally, averageMs, names);
  return { queueId, startMs, tally };
}

/**
 * offered = answered + abandoned + flowed out, always. What the file has no column for is what is missing; what it has
 * columns for must add up.
 */
function balanceCounts(
  count: (field: IntervalField) => number | null,
  names: Readonly<Record<IntervalField, string>>,
): Pick<Tally, 'offered' | 'answered' | 'abandoned' | 'flowedOut' | 'flowedOutOther'> {
  const offered = count('offered') ?? 0;
  const stated = {
    answered: count('answered'),
    abandoned: count('abandoned'),
    flowedOut: count('flowedOut'),
  };
  const sum = (stated.answered ?? 0) + (stated.abandoned ?? 0) + (stated.flowedOut ?? 0);
  const missing = offered - sum;
  const isOpen = stated.answered === null || stated.abandoned === null || stated.flowedOut === null;
  if (missing < 0 || (missing > 0 && !isOpen))
    throw new ValueError({
      code: 'counts-unbalanced',
      column: names.offered,
      offered,
      answered: stated.answered ?? 0,
      abandoned: stated.abandoned ?? 0,
      flowedOut: stated.flowedOut ?? 0,
    });
  // What nobody counted is the rest: an export that knows of abandons and of nothing else lost nobody in other ways.
  const answered = stated.answered ?? missing;
  const abandoned = stated.abandoned ?? (stated.answered === null ? 0 : missing);
  const flowedOut = offered - answered - abandoned;
  return { offered, answered, abandoned, flowedOut, flowedOutOther: flowedOut };
}

/** `2026-11-22 08:00-08:30` begins at 08:00. */
function startOf(cell: Cell | undefined): Cell | undefined {
  return typeof cell === 'string' ? (readTimeRange(cell)?.start ?? cell) : cell;
}

/** Talk, hold and wrap-up of conversations: where a file knows any of them, all its answered calls are handled. */
function addHandling(
  tally: Tally,
  averageMs: (field: IntervalField) => number | null,
  names: Readonly<Record<IntervalField, string>>,
): void {
  const handle = averageMs('averageHandleSeconds');
  const talk = averageMs('averageTalkSeconds');
  const hold = averageMs('averageHoldSeconds');
  const wrapUp = averageMs('averageWrapUpSeconds');
  if (handle === null && talk === null) return;
  const rest = (handle ?? 0) - (hold ?? 0) - (wrapUp ?? 0);
  if (talk === null && rest < 0)
    throw new ValueError({ code: 'handle-time-too-short', column: names.averageHandleSeconds });
  tally.handled = tally.answered;
  tally.sumTalkMs = (talk ?? rest) * tally.answered;
  tally.sumHoldMs = (hold ?? 0) * tally.answered;
  // A file that knows handle time and talk, but no wrap-up, has it all the same.
  const known = wrapUp ?? (talk === null ? 0 : Math.max(0, (handle ?? 0) - talk - (hold ?? 0)));
  tally.sumWrapUpMs = known * tally.answered;
}

function atMost(
  count: number,
  most: number,
  code: 'more-than-answered' | 'more-than-abandoned',
  column: string,
): number {
  if (count <= most) return count;
  throw new ValueError({ code, column, count, most });
}
