import type { DeferredWorkSettings } from '../../../shared/contract/planning-settings.ts';
import { makeOpeningHours } from '../../../shared/forecasting/grid/opening-hours.ts';
import { weekdayOf } from '../../../shared/time/day-number.ts';
import type { WorkDays } from './work-days.ts';

/**
 * When a work may be done, by place: as typed, else wherever a queue of those who do it expects calls. The hour that a change of
 * clocks skips is none.
 *
 * @param calls by place, of each queue that those who do it are there for
 */
export function markHours(
  doneWithin: DeferredWorkSettings['doneWithin'],
  calls: readonly Float64Array[],
  { firstDay, exists, dayStartsAt, intervalMinutes, intervalsPerDay }: WorkDays,
): readonly boolean[] {
  if (doneWithin.kind === 'opening')
    return exists.map((isReal, at) => isReal && calls.some((ofQueue) => ofQueue[at]! > 0));
  const { open } = makeOpeningHours(doneWithin.weekdays, dayStartsAt, intervalMinutes);
  const offset = weekdayOf(firstDay) * intervalsPerDay;
  return exists.map((isReal, at) => isReal && open[(offset + at) % open.length] === 1);
}
