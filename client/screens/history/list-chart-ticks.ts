import type { HistoryPeriod } from '../../../shared/contract/history.ts';
import { nameShortDay, namePeriodShort, type PeriodNaming } from '../../state/name-history-period.ts';
import { hourTicks, type Tick } from '../../state/time-scale.ts';
import { middleOf } from './history-chart.ts';

/** Up to so many days the hours of the clock have room. */
const FEW_DAYS = 2;

/**
 * Labels of the time axis, at most so many. Hours and days stand where they begin, as on a clock; longer periods under
 * their middle, where their point is.
 *
 * @param periods those with a point, oldest first
 */
export function listChartTicks(
  periods: readonly HistoryPeriod[],
  naming: PeriodNaming,
  most: number,
  nowMs: number,
): readonly Tick[] {
  const room = Math.max(2, Math.floor(most));
  if (naming.grain !== 'interval' && naming.grain !== 'hour') {
    const step = Math.ceil(periods.length / room);
    return periods
      .filter((_, at) => at % step === 0)
      .map((period) => ({ atMs: middleOf(period, nowMs), label: namePeriodShort(period, naming) }));
  }
  const starts = periods.filter(
    ({ key }, at) => at === 0 || key.slice(0, 10) !== periods[at - 1]!.key.slice(0, 10),
  );
  if (starts.length <= FEW_DAYS && periods.length > 0) {
    const scale = { fromMs: periods[0]!.fromMs, toMs: periods.at(-1)!.toMs };
    return hourTicks(scale, naming.timeZone, room);
  }
  const step = Math.ceil(starts.length / room);
  return starts
    .filter((_, at) => at % step === 0)
    .map(({ fromMs, key }) => ({ atMs: fromMs, label: nameShortDay(key.slice(0, 10), naming.locale) }));
}
