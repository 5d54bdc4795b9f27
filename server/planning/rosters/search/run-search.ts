import type { Worker } from 'node:worker_threads';
import { sumFigures } from '../../../../shared/rostering/days/sum-figures.ts';
import { tellDays } from '../../../../shared/rostering/days/tell-days.ts';
import { createJoinedSolver } from '../../../../shared/rostering/columns/create-joined-solver.ts';
import { createHighsSolver } from '../../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../../shared/rostering/linear/load-highs.ts';
import { createSolver } from '../../../../shared/rostering/search/create-solver.ts';
import type { Solver } from '../../../../shared/rostering/search/solve.ts';
import { startThread } from '../../../threads.ts';
import type { PlanEntry } from '../../plan-messages.ts';
import { findConflicts } from './find-conflicts.ts';
import { findBound } from './find-bound.ts';
import { prepareSearch, type PreparedSearch } from './prepare-search.ts';
import type { FromHelper, KeptProposal, RosterTask, ToHelper } from './roster-task.ts';
import { SearchLog } from './search-log.ts';
import { createStretches } from './search-stretch.ts';
import { isBetterRoster } from '../../../../shared/rostering/search/compare-rosters.ts';

export interface SearchSurroundings {
  /** Told about twice a second. */
  readonly onProgress: (progress: number) => void;
  /** What is to be kept already, in case there is no end. */
  readonly onKeep: (entries: readonly PlanEntry[]) => void;
  readonly isStopped: () => boolean;
}

const TELL_EVERY_MS = 1_000;
const KEEP_ROSTER_EVERY_MS = 5_000;
/** The judge may take so much of the time: a large roster is told less often. */
const JUDGE_SHARE = 0.05;
/** With one thread alone the bound takes this much of the time, where there is any to spare. */
const BOUND_SHARE = 0.1;
const LEAST_FOR_BOUND_SECONDS = 20;

/**
 * Searches until the time is over or somebody says so, and gives what is to be kept. Every roster that is told was added up by the
 * judge from nothing.
 *
 * @throws FloorcastError in words where nothing can be made of the settings.
 */
export async function runRosterSearch(
  task: RosterTask,
  { onProgress, onKeep, isStopped }: SearchSurroundings,
): Promise<readonly PlanEntry[]> {
  const { request, sources } = task;
  const prepared = prepareSearch(task);
  const { model } = prepared;
  const log = new SearchLog();
  let solver: Solver | null = null;
  const helpers = startHelpers(task, (message) => {
    switch (message.kind) {
      case 'bound':
        return log.bound(message.bound);
      case 'best':
        if (isBetterRoster(message, log.best)) solver?.adopt(message.picks);
        return;
      default:
        return message satisfies never;
    }
  });
  // What it takes to get ready is not taken from the search.
  const startedMs = performance.now();
  const elapsed = () => (performance.now() - startedMs) / 1000;
  let best = Uint16Array.from(prepared.from ?? new Uint16Array(model.choices.length));
  let [toldMs, keptMs, judgeMs, sharedMs] = [-Infinity, -Infinity, 0, 0];
  let [isNew, isUnkept, isUnshared] = [false, false, false];
  let conflicts: KeptProposal['conflicts'] = [];
  const describe = (state: KeptProposal['state'], isStoppedEarly: boolean): PlanEntry => ({
    kind: 'roster-proposal',
    key: task.jobId,
    text: JSON.stringify({
      request,
      madeAtMs: sources.nowMs,
      state,
      isStopped: isStoppedEarly,
      progress: log.tell(elapsed()),
      before: prepared.before,
      conflicts,
    } satisfies KeptProposal),
  });
  const judge = () => {
    const beganMs = performance.now();
    log.judge(sumFigures(model, best));
    judgeMs = performance.now() - beganMs;
    isNew = false;
  };
  try {
    const { seed, seconds } = request;
    const { from } = prepared;
    // Where nobody else is there to make rosters of whole schedules.
    const linear = helpers.length > 0 ? null : createHighsSolver(await loadHighs());
    const joined = linear && createJoinedSolver(model, { seed, from, seconds, linear, readSeconds: elapsed });
    solver = joined ?? createSolver(model, { seed, from, steps: null });
    const run = createStretches(solver);
    const isBoundApart = joined !== null && joined.plan.reach !== 'whole';
    if (isBoundApart && request.seconds >= LEAST_FOR_BOUND_SECONDS) {
      run(0);
      await findBound(
        model,
        request.seconds * BOUND_SHARE,
        () => log.bestObjective,
        (bound) => log.bound(bound),
      );
    }
    // Once at least: however busy the machine is, there is a roster in the end.
    do {
      const state = run(Math.min(1, elapsed() / request.seconds));
      if (log.note(elapsed(), state)) {
        best = Uint16Array.from(state.best);
        [isNew, isUnkept, isUnshared] = [true, true, true];
      }
      if (joined !== null && Number.isFinite(joined.bound())) log.bound(joined.bound());
      const nowMs = performance.now();
      if (isUnshared && nowMs - sharedMs > 1_000) {
        for (const helper of helpers) helper.postMessage({ kind: 'best', picks: best } satisfies ToHelper);
        [sharedMs, isUnshared] = [nowMs, false];
      }
      if (nowMs - toldMs > Math.max(TELL_EVERY_MS, judgeMs / JUDGE_SHARE)) {
        if (isNew) judge();
        onProgress(Math.min(1, elapsed() / request.seconds));
        const entries = [describe('running', false)];
        if (isUnkept && nowMs - keptMs > KEEP_ROSTER_EVERY_MS) {
          entries.push(describeRoster(task, prepared, best));
          [keptMs, isUnkept] = [nowMs, false];
        }
        onKeep(entries);
        toldMs = performance.now();
      }
      // What others ask is heard between two stretches.
      await new Promise((resolve) => setImmediate(resolve));
      // What is proven to be the best cannot become better.
    } while (!isStopped() && !log.isProven && elapsed() < request.seconds);
    judge();
    const isEarly = isStopped() && elapsed() < request.seconds;
    await Promise.all(helpers.map((helper) => helper.terminate()));
    if ((log.best?.violations ?? 0) > 0) conflicts = await findConflicts(model, request.firstDay, elapsed());
    return [describe('found', isEarly), describeRoster(task, prepared, best)];
  } finally {
    await Promise.all(helpers.map((helper) => helper.terminate()));
  }
}

function describeRoster({ jobId }: RosterTask, prepared: PreparedSearch, best: Uint16Array): PlanEntry {
  const { model, problem, codec, days } = prepared;
  const told = tellDays(model, problem.horizon, codec, best, days);
  // A text a day: days are taken one by one.
  const texts = told.map(({ day, entries }) => ({ day, text: JSON.stringify(entries) }));
  return { kind: 'roster-proposal-days', key: jobId, text: JSON.stringify(texts) };
}

function startHelpers(task: RosterTask, onMessage: (message: FromHelper) => void): readonly Worker[] {
  return Array.from({ length: task.threads - 1 }, (_, at) => {
    const request = { ...task.request, seed: task.request.seed + 1 + at };
    const helper = startThread(new URL('./helper-thread.ts', import.meta.url), { ...task, request });
    helper.on('message', onMessage);
    // The search goes on without it.
    helper.on('error', () => {});
    return helper;
  });
}
