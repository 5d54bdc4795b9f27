/**
 * How the search is set. Found by trying on the public instances; all of them are shares, steps or units of the objective.
 */
export interface SearchSettings {
  /**
   * The temperature falls from here to `lastTemperature`, twice (`createCooling`). Of a large roster it is scaled down, by its
   * cells, to `lastTemperature` at least.
   */
  readonly firstTemperature: number;
  readonly lastTemperature: number;
  /** Share of the search that goes into the first, quick fall. */
  readonly scoutShare: number;
  /** Cost of a violation of somebody who has been without one for long. */
  readonly leastPenalty: number;
  /** Share of steps aimed at people in violation. */
  readonly aimedShare: number;
  /** Penalties are looked at once in so many steps, an agent. */
  readonly adaptEverySteps: number;
  /** Once in so many steps a stretch is made anew by dynamic programming. */
  readonly remakeEverySteps: number;
  /** Once in so many steps all days of somebody in violation are, while only a few are. */
  readonly mendEverySteps: number;
  /** How much costs are blurred for it, in temperatures at most. */
  readonly noise: number;
  /** Labels it keeps a day. */
  readonly beam: number;
  /** Days of a stretch. */
  readonly stretchDays: number;
  /** Shares of one, two and three agents at once: one is what is left. */
  readonly twoAgentsShare: number;
  readonly threeAgentsShare: number;
}

export const SEARCH_SETTINGS: SearchSettings = {
  firstTemperature: 50,
  lastTemperature: 0.4,
  scoutShare: 0.1,
  leastPenalty: 120,
  aimedShare: 0.2,
  adaptEverySteps: 50,
  remakeEverySteps: 20_000,
  mendEverySteps: 25_000,
  noise: 0.6,
  beam: 200,
  stretchDays: 28,
  twoAgentsShare: 0.5,
  threeAgentsShare: 0.2,
};
