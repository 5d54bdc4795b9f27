import type { DayGrid, OpeningHours } from '../../shared/forecasting/day-grid.ts';
import { sampleBusyness, sampleGamma, sampleNormal } from '../../shared/simulation/distributions.ts';
import { hashSeed, Rng } from '../../shared/simulation/rng.ts';
import { nameDay } from '../../shared/time/day-number.ts';

const PER_DAY = 96;

/** Open from 07:00 to 22:00 every day. */
export const BENCH_HOURS: OpeningHours = {
  intervalsPerDay: PER_DAY,
  open: Uint8Array.from({ length: 7 * PER_DAY }, (_, at) =>
    at % PER_DAY >= 28 && at % PER_DAY < 88 ? 1 : 0,
  ),
};

/**
 * One queue's quarter hours: two humps a day, quiet weekends, busy first days of a month, a level that drifts, days and
 * intervals that differ more than Poisson noise. The same seed gives the same queue.
 */
export function generateQueue(seed: number, queue: number, firstNumber: number, days: number): DayGrid {
  const rng = new Rng(hashSeed(seed, 'bench-forecast', queue));
  const callsPerDay = 60 * 1.4 ** queue;
  const values = new Float64Array(days * PER_DAY).fill(NaN);
  let level = 0;
  for (let day = 0; day < days; day += 1) {
    const number = firstNumber + day;
    level += 0.005 * sampleNormal(rng);
    const isWeekend = (number + 3) % 7 >= 5;
    const date = Number(nameDay(number).slice(8));
    const ofDay = callsPerDay * Math.exp(level) * (isWeekend ? 0.4 : 1) * (date <= 3 ? 1.2 : 1);
    const busyness = sampleBusyness(rng, 0.06);
    for (let at = 28; at < 88; at += 1) {
      const shape = Math.exp(-(((at - 42) / 8) ** 2)) + 0.8 * Math.exp(-(((at - 62) / 10) ** 2)) + 0.1;
      const rate = (ofDay * busyness * shape * sampleBusyness(rng, 0.06)) / 31.3;
      values[day * PER_DAY + at] = sampleCount(rng, rate);
    }
  }
  return { intervalMinutes: 15, intervalsPerDay: PER_DAY, firstDay: nameDay(firstNumber), days, values };
}

/** Poisson: by waiting times (gamma) down to a few, which are counted one by one (Ahrens and Dieter, 1974). */
function sampleCount(rng: Rng, mean: number): number {
  let count = 0;
  let rest = mean;
  while (rest > 16) {
    const jump = Math.floor(0.875 * rest);
    const waited = sampleGamma(rng, jump, 1);
    if (waited > rest) return count + countWithin(rng, jump - 1, rest / waited);
    count += jump;
    rest -= waited;
  }
  for (let product = rng.next(); product > Math.exp(-rest); product *= rng.next()) count += 1;
  return count;
}

function countWithin(rng: Rng, trials: number, chance: number): number {
  let count = 0;
  for (let trial = 0; trial < trials; trial += 1) if (rng.happens(chance)) count += 1;
  return count;
}
