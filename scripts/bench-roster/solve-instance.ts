import { createJoinedSolver } from '../../shared/rostering/columns/create-joined-solver.ts';
import { parseShiftScheduling } from '../../shared/rostering/instances/parse-shift-scheduling.ts';
import { verifyShiftScheduling } from '../../shared/rostering/instances/verify-shift-scheduling.ts';
import { createHighsSolver } from '../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../shared/rostering/linear/load-highs.ts';
import { compileModel } from '../../shared/rostering/model/compile-model.ts';
import { runForSeconds } from '../roster/run-for-seconds.ts';

/** What a run came to, as the verifier saw it. */
export interface InstanceResult {
  readonly instance: string;
  readonly objective: number;
  readonly feasible: boolean;
  /** A proven lower bound; null when none was found. */
  readonly bound: number | null;
  /** Processor time of the whole: reading, compiling, searching, solving parts. */
  readonly seconds: number;
  readonly seed: number;
}

/** Solves an instance within processor seconds and has the roster judged by the text of the instance alone. */
export async function solveInstance(
  text: string,
  instance: string,
  seconds: number,
  seed: number,
): Promise<InstanceResult> {
  const secondsUsed = startProcessorClock();
  const model = compileModel(parseShiftScheduling(text, instance));
  const linear = createHighsSolver(await loadHighs());
  const solver = createJoinedSolver(model, { seed, from: null, seconds, linear, readSeconds: secondsUsed });
  const { best } = await runForSeconds(solver, { seconds, secondsUsed, isStopped: () => solver.isProven() });
  const bound = Number.isFinite(solver.bound()) ? solver.bound() : null;
  solver.dispose();
  const used = secondsUsed();
  const roster = model.agentIds.map((_, agent) =>
    Array.from(
      best.subarray(agent * model.dayCount, (agent + 1) * model.dayCount),
      (variant) => model.variants[variant]!.templateId,
    ),
  );
  const { objective, feasible } = verifyShiftScheduling(text, roster);
  return { instance, objective, feasible, bound, seconds: Math.round(used * 10) / 10, seed };
}

/** Seconds of processor time since now, of the whole process. */
function startProcessorClock(): () => number {
  const begun = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1e6;
  };
}
