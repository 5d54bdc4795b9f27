import { describe, expect, test } from 'vitest';
import { playSteadyFloor, type SteadyFloor } from './steady-floor.ts';

/**
 * Known figures, computed with 50 digits; times in mean handle times. The sources are where others printed them, with fewer
 * digits. One seed for all: bands of 99 % are missed by one case in a hundred, and this one misses none.
 */
const SEED = 1;

type WaitCase = readonly [
  agents: number,
  load: number,
  answerWithin: number,
  inTime: number,
  wait: number | null,
  source: string,
];

const ERLANG_C: readonly WaitCase[] = [
  [14, 10, 0, 0.825868066, null, 'pyworkforce test_erlang.py'],
  [14, 10, 0.11, 0.887852693, 0.0435329834, 'pyworkforce test_erlang.py'],
  [15, 10, 0, 0.897957633, null, 'pyworkforce test_erlang.py'],
  [15, 10, 0.11, 0.941126676, 0.0204084734, 'pyworkforce test_erlang.py'],
  [55, 48, 0, 0.761299064, null, 'the classic 360 calls per half hour, 4 min, 55 agents, 15 s'],
  [55, 48, 0.0625, 0.845883092, 0.0341001338, 'the classic 360 calls per half hour, 4 min, 55 agents, 15 s'],
  [50, 48, 0, 0.305544389, null, 'Garnett, Mandelbaum, Reiman 2002'],
  [50, 48, 0.333333333, 0.643454601, 0.347227806, 'Garnett, Mandelbaum, Reiman 2002'],
  [50, 46.512, 0, 0.487667347, null, 'Garnett, Mandelbaum, Reiman 2002'],
  [50, 46.512, 0.333333333, 0.839818514, 0.146884362, 'Garnett, Mandelbaum, Reiman 2002'],
  [1, 0.5, 0, 0.5, null, 'the formula'],
  [2, 1, 0, 0.666666667, null, 'the formula'],
  [10, 8, 0, 0.590819849, null, 'the formula'],
  [25, 20, 0, 0.790897173, null, 'the formula'],
  [100, 95, 0, 0.493543146, null, 'the formula'],
  [1000, 980, 0, 0.587799708, null, 'the formula'],
];

type PatienceCase = readonly [
  agents: number,
  load: number,
  patience: number,
  answerWithin: number,
  inTime: number,
  abandoned: number,
  wait: number,
  occupancy: number,
  source: string,
];

const ERLANG_A: readonly PatienceCase[] = [
  [50, 48, 2, 0, 0.532225931, 0.0309122492, 0.0618244983, 0.930324241, 'Garnett, Mandelbaum, Reiman 2002'],
  [
    50,
    48,
    2,
    0.333333333,
    0.943018955,
    0.0309122492,
    0.0618244983,
    0.930324241,
    'Garnett, Mandelbaum, Reiman 2002',
  ],
  [100, 102, 1, 0, 0.408281365, 0.049917976, 0.049917976, 0.969083664, 'Whitt 2005'],
  [100, 102, 1, 0.1, 0.758777298, 0.049917976, 0.049917976, 0.969083664, 'Whitt 2005'],
  [100, 102, 1, 0.2, 0.916271216, 0.049917976, 0.049917976, 0.969083664, 'Whitt 2005'],
  [100, 102, 4, 0, 0.225679132, 0.0363618884, 0.145447554, 0.982910874, 'Whitt 2005'],
  [100, 102, 4, 0.1, 0.451741077, 0.0363618884, 0.145447554, 0.982910874, 'Whitt 2005'],
  [100, 102, 4, 0.2, 0.661518285, 0.0363618884, 0.145447554, 0.982910874, 'Whitt 2005'],
  [
    14,
    10,
    1.66666667,
    0,
    0.854739886,
    0.0139837441,
    0.0233062402,
    0.704297326,
    'pyworkforce test_abandonment.py',
  ],
  [
    14,
    10,
    1.66666667,
    0.111111111,
    0.916792092,
    0.0139837441,
    0.0233062402,
    0.704297326,
    'pyworkforce test_abandonment.py',
  ],
  [9, 10, 0.666666667, 0, 0.386692867, 0.192156038, 0.128104025, 0.897604402, 'the formula'],
  [9, 10, 0.666666667, 0.111111111, 0.524066059, 0.192156038, 0.128104025, 0.897604402, 'the formula'],
  [3, 2, 0.375, 0, 0.720376686, 0.148339017, 0.0556271314, 0.567773989, 'the formula'],
  [3, 2, 0.375, 0.0833333333, 0.761535503, 0.148339017, 0.0556271314, 0.567773989, 'the formula'],
  [1000, 1220, 5, 1, 0.439445156, 0.180327869, 0.901639344, 1, 'the formula'],
  [5, 4, 0.5, 0, 0.672880376, 0.127270308, 0.0636351538, 0.698183754, 'the formula'],
];

describe('SI66 a floor of one queue is what the formulas say, within its own bands', () => {
  test.each(ERLANG_C)(
    'Erlang C: %i agents, load %d, within %d: %d (wait %d; %s)',
    (agents, load, answerWithin, inTime, wait) => {
      // How long a floor remembers, in handle times.
      const memory = 1 / (Math.sqrt(agents) - Math.sqrt(load)) ** 2;
      const played = play({ agents, load, patience: null, answerWithin }, memory);
      expectWithin(played.answeredInTime, inTime);
      if (wait !== null) expectWithin(played.waitOfAnswered, wait);
    },
  );

  test.each(ERLANG_A)(
    'Erlang A: %i agents, load %d, patience %d, within %d: %d (abandoned %d, wait %d, occupancy %d; %s)',
    (agents, load, patience, answerWithin, inTime, abandoned, wait, occupancy) => {
      const played = play({ agents, load, patience, answerWithin }, Math.max(1, patience));
      expectWithin(played.answeredInTime, inTime);
      expectWithin(played.abandoned, abandoned);
      expectWithin(played.waitOfAll, wait);
      expect(played.occupancy).toBeCloseTo(occupancy, 1);
    },
  );
});

function play(floor: Omit<SteadyFloor, 'warmUp' | 'measured'>, memory: number) {
  const measured = Math.min(Math.max(2 * memory, 1500 / floor.load), 1000);
  const waiting = Math.max(0, Math.round((floor.load - floor.agents) * (floor.patience ?? 0)));
  // Floors that are large or remember for long are played long, and tell as much in fewer replications.
  const replications = floor.agents < 1000 && memory < 20 ? 12 : 6;
  return playSteadyFloor({ ...floor, waiting, warmUp: Math.ceil(4 * memory), measured }, SEED, replications);
}

function expectWithin(estimate: { readonly mean: number; readonly halfWidth: number }, exact: number): void {
  expect(Math.abs(estimate.mean - exact), `${estimate.mean} for ${exact}`).toBeLessThanOrEqual(
    estimate.halfWidth,
  );
}
