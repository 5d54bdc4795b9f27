import type { ShiftTemplate } from '../../../../shared/rostering/problem/problem.ts';

type Long = NonNullable<ShiftTemplate['longBreak']>;
const GRID = 5;

/** Half an hour unpaid in the middle of the shortest shift. */
export function suggestLongBreak({ minMinutes }: Pick<ShiftTemplate, 'minMinutes'>): Long {
  const minutes = 30;
  return {
    minutes,
    isPaid: false,
    earliestAfterMinutes: snap(minMinutes * 0.35),
    latestAfterMinutes: snap(minMinutes * 0.6),
    gridMinutes: 30,
  };
}

/** One more: a quarter of an hour, paid, where the others leave the longest stretch of the shortest shift. */
export function addShortBreak({
  minMinutes,
  longBreak,
  shortBreaks,
}: Pick<ShiftTemplate, 'minMinutes' | 'longBreak' | 'shortBreaks'>): ShiftTemplate['shortBreaks'] {
  const middles = [longBreak, ...shortBreaks]
    .flatMap((each) => (each === null ? [] : [middleOf(each)]))
    .sort((one, other) => one - other);
  const bounds = [0, ...middles, minMinutes];
  const gaps = bounds.slice(1).map((to, at) => ({ from: bounds[at]!, to }));
  const widest = gaps.reduce((best, gap) => (gap.to - gap.from > best.to - best.from ? gap : best));
  const width = widest.to - widest.from;
  const short = {
    minutes: 15,
    isPaid: true,
    earliestAfterMinutes: snap(widest.from + width / 3),
    latestAfterMinutes: snap(widest.from + (width * 2) / 3),
  };
  return [...shortBreaks, short].sort((one, other) => one.earliestAfterMinutes - other.earliestAfterMinutes);
}

function middleOf({ earliestAfterMinutes, latestAfterMinutes, minutes }: Omit<Long, 'gridMinutes'>): number {
  return (earliestAfterMinutes + latestAfterMinutes + minutes) / 2;
}

function snap(minutes: number): number {
  return Math.max(0, Math.round(minutes / GRID) * GRID);
}
