import type { HistoryPeriod } from '../../../shared/contract/history.ts';
import { nameShortDay, namePeriodShort, type PeriodNaming } from '../../state/name-history-period.ts';
import { hourTicks, type Tick, type TimeScale } from '../../state/time-scale.ts';
import { middleOf } from './history-chart.ts';

/** Up to so many days the hours of the clock have room. */
const FEW_DAYS = 2;

/**
 * Labels of the time axis, at most so many. Hours and days stand where they begin, as on a clock; longer periods under
 * their middle, where their point is.
 *
 * @param periods those with a point, oldest first
 * @param scale the whole axis: periods may fill a part of it only
 */
export function listChartTicks(
  periods: readonly HistoryPeriod[],
  scale: TimeScale,
  naming: PeriodNaming,
  most: number,
  nowMs: number,
): readonly Tick[] {
  const room = Math.max(2, Math.floor(most));
  const apartMs = (scale.toMs - scale.fromMs) / room;
  if (naming.grain !== 'interval' && naming.grain !== 'hour') {
    return keepApart(
      periods.map((period) => ({ atMs: middleOf(period, nowMs), label: namePeriodShort(period, naming) })),
      apartMs,
    );
  }
  const starts = periods.filter(
    ({ key }, at) => at === 0 || key.slice(0, 10) !== periods[at - 1]!.key.slice(0, 10),
  );
  if (starts.length <= FEW_DAYS && periods.length > 0) {
    return hourTicks(scale, naming.timeZone, room);
  }
  return keepApart(
    starts.map(({ fromMs, key }) => ({ atMs: fromMs, label: nameShortDay(key.slice(0, 10), naming.locale) })),
    apartMs,
  );
}

/** Every so many of them, so that no two labels touch; the first always. */
function keepApart(ticks: readonly Tick[], apartMs: number): readonly Tick[] {
  const distances = ticks.slice(1).map(({ atMs }, at) => atMs - ticks[at]!.atMs);
  // The usual one: days and months differ, and the running period is short.
  const usual = distances.sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? apartMs;
  const step = Math.max(1, Math.ceil(apartMs / usual - 0.05));
  let lastMs = -Infinity;
  return ticks.filter(({ atMs }, at) => {
    // Evenly where periods follow each other; after a gap the first has room of its own.
    const isNext = at % step === 0 || atMs - ticks[at - 1]!.atMs > 2 * usual;
    if (!isNext || atMs - lastMs < apartMs * 0.9) return false;
    lastMs = atMs;
    return true;
  });
}
