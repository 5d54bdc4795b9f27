import { sampleBusyness, sampleNormal } from './distributions.ts';
import type { IncidentModel, SimulationModel } from './model.ts';
import { weekdayOf } from '../time/day-number.ts';
import { RateWalk } from './rate-walk.ts';
import { hashSeed, Rng } from './rng.ts';

/** One day of the site's calendar, half open. */
export interface SimulatedDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A stretch in which one queue is called more than usual. */
export interface Burst {
  readonly queue: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** At its peak; it rises and falls evenly. */
  readonly factor: number;
}

const STEP_MS = 5 * 60_000;
/** The wandering of a day forgets with a half-life of about two hours. */
const DRIFT_MEMORY = 0.5 ** (1 / 24);

/**
 * When the first calls of one queue arrive: a Poisson process whose rate is itself random (a Cox process). The rate is
 * constant over steps of five minutes and multiplies: day shape, weekday, day of the month, the day's busyness (gamma), a
 * slow wandering within the day (an autoregressive lognormal factor) and bursts.
 */
export class Arrivals {
  private readonly index: number;
  private readonly model: SimulationModel;
  private readonly seed: number;
  private readonly days: readonly SimulatedDay[];
  private readonly bursts: readonly Burst[];
  private readonly rng: Rng;
  private day = -1;
  private readonly walk = new RateWalk();

  constructor(
    model: SimulationModel,
    index: number,
    seed: number,
    days: readonly SimulatedDay[],
    bursts: readonly Burst[],
  ) {
    this.model = model;
    this.index = index;
    this.seed = seed;
    this.days = days;
    this.bursts = bursts.filter((burst) => burst.queue === index);
    this.rng = new Rng(hashSeed(seed, 'arrivals', index));
  }

  /** The instant of the next call, whole ms, not before the last one; Infinity when the days are over. */
  nextAtMs(): number {
    let need = -Math.log(this.rng.next());
    for (;;) {
      need = this.walk.advance(need);
      if (need < 0) return Math.floor(this.days[this.day]!.fromMs + this.walk.reached() * STEP_MS);
      if (++this.day >= this.days.length) return Infinity;
      this.walk.begin(expectCalls(this.model, this.index, this.seed, this.days[this.day]!, this.bursts), 0);
    }
  }
}

/** The calls one queue may expect in each five minutes of a day, chance of the day included. */
export function expectCalls(
  model: SimulationModel,
  index: number,
  seed: number,
  { day, fromMs, toMs }: SimulatedDay,
  bursts: readonly Burst[],
): Float64Array {
  const queue = model.queues[index]!;
  const steps = Math.round((toMs - fromMs) / STEP_MS);
  const expected = new Float64Array(steps);
  // One stream for the site and one for the queue: all queues see the same good or bad day.
  const site = new Rng(hashSeed(seed, 'busyness', day));
  const own = new Rng(hashSeed(seed, 'busyness', day, index));
  const { siteDay, queueDay, drift } = model.busyness;
  const dayOfMonth = Number(day.slice(8));
  const dayFactor =
    queue.callsPerDay *
    queue.weekdayFactors[weekdayOf(day)]! *
    (queue.monthDayFactors[dayOfMonth - 1] ?? 1) *
    sampleBusyness(site, siteDay) *
    sampleBusyness(own, queueDay);
  const weights = queue.dayShape.reduce((sum, weight) => sum + weight, 0) / queue.dayShape.length;
  let wander = sampleNormal(own);
  for (let step = 0; step < steps; step++) {
    const shape = shapeAt(queue.dayShape, (step + 0.5) / steps) / weights;
    let rate = (dayFactor / steps) * shape * Math.exp(drift * wander - (drift * drift) / 2);
    for (const burst of bursts) rate *= burstFactorAt(burst, fromMs + (step + 0.5) * STEP_MS);
    expected[step] = rate;
    wander = DRIFT_MEMORY * wander + Math.sqrt(1 - DRIFT_MEMORY ** 2) * sampleNormal(own);
  }
  return expected;
}

/** Draws the bursts of some days, in the waking hours. */
export function planBursts(
  incidents: IncidentModel,
  seed: number,
  days: readonly SimulatedDay[],
): readonly Burst[] {
  const rng = new Rng(hashSeed(seed, 'bursts'));
  const bursts: Burst[] = [];
  for (const { fromMs } of days) {
    for (const queue of incidents.burstQueues) {
      if (!rng.happens(incidents.burstsPerWeek / 7 / incidents.burstQueues.length)) continue;
      const startMs = fromMs + (9 + 11 * rng.next()) * 3_600_000;
      const lengthMs = incidents.burstMinutes * 60_000 * (0.6 + 0.8 * rng.next());
      const factor = 1 + (incidents.burstFactor - 1) * (0.6 + 0.8 * rng.next());
      bursts.push({ queue, fromMs: startMs, toMs: startMs + lengthMs, factor });
    }
  }
  return bursts;
}

function burstFactorAt({ fromMs, toMs, factor }: Burst, atMs: number): number {
  if (atMs <= fromMs || atMs >= toMs) return 1;
  const middle = (fromMs + toMs) / 2;
  const height = 1 - Math.abs(atMs - middle) / (middle - fromMs);
  return 1 + (factor - 1) * height;
}

/** Linear between the middles of the parts, round the clock. */
function shapeAt(shape: readonly number[], share: number): number {
  const at = share * shape.length - 0.5;
  const low = Math.floor(at);
  const part = at - low;
  const before = shape[(low + shape.length) % shape.length]!;
  const after = shape[(low + 1 + shape.length) % shape.length]!;
  return before * (1 - part) + after * part;
}
