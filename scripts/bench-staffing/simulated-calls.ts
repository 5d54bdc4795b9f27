import { playFloor } from '../../shared/simulation/floor-run/floor-run.ts';
import {
  estimateServiceLevel,
  tallyReplications,
} from '../../shared/simulation/floor-run/summarise-cells.ts';
import { createPlannedWeek } from './planned-week.ts';

const ROUNDS = 9;
const REPLICATIONS_A_ROUND = 8;
const WEEK_REPLICATIONS = 100;
const SEED = 20_260_504;

/** How fast floors are played: calls beside heap turns, in turns; then a week a hundred times. */
export function measureSimulatedCalls(): Readonly<Record<string, number>> {
  const plan = createPlannedWeek();
  const queueIds = plan.queues.map(({ queueId }) => queueId);
  const whole = { queueIds, from: 0, to: plan.intervals };
  playFloor(plan, { seed: SEED, from: 0, to: 4 });
  turnHeap(1_000_000);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const from = round * REPLICATIONS_A_ROUND;
    const played = measureCpu(() => playFloor(plan, { seed: SEED, from, to: from + REPLICATIONS_A_ROUND }));
    const calls = tallyReplications(played.result, whole).reduce((sum, { offered }) => sum + offered, 0);
    const turned = measureCpu(() => turnHeap(calls));
    return { calls, played: played.cpuSeconds, turned: turned.cpuSeconds };
  });
  const week = measureCpu(() => playFloor(plan, { seed: SEED, from: 0, to: WEEK_REPLICATIONS }));
  const tallies = tallyReplications(week.result, whole);
  const level = estimateServiceLevel(tallies, 'short-abandons-out');
  return {
    simulatedCallsPerSecond: Math.round(median(rounds.map(({ calls, played }) => calls / played))),
    heapTurnsPerSecond: Math.round(median(rounds.map(({ calls, turned }) => calls / turned))),
    heapTurnsPerSimulatedCall: median(rounds.map(({ played, turned }) => played / turned)),
    simulatedWeekCalls: tallies.reduce((sum, { offered }) => sum + offered, 0),
    simulatedWeekSeconds: week.cpuSeconds,
    simulatedWeekServiceLevel: level?.mean ?? NaN,
    simulatedWeekHalfWidth: level?.halfWidth ?? NaN,
  };
}

/** A heap of 256 moments: the earliest is taken out and a later one put in, `turns` times. */
function turnHeap(turns: number): number {
  const heap = Float64Array.from({ length: 256 }, (_, place) => place);
  let state = 1;
  for (let turn = 0; turn < turns; turn++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const later = heap[0]! + (state / 4_294_967_296) * 512;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && heap[below + 1]! < heap[below]!) below++;
      if (heap[below]! >= later) break;
      heap[place] = heap[below]!;
      place = below;
    }
    heap[place] = later;
  }
  return heap[0]!;
}

function measureCpu<T>(work: () => T): { readonly result: T; readonly cpuSeconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, cpuSeconds: (user + system) / 1e6 };
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1]!;
}
