import { createTally, type Tally } from '../floor/tally.ts';
import type { QueueInterval } from '../history/roll-ups.ts';
import { writeGaps, type TallyGap } from '../history/tally-gaps.ts';
import { type Cell, nameOf, textOf } from './cell.ts';
import { readTimeRange } from './read-time-range.ts';
import { checkId } from './check-id.ts';
import { cellOf, type ColumnPlaces } from './column-places.ts';
import type { ImportOptions, IntervalField } from './import-format.ts';
import { parseDuration } from './parse-duration.ts';
import { parseGaps } from './parse-gaps.ts';
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
  const tally = createTally();
  Object.assign(tally, balanceCounts(count, names));
  // The average of nothing is no secret: empty cells of a night say all there is.
  const average = (field: IntervalField, calls: number) =>
    parseDuration(cellOf(row, of[field]), names[field], units[field] ?? options.durationUnit) ??
    (of[field] !== undefined && calls === 0 ? 0 : null);
  const within = {
    answeredWithinTarget: [count('answeredWithinTarget'), tally.answered, 'more-than-answered'],
    abandonedWithinTarget: [count('abandonedWithinTarget'), tally.abandoned, 'more-than-abandoned'],
    shortAbandons: [count('shortAbandons'), tally.abandoned, 'more-than-abandoned'],
  } as const;
  for (const field of ['answeredWithinTarget', 'abandonedWithinTarget', 'shortAbandons'] as const) {
    const [some, most, code] = within[field];
    tally[field] = atMost(some ?? 0, most, code, names[field]);
  }
  const waitMs = average('averageWaitSeconds', tally.answered);
  const longestMs = average('longestWaitSeconds', tally.offered);
  tally.sumAnswerWaitMs = (waitMs ?? 0) * tally.answered;
  tally.longestWaitMs = longestMs ?? 0;
  const gaps: TallyGap[] = [
    ...listUntold({
      'answered-within-target': within.answeredWithinTarget[0],
      'abandoned-within-target': within.abandonedWithinTarget[0],
      'short-abandons': within.shortAbandons[0],
      'answer-wait': waitMs,
      'longest-wait': longestMs,
    }),
    // No file of counts has these.
    'abandon-wait',
    'flow-out-wait',
    ...addHandling(tally, (field) => average(field, tally.answered), names),
    ...parseGaps(textOf(cellOf(row, of.untold)), names.untold),
  ];
  return { queueId, startMs, tally, gaps: writeGaps(gaps) };
}

function listUntold(told: Readonly<Partial<Record<TallyGap, number | null>>>): readonly TallyGap[] {
  return (Object.keys(told) as TallyGap[]).filter((gap) => told[gap] === null);
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

/**
 * Talk, hold and wrap-up of conversations: where a file knows any of them, all its answered calls are handled. What is
 * missing of four that add up is worked out; a file that knows of no hold has it in its talk (IM25).
 *
 * @returns what of them nobody knows.
 */
function addHandling(
  tally: Tally,
  averageMs: (field: IntervalField) => number | null,
  names: Readonly<Record<IntervalField, string>>,
): readonly TallyGap[] {
  const handle = averageMs('averageHandleSeconds');
  const hold = averageMs('averageHoldSeconds');
  const stated = { talk: averageMs('averageTalkSeconds'), wrapUp: averageMs('averageWrapUpSeconds') };
  if (handle === null && stated.talk === null && hold === null && stated.wrapUp === null)
    return ['handled', 'handle-time', 'talk', 'hold', 'wrap-up'];
  const rest = (handle ?? 0) - (hold ?? 0) - (stated.wrapUp ?? 0);
  if (handle !== null && stated.talk === null && rest < 0)
    throw new ValueError({ code: 'handle-time-too-short', column: names.averageHandleSeconds });
  const isSplit = handle !== null && (stated.talk !== null || stated.wrapUp !== null);
  const talk = stated.talk ?? (isSplit ? rest : null);
  const wrapUp = stated.wrapUp ?? (isSplit ? Math.max(0, handle - talk! - (hold ?? 0)) : null);
  tally.handled = tally.answered;
  // Of a time that is known whole only, talk has all of it.
  tally.sumTalkMs = (talk ?? (handle === null ? 0 : rest)) * tally.answered;
  tally.sumHoldMs = (hold ?? 0) * tally.answered;
  tally.sumWrapUpMs = (wrapUp ?? 0) * tally.answered;
  return listUntold({
    'handle-time': handle ?? (talk === null ? null : wrapUp),
    talk,
    hold,
    'wrap-up': wrapUp,
  });
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
