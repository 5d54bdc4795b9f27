/** How the temperature of a search falls. */
export interface Cooling {
  /** The temperature at a share, 0 to 1, of the whole search. */
  at(progress: number): number;
  /** Told what the roster costs at the temperature given last, violations priced in. */
  note(cost: number): void;
}

export interface CoolingOptions {
  /** Where a roster of usual size begins. */
  readonly firstTemperature: number;
  readonly lastTemperature: number;
  /** Share of the search that scouts, 0 to below 1. */
  readonly scoutShare: number;
  /** Days of agents in the roster: a large one begins colder. */
  readonly cells: number;
}

/** Larger rosters than of so many cells have too few steps a cell for the first temperature. */
const USUAL_CELLS = 3000;
const BINS = 24;
/** Every bin has at least this much of the time of a usual one. */
const LEAST_WEIGHT = 0.2;

/**
 * Cools twice. First quickly and by equal factors from the first to the last temperature, noting what the roster costs on the
 * way; then with the time there is left, most of it where the first time the cost fell: there a roster takes its shape. How
 * long each temperature has is in proportion to the square root of its heat capacity, so that no part is cooled more abruptly
 * than another (constant thermodynamic speed: Salamon, Nulton and others, 1988). Some rosters take shape at the price of an
 * uncovered row, some at that of a wish, and nothing tells which beforehand.
 */
export function createCooling(options: CoolingOptions): Cooling {
  const { lastTemperature, scoutShare, cells } = options;
  const hotness = Math.min(1, USUAL_CELLS / Math.max(1, cells));
  const firstTemperature = Math.max(lastTemperature, options.firstTemperature * hotness);
  const sums = new Float64Array(BINS);
  const counts = new Int32Array(BINS);
  let bin = -1;
  /** Shares of the second cooling at which each bin begins, and last 1; null while the first goes on. */
  let begins: Float64Array | null = null;

  const temperatureOf = (place: number) => firstTemperature * (lastTemperature / firstTemperature) ** place;

  return {
    at(progress) {
      const share = Math.min(1, Math.max(0, progress));
      if (share < scoutShare) {
        const place = share / scoutShare;
        bin = Math.min(BINS - 1, Math.floor(place * BINS));
        return temperatureOf(place);
      }
      bin = -1;
      begins ??= planTime(sums, counts, temperatureOf);
      const gone = (share - scoutShare) / (1 - scoutShare);
      let at = 0;
      while (at < BINS - 1 && begins[at + 1]! <= gone) at++;
      const within = (gone - begins[at]!) / (begins[at + 1]! - begins[at]!);
      return temperatureOf((at + Math.min(1, within)) / BINS);
    },
    note(cost) {
      if (bin < 0) return;
      sums[bin]! += cost;
      counts[bin]!++;
    },
  };
}

/** When each bin begins, by how much the cost fell from it to the next. */
function planTime(
  sums: Float64Array,
  counts: Int32Array,
  temperatureOf: (place: number) => number,
): Float64Array {
  const costs = fillGaps(sums, counts);
  const weights = new Float64Array(BINS);
  for (let at = 0; at < BINS; at++) {
    const before = costs[Math.max(0, at - 1)]!;
    const after = costs[Math.min(BINS - 1, at + 1)]!;
    weights[at] = Math.sqrt(Math.max(0, before - after) / temperatureOf((at + 0.5) / BINS));
  }
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / BINS;
  for (let at = 0; at < BINS; at++) weights[at]! += mean === 0 ? 1 : LEAST_WEIGHT * mean;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const begins = new Float64Array(BINS + 1);
  for (let at = 0; at < BINS; at++) begins[at + 1] = begins[at]! + weights[at]! / total;
  begins[BINS] = 1;
  return begins;
}

/** Mean costs by bin; one that was never noted takes what lies between its neighbours. */
function fillGaps(sums: Float64Array, counts: Int32Array): Float64Array {
  const means = sums.map((sum, at) => (counts[at] === 0 ? NaN : sum / counts[at]!));
  const known = Array.from(means.keys()).filter((at) => counts[at]! > 0);
  if (known.length === 0) return new Float64Array(BINS);
  return means.map((mean, at) => {
    if (counts[at]! > 0) return mean;
    const before = known.filter((other) => other < at).at(-1) ?? known[0]!;
    const after = known.find((other) => other > at) ?? known.at(-1)!;
    if (before === after) return means[before]!;
    return means[before]! + ((means[after]! - means[before]!) * (at - before)) / (after - before);
  });
}
