/**
 * What is counted of calls, by the interval in which they were offered, and the place of each. Names are those of the
 * floor's tallies; `waiting` are those still in line when everything was over.
 */
export const FIELD = {
  offered: 0,
  answered: 1,
  answeredWithinTarget: 2,
  abandoned: 3,
  abandonedWithinTarget: 4,
  shortAbandons: 5,
  flowedOut: 6,
  waiting: 7,
  waitingPastTarget: 8,
  sumAnswerWaitMs: 9,
  sumAbandonWaitMs: 10,
  sumHandleMs: 11,
} as const;
export type CallField = keyof typeof FIELD;
export const CALL_FIELDS = Object.keys(FIELD) as readonly CallField[];

/** What is counted of groups, by the clock: time with a call in hand, and all the time they were there. */
export const GROUP_FIELD = { busyMs: 0, presentMs: 1 } as const;
export type GroupField = keyof typeof GROUP_FIELD;
export const GROUP_FIELDS = Object.keys(GROUP_FIELD) as readonly GroupField[];

/**
 * What replications `from` to below `to` came to, each for itself and in order: so that parts that were played elsewhere
 * are put together exactly as if they had been played in one go.
 */
export interface PlayedCells {
  readonly from: number;
  readonly to: number;
  readonly intervals: number;
  readonly queueIds: readonly string[];
  readonly groupIds: readonly string[];
  /** By replication, then field, then queue, then interval. */
  readonly calls: Float32Array;
  /** By replication, then field, then group, then interval. */
  readonly groups: Float32Array;
}

/** Bytes that a result may have: more does not fit beside the rest. */
const MAX_BYTES = 1 << 30;

/** @throws RangeError when the result would not fit into memory. */
export function createPlayedCells(
  range: { readonly from: number; readonly to: number },
  intervals: number,
  queueIds: readonly string[],
  groupIds: readonly string[],
): PlayedCells {
  const replications = range.to - range.from;
  const calls = replications * CALL_FIELDS.length * queueIds.length * intervals;
  const groups = replications * GROUP_FIELDS.length * groupIds.length * intervals;
  const bytes = 4 * (calls + groups);
  if (bytes > MAX_BYTES) {
    throw new RangeError(
      `The result (${bytes} bytes) must be at most ${MAX_BYTES} bytes: play fewer replications, or fewer days at a time.`,
    );
  }
  const { from, to } = range;
  return {
    from,
    to,
    intervals,
    queueIds,
    groupIds,
    calls: new Float32Array(calls),
    groups: new Float32Array(groups),
  };
}

/**
 * Puts together what was played in parts, in any order.
 *
 * @throws RangeError when the parts are of different plans, overlap, or leave a gap.
 */
export function mergePlayedCells(parts: readonly PlayedCells[]): PlayedCells {
  const sorted = [...parts].sort((one, other) => one.from - other.from);
  const first = sorted[0];
  if (first === undefined) throw new RangeError('parts (none) must be at least one.');
  let reached = first.from;
  for (const part of sorted) {
    if (part.from !== reached) {
      throw new RangeError(
        `A part from replication ${part.from} must begin at ${reached}, where the one before it ends.`,
      );
    }
    if (
      part.intervals !== first.intervals ||
      part.queueIds.join() !== first.queueIds.join() ||
      part.groupIds.join() !== first.groupIds.join()
    ) {
      throw new RangeError(`The part from replication ${part.from} must be of the same plan as the others.`);
    }
    reached = part.to;
  }
  return {
    ...first,
    to: reached,
    calls: concat(sorted.map(({ calls }) => calls)),
    groups: concat(sorted.map(({ groups }) => groups)),
  };
}

function concat(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
