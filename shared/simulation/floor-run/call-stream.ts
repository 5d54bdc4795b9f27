import { sampleBusyness } from '../distributions.ts';
import { RateWalk } from '../rate-walk.ts';
import { hashSeed, Rng } from '../rng.ts';
import type { FloorPlan, PlannedQueue } from './floor-plan.ts';

/**
 * The callers of one queue in one replication: their moments, and for each, in the order they come, the shares that tell
 * how long the call takes and how long the caller is willing to wait. All of it depends on seed, queue and replication
 * alone: the tenth caller is the same whoever is there to answer.
 */
export class CallStream {
  private readonly intervalMs: number;
  private readonly walk = new RateWalk();
  private readonly moments: Rng;
  private readonly handles: Rng;
  private readonly patiences: Rng;
  private readonly lucks: Rng;

  constructor(plan: FloorPlan, queue: PlannedQueue, seed: number, replication: number) {
    const { queueId } = queue;
    this.intervalMs = plan.intervalMinutes * 60_000;
    this.moments = new Rng(hashSeed(seed, 'moments', queueId, replication));
    this.handles = new Rng(hashSeed(seed, 'handles', queueId, replication));
    this.patiences = new Rng(hashSeed(seed, 'patiences', queueId, replication));
    this.lucks = new Rng(hashSeed(seed, 'luck', queueId, replication));
    const site = new Rng(hashSeed(seed, 'site rates', replication));
    const own = new Rng(hashSeed(seed, 'rates', queueId, replication));
    const startMs = plan.start?.atMs ?? 0;
    this.walk.begin(drawRates(plan, queue, site, own), startMs / this.intervalMs);
  }

  /** Ms since the beginning of the plan; Infinity when nobody comes any more. */
  nextAtMs(): number {
    if (this.walk.advance(-Math.log(this.moments.next())) >= 0) return Infinity;
    return this.walk.reached() * this.intervalMs;
  }

  nextHandleShare(): number {
    return this.handles.next();
  }

  nextPatienceShare(): number {
    return this.patiences.next();
  }

  /** What tells whether the caller rings again. */
  nextLuck(): number {
    return this.lucks.next();
  }
}

/** Calls expected in each interval, the chance of day and interval included. */
function drawRates(plan: FloorPlan, queue: PlannedQueue, site: Rng, own: Rng): Float64Array {
  const { day: dayVariation, interval: intervalVariation } = queue.rateVariation;
  const rates = Float64Array.from(queue.calls);
  let day = 0;
  let factor = 1;
  for (let interval = 0; interval < rates.length; interval++) {
    if (interval === plan.dayStarts[day]) {
      factor = sampleBusyness(site, plan.siteVariation) * sampleBusyness(own, dayVariation);
      day++;
    }
    rates[interval]! *= factor * sampleBusyness(own, intervalVariation);
  }
  return rates;
}
