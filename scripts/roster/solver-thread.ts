import { parentPort, workerData } from 'node:worker_threads';
import { compileModel } from '../../shared/rostering/model/compile-model.ts';
import type { RosterProblem } from '../../shared/rostering/problem/problem.ts';
import { createJoinedSolver } from '../../shared/rostering/columns/create-joined-solver.ts';
import { createHighsSolver } from '../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../shared/rostering/linear/load-highs.ts';
import { createSolver } from '../../shared/rostering/search/create-solver.ts';
import { runForSeconds } from './run-for-seconds.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** One search in a thread of its own: tells its best now and then, takes over a better one, stops when told. */
const { hasColumns, problem, seed, seconds } = workerData as {
  /** Whether this one also makes rosters of whole schedules. */
  readonly hasColumns: boolean;
  readonly problem: RosterProblem;
  readonly seed: number;
  readonly seconds: number;
};
const TELL_EVERY_SECONDS = 1;

const model = compileModel(problem);
const begunMs = performance.now();
const readSeconds = () => (performance.now() - begunMs) / 1000;
const start = { seed, from: null };
const linear = hasColumns ? createHighsSolver(await loadHighs()) : null;
const joined = linear && createJoinedSolver(model, { ...start, seconds, linear, readSeconds });
const solver = joined ?? createSolver(model, { ...start, steps: null });
let isStopped = false;
let toldAt = -Infinity;

parentPort!.on('message', (message: ToThread) => {
  if (message.kind === 'stop') isStopped = true;
  else solver.adopt(message.picks);
});

const send = (message: FromThread) => parentPort!.postMessage(message);

const last = await runForSeconds(solver, {
  seconds,
  secondsUsed: readSeconds,
  isStopped: () => isStopped || joined?.isProven() === true,
  tell: async ({ best, objective, violations, steps }, used) => {
    if (used - toldAt >= TELL_EVERY_SECONDS) {
      toldAt = used;
      send({ kind: 'progress', picks: best.slice(), objective, violations, steps, isProven: false });
    }
    // Lets messages in between two pieces.
    await new Promise((resolve) => setImmediate(resolve));
  },
});
send({
  kind: 'done',
  picks: last.best.slice(),
  objective: last.objective,
  violations: last.violations,
  steps: last.steps,
  isProven: joined?.isProven() === true,
});
parentPort!.close();
