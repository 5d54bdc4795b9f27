import { countServiceLevel } from '../../metrics/service-level-formulas.ts';
import type { ServiceLevelFormula } from '../../site/site.ts';
import {
  CALL_FIELDS,
  FIELD,
  GROUP_FIELD,
  GROUP_FIELDS,
  type CallField,
  type GroupField,
  type PlayedCells,
} from './played-cells.ts';
import { studentQuantile } from './student-quantile.ts';

/** What one replication came to over some queues and intervals. Sums: `offered` = answered + abandoned + flowedOut + waiting. */
export type PlayedTally = Readonly<Record<CallField, number>>;

/** Which part of a result: some queues, and the intervals from `from` to below `to`. */
export interface PlayedPart {
  readonly queueIds: readonly string[];
  readonly from: number;
  readonly to: number;
}

/**
 * A mean over replications that lies within `halfWidth` of the true one in 99 of 100 such runs, or as often as it was asked to;
 * Infinity after one.
 */
export interface Estimate {
  readonly mean: number;
  readonly halfWidth: number;
}

export interface RatioEstimate extends Estimate {
  /** Single replications: a tenth of them lie outside, half below and half above. */
  readonly low: number;
  readonly high: number;
}

const CONFIDENCE = 0.99;

/** One tally a replication, in order. */
export function tallyReplications(cells: PlayedCells, part: PlayedPart): readonly PlayedTally[] {
  const queues = part.queueIds.map((queueId) => placeOf(queueId, cells.queueIds));
  return Array.from({ length: cells.to - cells.from }, (_, replication) => {
    const sum = (field: CallField) => sumCells(cells, replication, FIELD[field], queues, part);
    return {
      offered: sum('offered'),
      answered: sum('answered'),
      answeredWithinTarget: sum('answeredWithinTarget'),
      abandoned: sum('abandoned'),
      abandonedWithinTarget: sum('abandonedWithinTarget'),
      shortAbandons: sum('shortAbandons'),
      flowedOut: sum('flowedOut'),
      waiting: sum('waiting'),
      waitingPastTarget: sum('waitingPastTarget'),
      sumAnswerWaitMs: sum('sumAnswerWaitMs'),
      sumAbandonWaitMs: sum('sumAbandonWaitMs'),
      sumHandleMs: sum('sumHandleMs'),
    };
  });
}

/** What is above and what is below the line in one replication. */
export interface RatioPart {
  readonly above: number;
  readonly below: number;
}

/**
 * Sum of what is above the line over sum of what is below it, never a mean of ratios. The band follows from how the
 * residuals above - ratio x below scatter over the replications (the ratio estimator of sampling theory; Cochran,
 * Sampling Techniques, 1977). Null when nothing is below the line.
 */
export function estimateRatio(
  parts: readonly RatioPart[],
  confidence: number = CONFIDENCE,
): RatioEstimate | null {
  const counted = parts.reduce((sum, { below }) => sum + below, 0);
  if (counted === 0) return null;
  const mean = parts.reduce((sum, { above }) => sum + above, 0) / counted;
  const residuals = estimateMean(
    parts.map(({ above, below }) => above - mean * below),
    confidence,
  );
  const ratios = parts.filter(({ below }) => below > 0).map(({ above, below }) => above / below);
  ratios.sort((one, other) => one - other);
  return {
    mean,
    halfWidth: residuals.halfWidth / (counted / parts.length),
    low: quantileOf(ratios, 0.05),
    high: quantileOf(ratios, 0.95),
  };
}

/** Whoever was in line at the end and past the target has missed it, as on the wall. */
export function estimateServiceLevel(
  tallies: readonly PlayedTally[],
  formula: ServiceLevelFormula,
): RatioEstimate | null {
  return estimateRatio(
    tallies.map((tally) => {
      const { met, counted } = countServiceLevel(formula, tally);
      return { above: met, below: counted };
    }),
  );
}

/** Handle time / time present of a group by the clock, over intervals `from` to below `to`; null when nobody was there. */
export function estimateOccupancy(
  cells: PlayedCells,
  groupId: string,
  from: number,
  to: number,
): number | null {
  const { busyMs, presentMs } = sumGroupTimes(cells, groupId, from, to);
  return presentMs === 0 ? null : busyMs / presentMs;
}

/** Times of a group by the clock, over intervals `from` to below `to` and all replications. */
export function sumGroupTimes(
  cells: PlayedCells,
  groupId: string,
  from: number,
  to: number,
): Readonly<Record<GroupField, number>> {
  const group = placeOf(groupId, cells.groupIds);
  const sums = { busyMs: 0, presentMs: 0 };
  for (let replication = 0; replication < cells.to - cells.from; replication++) {
    for (const field of GROUP_FIELDS) {
      const row = (replication * GROUP_FIELDS.length + GROUP_FIELD[field]) * cells.groupIds.length + group;
      for (let interval = from; interval < to; interval++) {
        sums[field] += cells.groups[row * cells.intervals + interval]!;
      }
    }
  }
  return sums;
}

/** The mean of one number a replication, with its band by Student's t. */
export function estimateMean(values: readonly number[], confidence: number = CONFIDENCE): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { mean, halfWidth: Infinity };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean, halfWidth: error * studentQuantile(confidence, values.length - 1) };
}

/** Linear between the sorted values. */
function quantileOf(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (at - low);
}

function sumCells(
  cells: PlayedCells,
  replication: number,
  field: number,
  queues: readonly number[],
  { from, to }: PlayedPart,
): number {
  const { calls, intervals, queueIds } = cells;
  let sum = 0;
  for (const queue of queues) {
    const row = ((replication * CALL_FIELDS.length + field) * queueIds.length + queue) * intervals;
    for (let interval = from; interval < to; interval++) sum += calls[row + interval]!;
  }
  return sum;
}

/** @throws RangeError when it is none of them. */
export function placeOf(id: string, known: readonly string[]): number {
  const place = known.indexOf(id);
  if (place === -1) throw new RangeError(`${id} must be one of the plan's: ${known.join(', ')}.`);
  return place;
}
