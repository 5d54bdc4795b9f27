import type { Limits } from '../../../../shared/rostering/model/limits.ts';
import type { Contract } from '../../../../shared/rostering/problem/problem.ts';

export type WeekField = 'softMin' | 'softMax' | 'hardMin' | 'hardMax';
export const WEEK_FIELDS: readonly WeekField[] = ['hardMin', 'softMin', 'softMax', 'hardMax'];

/** A soft limit without a price is none: an hour beside it costs a little less than an agent who is missing for that hour. */
const PRICE = 0.25;

/**
 * A contract with another limit of its week. Prices and unit stay as they were when the field was entered: on the way to another
 * number a field is empty, and has no limit, for a moment.
 *
 * @param hours NaN: no such limit
 * @param entered the week as it was when the field was entered
 */
export function changeWeek(
  { minutesPerWeek, ...contract }: Contract,
  field: WeekField,
  hours: number,
  entered: Limits = {},
): Contract {
  const { [field]: _, perUnder, perOver, ...others } = { ...kept(entered), ...minutesPerWeek };
  const limits: Limits = { ...others, ...(Number.isFinite(hours) && { [field]: Math.round(hours * 60) }) };
  const priced: Limits = {
    ...limits,
    ...(limits.softMin !== undefined && { perUnder: perUnder ?? PRICE }),
    ...(limits.softMax !== undefined && { perOver: perOver ?? PRICE }),
  };
  const isEmpty = WEEK_FIELDS.every((each) => priced[each] === undefined);
  return isEmpty ? contract : { ...contract, minutesPerWeek: priced };
}

function kept({ perUnder, perOver, hardUnit }: Limits): Limits {
  return {
    ...(perUnder !== undefined && { perUnder }),
    ...(perOver !== undefined && { perOver }),
    ...(hardUnit !== undefined && { hardUnit }),
  };
}
