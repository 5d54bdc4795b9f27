import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createJoinedSolver } from '../../../../shared/rostering/columns/create-joined-solver.ts';
import { createHighsSolver } from '../../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../../shared/rostering/linear/load-highs.ts';
import { findBound } from './find-bound.ts';
import { prepareSearch } from './prepare-search.ts';
import type { FromHelper, RosterTask, ToHelper } from './roster-task.ts';
import { createStretches } from './search-stretch.ts';
import { isBetterRoster } from '../../../../shared/rostering/search/compare-rosters.ts';

/** First the bound, for this share of the time, where whole schedules do not give one as they go. */
const BOUND_SHARE = 0.25;
const LEAST_FOR_BOUND_SECONDS = 4;
const SHARE_EVERY_MS = 1_000;

const port = parentPort!;
const task = workerData as RosterTask;
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const { seconds, seed } = task.request;
const { model, from } = prepareSearch(task);
const startedMs = performance.now();
const elapsed = () => (performance.now() - startedMs) / 1000;
const linear = createHighsSolver(await loadHighs());
const solver = createJoinedSolver(model, { seed, from, seconds, linear, readSeconds: elapsed });
const tell = (message: FromHelper) => port.postMessage(message);
let best: { objective: number; violations: number } | null = null;
let isEnded = false;

port.on('message', (message: ToHelper) => {
  switch (message.kind) {
    case 'best':
      solver.adopt(message.picks);
      return;
    case 'end':
      isEnded = true;
      return;
    default:
      message satisfies never;
  }
});

const run = createStretches(solver);
if (seconds >= LEAST_FOR_BOUND_SECONDS && solver.plan.reach !== 'whole') {
  const state = run(0);
  const known = state.violations === 0 ? state.objective : null;
  await findBound(
    model,
    seconds * BOUND_SHARE,
    () => known,
    (bound) => tell({ kind: 'bound', bound }),
  );
}
let sharedMs = 0;
let bound = -Infinity;
while (!isEnded && elapsed() < seconds) {
  const state = run(Math.min(1, elapsed() / seconds));
  if (isBetterRoster(state, best) && performance.now() - sharedMs > SHARE_EVERY_MS) {
    best = { objective: state.objective, violations: state.violations };
    sharedMs = performance.now();
    tell({ kind: 'best', picks: Uint16Array.from(state.best), ...best });
  }
  if (solver.bound() > bound && Number.isFinite(solver.bound())) {
    bound = solver.bound();
    tell({ kind: 'bound', bound });
  }
  await new Promise((resolve) => setImmediate(resolve));
}
port.close();
