import type { SimulatedDay } from './arrivals.ts';
import type { IncidentModel } from './model.ts';
import { hashSeed, Rng } from './rng.ts';

/** A stretch in which nothing is seen of the floor, though it goes on. Whole ms. */
export interface Outage {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Draws the phone system's outages, in order: at most one a day, in working hours. */
export function planOutages(
  incidents: IncidentModel,
  seed: number,
  days: readonly SimulatedDay[],
): readonly Outage[] {
  const rng = new Rng(hashSeed(seed, 'outages'));
  return days.flatMap(({ fromMs }) => {
    if (!rng.happens(incidents.outagesPerWeek / 7)) return [];
    const startMs = Math.round(fromMs + (9 + 9 * rng.next()) * 3_600_000);
    return [
      { fromMs: startMs, toMs: startMs + Math.round(incidents.outageSeconds * 1000 * (0.5 + rng.next())) },
    ];
  });
}
