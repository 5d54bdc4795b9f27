import type { BenchPlace } from '../bench-history/place.ts';
import type { Kill, KilledWork } from './killed-work.ts';
import type { KillResult } from './kill-result.ts';

/** A place in which works are killed. */
export interface Trial {
  readonly works: readonly KilledWork[];
  /** Puts there what stands before the first kill, a busy site with so many calls. */
  begin(place: BenchPlace, calls: number): Promise<KillOnce>;
}

/** Kills a work once and looks whether all is true that must be true after it. */
export type KillOnce = (kill: Kill) => Promise<KillResult>;
