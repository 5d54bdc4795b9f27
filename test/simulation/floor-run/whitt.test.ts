import { expect, test } from 'vitest';
import { playSteadyFloor } from './steady-floor.ts';

/**
 * W. Whitt, Engineering solution of a basic call-center model, Management Science 51 (2005), tables 1, 2, 4 and 5: his own
 * simulations of floors that no formula covers. 100 agents, 102 calls in a mean handle time; a figure and the half width
 * of its 95 % band.
 */
const WHITT = [
  {
    model: 'M/E2/100/200+E2',
    handleSpread: { kind: 'erlang', phases: 2 },
    patience: 1,
    patienceSpread: { kind: 'erlang', phases: 2 },
    maxWaiting: 200,
    waiting: 12,
    abandoned: [0.0351, 0.00029],
    waitOfAnswered: [0.1115, 0.00071],
    inTimeOfAnswered: [0.51, 0.003],
  },
  {
    model: 'M/M/100/200+E2',
    handleSpread: { kind: 'exponential' },
    patience: 1,
    patienceSpread: { kind: 'erlang', phases: 2 },
    maxWaiting: 200,
    waiting: 12,
    abandoned: [0.0378, 0.00032],
    waitOfAnswered: [0.1133, 0.00072],
    inTimeOfAnswered: [0.52, 0.003],
  },
  {
    model: 'M/M/100/200+LN(1,1)',
    handleSpread: { kind: 'exponential' },
    patience: 1,
    patienceSpread: { kind: 'lognormal', variation: 1 },
    maxWaiting: 200,
    waiting: 11,
    abandoned: [0.0376, 0.00032],
    waitOfAnswered: [0.1094, 0.00072],
    inTimeOfAnswered: [0.518, 0.0028],
  },
  {
    model: 'M/M/100/300+LN(4,0.25)',
    handleSpread: { kind: 'exponential' },
    patience: 4,
    patienceSpread: { kind: 'lognormal', variation: 0.5 },
    maxWaiting: 300,
    waiting: 118,
    abandoned: [0.0206, 0.00029],
    waitOfAnswered: [1.154, 0.0073],
    inTimeOfAnswered: null,
  },
  {
    model: 'M/E2/100/200+E2',
    handleSpread: { kind: 'erlang', phases: 2 },
    patience: 4,
    patienceSpread: { kind: 'erlang', phases: 2 },
    maxWaiting: 200,
    waiting: 42,
    abandoned: [0.0236, 0.00036],
    waitOfAnswered: [0.407, 0.0042],
    inTimeOfAnswered: [0.133, 0.0032],
  },
] as const;

test.each(WHITT)('SI67 agrees with the published simulation of $model', (published) => {
  const { handleSpread, patience, patienceSpread, maxWaiting, waiting } = published;
  const played = playSteadyFloor(
    {
      agents: 100,
      load: 102,
      answerWithin: 0.1,
      warmUp: 30,
      measured: 60,
      handleSpread,
      patience,
      patienceSpread,
      maxWaiting,
      waiting,
    },
    1,
    10,
  );
  expectBoth(played.abandoned, published.abandoned);
  expectBoth(played.waitOfAnswered, published.waitOfAnswered);
  if (published.inTimeOfAnswered !== null) {
    expectBoth(played.answeredInTimeOfAnswered, published.inTimeOfAnswered);
  }
});

/** Within both bands together, at 99 %. */
function expectBoth(
  { mean, halfWidth }: { readonly mean: number; readonly halfWidth: number },
  [published, halfWidth95]: readonly [number, number],
): void {
  const both = Math.hypot(halfWidth, (halfWidth95 * 2.576) / 1.96);
  expect(Math.abs(mean - published), `${mean} for ${published}`).toBeLessThanOrEqual(both);
}
