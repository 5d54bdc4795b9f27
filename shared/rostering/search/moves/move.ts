import type { Plan } from '../plan.ts';
import type { SearchSpace } from '../search-space.ts';

/** One way to change a roster: one file each, and a line in `index.ts`. */
export interface Move {
  readonly id: string;
  /** How often it is tried, beside the others. */
  readonly weight: number;
  /** Fills an empty plan; false when nothing comes of it this time. */
  propose(space: SearchSpace, plan: Plan): boolean;
}
