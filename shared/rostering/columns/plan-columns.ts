import { closeRows } from '../bound/close-rows.ts';
import { createCoverRows } from '../bound/cover-rows.ts';
import type { RosterModel } from '../model/roster-model.ts';
import { createColumnSearch, type ColumnSearch, type ColumnSearchOptions } from './create-column-search.ts';
import { createPartSearch, PART_DAYS } from './create-part-search.ts';

/** What of a roster a search by columns takes on at a time, and how it goes about it. */
export interface ColumnPlan {
  readonly reach: 'whole' | 'parts' | 'none';
  readonly isHurried: boolean;
  /** Share of the time in which the search alone makes a roster to go on from. */
  readonly beginShare: number;
}

/** Rows of cover that a program of columns has time for; a row for each quarter of an hour of some weeks is too many. */
const MOST_ROWS = 1200;
/** Longer horizons have too many sums to be remembered whole. */
const WHOLE_DAYS = 42;
/** Processor seconds a whole search takes to its first roster, by the square of its days of agents. As measured: 1,890 take 60. */
const SECONDS_PER_SQUARE = 1 / 60_000;
/** Of the time there is: more than the first is a hurry, more than the second too much. */
const HURRY_SHARE = 0.6;
const MOST_SHARE = 1.1;
/** Days of agents for which the search needs a second to make a roster to go on from. */
const CELLS_PER_SECOND = 400;
const WHOLE_BEGIN_SHARE = 0.06;
const PARTS_BEGIN_SHARES = [0.2, 0.7] as const;

/** @param seconds there are in all */
export function planColumns(model: RosterModel, seconds: number): ColumnPlan {
  const { agentIds, dayCount, terms } = model;
  const cells = agentIds.length * dayCount;
  const none: ColumnPlan = { reach: 'none', isHurried: false, beginShare: 1 };
  // Who is there together is no matter of one schedule.
  if (cells === 0 || terms.some(({ kind }) => kind === 'together')) return none;
  const rows = countRows(model);
  const wholeShare = (SECONDS_PER_SQUARE * cells ** 2) / seconds;
  if (rows <= MOST_ROWS && dayCount <= WHOLE_DAYS && wholeShare <= MOST_SHARE) {
    return { reach: 'whole', isHurried: wholeShare > HURRY_SHARE, beginShare: WHOLE_BEGIN_SHARE };
  }
  if (rows * Math.min(1, PART_DAYS / dayCount) > MOST_ROWS) return none;
  const [least, most] = PARTS_BEGIN_SHARES;
  const beginShare = Math.min(most, Math.max(least, cells / CELLS_PER_SECOND / seconds));
  return { reach: 'parts', isHurried: false, beginShare };
}

/** The search by columns of a plan; null where there is to be none. */
export function createPlannedSearch(
  model: RosterModel,
  { isHurried, reach }: ColumnPlan,
  options: ColumnSearchOptions,
): ColumnSearch | null {
  switch (reach) {
    case 'whole':
      return createColumnSearch(model, { ...options, isHurried });
    case 'parts':
      return createPartSearch(model, options);
    case 'none':
      return null;
    default:
      return reach satisfies never;
  }
}

function countRows(model: RosterModel): number {
  return closeRows(model, createCoverRows(model)).rows.filter(({ costs }) => costs.length > 1).length;
}
