import type { Highs, Model } from 'highs';
import type { GrowingProgram } from './growing-program.ts';

/** HiGHS's numbers for its simplex: columns leave the last corner a solution, bounds leave it a dual one. */
const AFTER_COLUMNS = 4;
const AFTER_REMOVAL = 1;

/** @param rowValues what each row is to come to. */
export function createHighsGrowingProgram(highs: Highs, rowValues: Float64Array): GrowingProgram {
  const solver = highs.createModel(emptyModel(rowValues));
  let strategy = AFTER_COLUMNS;
  solver.options.set({ output_flag: false, solver: 'simplex', presolve: 'off' });
  return {
    add: ({ cost, most, rows, factors }) => {
      solver.addCol(cost, 0, most, { indices: rows, values: factors });
    },
    remove: (columns) => {
      if (columns.length === 0) return;
      strategy = AFTER_REMOVAL;
      solver.deleteCols({ kind: 'set', indices: Int32Array.from(columns) });
    },
    solve: (seconds) => {
      const timeLimit = solver.getRunTime() + Math.max(0.01, seconds);
      solver.options.set({ simplex_strategy: strategy, time_limit: timeLimit });
      const isSolved = solver.run().modelStatus === highs.constants.modelStatus.optimal;
      strategy = AFTER_COLUMNS;
      return isSolved ? readSolution(solver) : null;
    },
    dispose: () => solver.dispose(),
  };
}

function readSolution(solver: Model) {
  const { colValue, rowDual } = solver.getSolution();
  return { objective: solver.getObjectiveValue(), values: colValue, duals: rowDual };
}

function emptyModel(rowValues: Float64Array) {
  const none = new Float64Array(0);
  return {
    numCols: 0,
    numRows: rowValues.length,
    colCost: none,
    colLower: none,
    colUpper: none,
    rowLower: rowValues,
    rowUpper: rowValues,
    matrix: {
      format: 'csr' as const,
      numRows: rowValues.length,
      numCols: 0,
      starts: new Int32Array(rowValues.length + 1),
      indices: new Int32Array(0),
      values: none,
    },
  };
}
