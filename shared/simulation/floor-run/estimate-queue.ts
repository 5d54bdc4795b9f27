import { countServiceLevel } from '../../metrics/service-level-formulas.ts';
import type { ServiceLevelFormula } from '../../site/site.ts';
import { GROUP_FIELD, GROUP_FIELDS, type PlayedCells } from './played-cells.ts';
import {
  estimateRatio,
  placeOf,
  tallyReplications,
  type RatioEstimate,
  type RatioPart,
} from './summarise-cells.ts';

/** A queue over some intervals; ratios 0 to 1, null where nothing counts. */
export interface QueueEstimates {
  readonly serviceLevel: RatioEstimate | null;
  /** Of the answered. */
  readonly waitSeconds: RatioEstimate | null;
  /** Short abandons left out, above and below the line. */
  readonly abandonmentRatio: RatioEstimate | null;
  /** Of everybody who may serve the queue. */
  readonly occupancyRatio: RatioEstimate | null;
}

export interface EstimatedPart {
  readonly queueId: string;
  readonly formula: ServiceLevelFormula;
  /** Groups that may serve it. */
  readonly groupIds: readonly string[];
  /** Intervals `from` to below `to`. */
  readonly from: number;
  readonly to: number;
  /** How sure the bands of the means are, above 0 and below 1. */
  readonly confidence: number;
}

/** What a queue came to, each figure with the band of its mean. */
export function estimateQueue(cells: PlayedCells, part: EstimatedPart): QueueEstimates {
  const { queueId, formula, groupIds, from, to, confidence } = part;
  const tallies = tallyReplications(cells, { queueIds: [queueId], from, to });
  const estimate = (parts: readonly RatioPart[]) => estimateRatio(parts, confidence);
  return {
    serviceLevel: estimate(
      tallies.map((tally) => {
        const { met, counted } = countServiceLevel(formula, tally);
        return { above: met, below: counted };
      }),
    ),
    waitSeconds: estimate(
      tallies.map(({ sumAnswerWaitMs, answered }) => ({ above: sumAnswerWaitMs / 1000, below: answered })),
    ),
    abandonmentRatio: estimate(
      tallies.map(({ offered, abandoned, shortAbandons }) => ({
        above: abandoned - shortAbandons,
        below: offered - shortAbandons,
      })),
    ),
    occupancyRatio: estimate(sumGroupTimes(cells, groupIds, from, to)),
  };
}

/** By replication: time with a call in hand, and time present. */
function sumGroupTimes(
  cells: PlayedCells,
  groupIds: readonly string[],
  from: number,
  to: number,
): readonly RatioPart[] {
  const places = groupIds.map((groupId) => placeOf(groupId, cells.groupIds));
  return Array.from({ length: cells.to - cells.from }, (_, replication) => {
    const sum = (field: number) => {
      let total = 0;
      for (const group of places) {
        const row =
          ((replication * GROUP_FIELDS.length + field) * cells.groupIds.length + group) * cells.intervals;
        for (let interval = from; interval < to; interval++) total += cells.groups[row + interval]!;
      }
      return total;
    };
    return { above: sum(GROUP_FIELD.busyMs), below: sum(GROUP_FIELD.presentMs) };
  });
}
