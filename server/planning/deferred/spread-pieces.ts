import type { DeferredWorkSettings } from '../../../shared/contract/planning-settings.ts';
import { minutesOf } from '../../../shared/forecasting/grid/grid-clock.ts';
import { weekdayOf } from '../../../shared/time/day-number.ts';
import type { WorkDays } from './work-days.ts';

type Arising = Pick<DeferredWorkSettings, 'arises' | 'piecesByWeekday'>;

/**
 * Pieces of a work by place, day after day. What arises evenly begins at its time of each day and may go on past midnight: the
 * pieces are those of the day on which it began. What comes as calls do has their shape of the day.
 *
 * @param callsOf calls of a queue by place; null of one that is not planned
 */
export function spreadPieces(
  { arises, piecesByWeekday }: Arising,
  days: WorkDays,
  callsOf: (queueId: string) => Float64Array | null,
): Float64Array {
  const { firstDay, days: count, intervalsPerDay } = days;
  const pieces = new Float64Array(count * intervalsPerDay);
  const calls = arises.kind === 'as-calls' ? callsOf(arises.queueId) : null;
  for (let day = 0; day < count; day += 1) {
    const ofDay = piecesByWeekday[(weekdayOf(firstDay) + day) % 7]!;
    if (ofDay === 0) continue;
    const from = day * intervalsPerDay;
    const shape = calls?.subarray(from, from + intervalsPerDay);
    const sum = shape?.reduce((total, each) => total + each, 0) ?? 0;
    if (shape !== undefined && sum > 0)
      shape.forEach((each, place) => (pieces[from + place] = pieces[from + place]! + (ofDay * each) / sum));
    else spreadEvenly(pieces, from, ofDay, windowOf(arises, days.dayStartsAt), days.intervalMinutes);
  }
  return pieces;
}

/** Minutes from the begin of the site day, and how long. */
interface Window {
  readonly from: number;
  readonly length: number;
}

const DAY_MINUTES = 1_440;

function windowOf(arises: DeferredWorkSettings['arises'], dayStartsAt: string): Window {
  if (arises.kind === 'as-calls') return { from: 0, length: DAY_MINUTES };
  const wrap = (minutes: number) => (minutes + DAY_MINUTES) % DAY_MINUTES;
  return {
    from: wrap(minutesOf(arises.from) - minutesOf(dayStartsAt)),
    length: wrap(minutesOf(arises.to) - minutesOf(arises.from)) || DAY_MINUTES,
  };
}

/** By how much of the window each interval is; what lies beyond the last day is not spoken of. */
function spreadEvenly(
  pieces: Float64Array,
  dayAt: number,
  count: number,
  { from, length }: Window,
  intervalMinutes: number,
): void {
  const end = from + length;
  for (let place = Math.floor(from / intervalMinutes); place * intervalMinutes < end; place += 1) {
    const at = dayAt + place;
    if (at >= pieces.length) return;
    const overlap = Math.min(end, (place + 1) * intervalMinutes) - Math.max(from, place * intervalMinutes);
    pieces[at] = pieces[at]! + (count * overlap) / length;
  }
}
