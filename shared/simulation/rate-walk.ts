/**
 * A walk through steps in each of which some calls are expected: the moments of a Poisson process whose rate is constant
 * within a step. Gaps are given in units of expected calls, which is exact and rejects nothing.
 */
export class RateWalk {
  private expected: Float64Array = new Float64Array(0);
  private step = 0;
  /** How far into the running step, 0 to 1. */
  private position = 0;

  /** Begins anew, `at` steps from the first one. */
  begin(expected: Float64Array, at: number): void {
    this.expected = expected;
    this.step = Math.floor(at);
    this.position = at - this.step;
  }

  /** Steps from the first one. */
  reached(): number {
    return this.step + this.position;
  }

  /** Goes on by `need` expected calls: -1 when it got there, else what is left of the need as the steps are over. */
  advance(need: number): number {
    while (this.step < this.expected.length) {
      const expected = this.expected[this.step]!;
      const left = expected * (1 - this.position);
      if (need < left) {
        this.position += need / expected;
        return -1;
      }
      need -= left;
      this.step++;
      this.position = 0;
    }
    return need;
  }
}
