import { MOST_PAUSES } from './break-day.ts';

/**
 * What each pause of a shift would cost at each step of it; Infinity where it must not begin. Kept from one shift to the next
 * and grown when a longer one comes, so that the search makes no garbage.
 */
export class PauseTable {
  /** By pause, then step. */
  costs = new Float64Array(0);
  /** Steps each pause takes, rounded up. */
  readonly lengths = new Int32Array(MOST_PAUSES);
  /** First and last step with a finite cost; the first after the last where there is none. */
  readonly firsts = new Int32Array(MOST_PAUSES);
  readonly lasts = new Int32Array(MOST_PAUSES);
  /** What leaving it out costs. */
  readonly leftOut = new Float64Array(MOST_PAUSES);
  pauses = 0;
  steps = 0;

  begin(pauses: number, steps: number): void {
    this.pauses = pauses;
    this.steps = steps;
    if (this.costs.length < pauses * steps) this.costs = new Float64Array(pauses * steps);
    this.costs.fill(Infinity, 0, pauses * steps);
    this.firsts.fill(steps, 0, pauses);
    this.lasts.fill(-1, 0, pauses);
  }

  /** Steps of one pause are set in ascending order. */
  set(pause: number, step: number, cost: number): void {
    this.costs[pause * this.steps + step] = cost;
    if (this.firsts[pause]! === this.steps) this.firsts[pause] = step;
    this.lasts[pause] = step;
  }
}
