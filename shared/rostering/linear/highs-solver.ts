import type { Highs, HighsCallbackMap, Model, ModelData } from 'highs';
import type { LinearModel } from './linear-model.ts';
import { computeDualBound } from './compute-dual-bound.ts';
import { createHighsGrowingProgram } from './highs-growing-program.ts';
import type { LinearSolution, LinearSolver, SolveLimits } from './linear-solver.ts';

/**
 * HiGHS (Huangfu and Hall 2018) as a linear solver. The runtime is loaded by the shell, since loading reads a file:
 * `createHighsSolver(await loadHighs())`. It has one thread and blocks it.
 */
export function createHighsSolver(highs: Highs): LinearSolver {
  return {
    solve: (model, limits) => {
      const solver = highs.createModel(modelDataOf(model, limits.columns));
      try {
        return solveWith(highs, solver, model, limits);
      } finally {
        // Garbage collection does not reach what the solver holds.
        solver.dispose();
      }
    },
    open: (rowValues) => createHighsGrowingProgram(highs, rowValues),
    findConflict: (model, seconds) => {
      const solver = highs.createModel(modelDataOf(model, 'relaxed'));
      try {
        // Strategy: from an elastic program, then reduced until nothing can be left out (bits 2 and 4).
        solver.options.set({
          output_flag: false,
          time_limit: seconds,
          iis_strategy: 6,
          iis_time_limit: seconds,
        });
        const { rowIndex } = solver.getIis();
        return rowIndex.length === 0 ? null : Array.from(rowIndex);
      } finally {
        solver.dispose();
      }
    },
  };
}

function modelDataOf(model: LinearModel, columns: SolveLimits['columns']): ModelData {
  return {
    numCols: model.columnCount,
    numRows: model.rowCount,
    offset: model.offset,
    colCost: model.costs,
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csr',
      numRows: model.rowCount,
      numCols: model.columnCount,
      starts: model.rowStarts,
      indices: model.rowColumns,
      values: model.rowValues,
    },
    ...(columns === 'whole' && { integrality: Int32Array.from(model.isWhole) }),
  };
}

function solveWith(highs: Highs, solver: Model, model: LinearModel, limits: SolveLimits): LinearSolution {
  const { columns, gapRatio = 0, method = 'simplex' } = limits;
  const isWhole = columns === 'whole' && model.isWhole.includes(1);
  solver.options.set({ output_flag: false, time_limit: Math.max(0.01, limits.seconds) });
  if (isWhole) solver.options.set({ mip_rel_gap: gapRatio, mip_abs_gap: 1e-6 });
  else solver.options.set({ solver: method === 'interior' ? 'ipm' : 'simplex' });
  if (isWhole && limits.start !== undefined) setStart(solver, limits.start);
  const { modelStatus } = solver.run(callbacksOf(highs, limits));
  const { modelStatus: codes, solutionStatus } = highs.constants;
  if (modelStatus === codes.infeasible) return NONE;
  if (modelStatus === codes.unbounded || modelStatus === codes.unboundedOrInfeasible) {
    return { ...UNKNOWN, status: 'unbounded' };
  }
  const hasValues = solver.info.get('primal_solution_status') === solutionStatus.feasible;
  const solution = solver.getSolution();
  const duals = isWhole || solution.rowDual.length !== model.rowCount ? null : solution.rowDual;
  return {
    status: statusOf(highs, modelStatus),
    objective: hasValues ? solver.getObjectiveValue() : null,
    bound: isWhole
      ? Number(solver.info.get('mip_dual_bound'))
      : duals === null
        ? -Infinity
        : boundOf(model, duals),
    values: hasValues ? solution.colValue : null,
    duals,
  };
}

const NONE: LinearSolution = {
  status: 'infeasible',
  objective: null,
  bound: Infinity,
  values: null,
  duals: null,
};
const UNKNOWN: LinearSolution = {
  status: 'failed',
  objective: null,
  bound: -Infinity,
  values: null,
  duals: null,
};

function boundOf(model: LinearModel, duals: Float64Array): number {
  const bound = computeDualBound(model, duals);
  return Number.isNaN(bound) ? -Infinity : bound;
}

function statusOf(highs: Highs, code: number): LinearSolution['status'] {
  const { modelStatus: codes } = highs.constants;
  if (code === codes.optimal || code === codes.empty) return 'optimal';
  const stops: readonly number[] = [
    codes.timeLimit,
    codes.iterationLimit,
    codes.interrupted,
    codes.solutionLimit,
  ];
  return stops.includes(code) ? 'stopped' : 'failed';
}

function setStart(solver: Model, start: Float64Array): void {
  const known = Array.from(start.keys()).filter((column) => !Number.isNaN(start[column]!));
  solver.setSolution({
    indices: Int32Array.from(known),
    values: Float64Array.from(known, (column) => start[column]!),
  });
}

function callbacksOf(highs: Highs, { shouldStop, onBetter }: SolveLimits): HighsCallbackMap {
  const { callbackType } = highs.constants;
  const stop = (event: { interrupt(): void }) => {
    if (shouldStop?.() === true) event.interrupt();
    return undefined;
  };
  return {
    ...(shouldStop !== undefined && {
      [callbackType.simplexInterrupt]: stop,
      [callbackType.ipmInterrupt]: stop,
      [callbackType.mipInterrupt]: stop,
    }),
    ...(onBetter !== undefined && {
      [callbackType.mipImprovingSolution]: (event: { data: { objective_function_value?: number } }) => {
        onBetter(event.data.objective_function_value!);
        return undefined;
      },
    }),
  };
}
