import { createRequire } from 'node:module';
import type { LinearModel } from '../../../shared/rostering/linear/linear-model.ts';
import { createRosterProgram } from '../../../shared/rostering/linear/roster-program.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { readCpuSeconds, type Contender } from '../contender.ts';

/**
 * CP-SAT of Google's OR-Tools on the same linear program, with one worker, where the package is installed. Not a dependency: it is
 * 300 MB. Columns that take fractions (people missing, too many) are whole numbers for it, as they are in a centre's rosters.
 */
export const cpSat: Contender = {
  id: 'CP-SAT',
  findObstacle: () => {
    try {
      createRequire(import.meta.url).resolve(PACKAGE);
      return null;
    } catch {
      return `or-tools-wasm is not installed (npm install --no-save or-tools-wasm).`;
    }
  },
  run: async ({ model, seconds, seed }) => {
    const { CpSat } = (await import(PACKAGE)) as { readonly CpSat: CpSatModule };
    const begun = readCpuSeconds();
    const program = createRosterProgram(model, { violationPrice: null });
    let feasibleAfterSeconds: number | null = null;
    const proto = await CpSat.createModel(describe(program.linear));
    // The wall clock says little on a busy machine: its count of work done is about as long as processor seconds.
    const parameters = {
      maxDeterministicTime: seconds,
      maxTimeInSeconds: MOST_WALL_FACTOR * seconds,
      numWorkers: 1,
      randomSeed: seed,
    };
    const { response } = await CpSat.solve(proto, parameters, {
      onSolution: () => (feasibleAfterSeconds ??= readCpuSeconds() - begun),
    });
    const bound = response?.bestObjectiveBound ?? -Infinity;
    if (!response?.solution?.length) return { objective: null, feasibleAfterSeconds, bound };
    const picks = program.picksOf(Float64Array.from(response.solution, Number));
    const { objective, violations } = scoreRoster(model, picks);
    return { objective: violations < 1e-6 ? objective : null, feasibleAfterSeconds, bound };
  },
};

/** Wall clock seconds for each second of processor time, after which a run ends whatever it got. */
const MOST_WALL_FACTOR = 5;
const PACKAGE = 'or-tools-wasm/cp-sat';
/** Beyond it a limit is none. */
const MOST = 1e9;
/** Rows of fractions become rows of whole numbers by one of these. */
const SCALES = [1, 2, 4, 5, 10, 20, 60, 100, 480, 1_000, 10_000, 100_000];

/** As much of the package as is used here. */
interface CpSatModule {
  createModel(proto: object): Promise<Uint8Array>;
  solve(
    model: Uint8Array,
    parameters: object,
    callbacks: { readonly onSolution: () => void },
  ): Promise<{
    readonly response: {
      readonly solution?: readonly (number | string | object)[];
      readonly bestObjectiveBound?: number;
    } | null;
  }>;
}

function describe(linear: LinearModel): object {
  const { columnCount, rowCount, costs, lower, upper, rowLower, rowUpper, rowStarts, rowColumns, rowValues } =
    linear;
  const columns = Array.from({ length: columnCount }, (_, column) => column);
  return {
    variables: columns.map((column) => ({
      domain: [Math.ceil(clip(lower[column]!) - 1e-9), Math.floor(clip(upper[column]!) + 1e-9)],
    })),
    constraints: Array.from({ length: rowCount }, (_, row) => {
      const [from, to] = [rowStarts[row]!, rowStarts[row + 1]!];
      const values = [...rowValues.subarray(from, to)];
      const scale = findScale(values);
      return {
        linear: {
          vars: [...rowColumns.subarray(from, to)],
          coeffs: values.map((value) => Math.round(value * scale)),
          domain: [
            Math.ceil(clip(rowLower[row]!) * scale - 1e-6),
            Math.floor(clip(rowUpper[row]!) * scale + 1e-6),
          ],
        },
      };
    }),
    floatingPointObjective: { vars: columns, coeffs: [...costs], offset: linear.offset },
  };
}

function clip(value: number): number {
  return Math.max(-MOST, Math.min(MOST, value));
}

function findScale(values: readonly number[]): number {
  const isWhole = (scale: number) =>
    values.every((value) => Math.abs(value * scale - Math.round(value * scale)) < 1e-6);
  return SCALES.find(isWhole) ?? SCALES.at(-1)!;
}
