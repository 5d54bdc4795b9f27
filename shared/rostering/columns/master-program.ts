import type { CoverRows } from '../bound/cover-rows.ts';
import type { GrowingProgram } from '../linear/growing-program.ts';
import type { Picks } from '../model/roster-model.ts';

/** A whole schedule of one agent. */
export interface ScheduleColumn {
  readonly agent: number;
  /** By day. */
  readonly picks: Picks;
  /** Own costs, what it breaks priced in. */
  readonly cost: number;
  /** Rows of cover it puts people into, ascending, and how many into each. */
  readonly rows: Int32Array;
  readonly counts: Float64Array;
}

export interface MasterSolution {
  readonly objective: number;
  /** Schedules that are taken, with how much of each: above 0, up to 1. */
  readonly taken: readonly { readonly column: number; readonly share: number }[];
  /** What one agent more is worth, by row of cover. */
  readonly rewards: Float64Array;
  /** What each agent's schedule costs less its rewards at least, as far as schedules are known. */
  readonly prices: Float64Array;
}

/**
 * The program that takes whole schedules: one for each agent, in fractions, and pays for what cover lacks or has too much. Its
 * rows are the agents', then those of cover that cost anything. Schedules are offered to it, and withdrawn when they only take
 * time.
 */
export interface MasterProgram {
  /** All that were ever added. */
  readonly columns: readonly ScheduleColumn[];
  /** @returns its place in `columns`. */
  add(column: ScheduleColumn): number;
  /** @returns false where it is offered already. */
  offer(column: number): boolean;
  withdraw(columns: readonly number[]): void;
  /** Places in `columns`. */
  offered(): readonly number[];
  solve(seconds: number): MasterSolution | null;
  dispose(): void;
}

/** More than any schedule costs: what an agent without one, or a hard row of cover that is not met, costs meanwhile. */
const DEAR = 1e6;
const SMALLEST = 1e-7;
const ONE = Float64Array.of(1);
const LESS_ONE = Float64Array.of(-1);

export function createMasterProgram(
  agentCount: number,
  coverRows: CoverRows,
  open: (rowValues: Float64Array) => GrowingProgram,
): MasterProgram {
  const { rows } = coverRows;
  const priced = rows.flatMap(({ costs }, row) => (costs.some((cost) => cost !== costs[0]) ? [row] : []));
  const rowOf = new Int32Array(rows.length).fill(-1);
  priced.forEach((row, place) => (rowOf[row] = agentCount + place));
  const agentValues = new Array<number>(agentCount).fill(1);
  const program = open(Float64Array.from([...agentValues, ...priced.map((row) => rows[row]!.counts[0]!)]));
  const constant = rows.reduce((sum, { costs }) => sum + costs[0]!, 0);
  const slackCount = addSlack(program, agentCount, coverRows, rowOf);
  const columns: ScheduleColumn[] = [];
  /** Offered, in the order of the program. */
  let live: number[] = [];
  const isLive: boolean[] = [];

  const offer = (column: number): boolean => {
    if (isLive[column]) return false;
    isLive[column] = true;
    live.push(column);
    const { agent, cost, counts, rows: there } = columns[column]!;
    const isPriced = (_: number, place: number) => rowOf[there[place]!]! >= 0;
    program.add({
      cost,
      most: Infinity,
      rows: Int32Array.of(agent, ...there.filter(isPriced).map((row) => rowOf[row]!)),
      factors: Float64Array.of(1, ...counts.filter(isPriced)),
    });
    return true;
  };

  return {
    columns,
    offer,
    add: (column) => {
      columns.push(column);
      isLive.push(false);
      offer(columns.length - 1);
      return columns.length - 1;
    },
    withdraw: (list) => {
      for (const column of list) isLive[column] = false;
      program.remove(live.flatMap((column, place) => (isLive[column] ? [] : [slackCount + place])));
      live = live.filter((column) => isLive[column]);
    },
    offered: () => live,
    solve: (seconds) => {
      const found = program.solve(seconds);
      if (found === null) return null;
      const { duals, objective, values } = found;
      return {
        objective: objective + constant,
        taken: live.flatMap((column, place) => {
          const share = values[slackCount + place]!;
          return share > SMALLEST ? [{ column, share }] : [];
        }),
        rewards: Float64Array.from(rowOf, (row) => (row < 0 ? 0 : duals[row]!)),
        prices: duals.slice(0, agentCount),
      };
    },
    dispose: () => program.dispose(),
  };
}

/** Columns for agents without a schedule, and for each stretch of people in a row between which its cost is straight. */
function addSlack(
  program: GrowingProgram,
  agentCount: number,
  { rows }: CoverRows,
  rowOf: Int32Array,
): number {
  let count = 0;
  const add = (cost: number, most: number, row: number, factors: Float64Array) => {
    program.add({ cost, most, rows: Int32Array.of(row), factors });
    count++;
  };
  for (let agent = 0; agent < agentCount; agent++) add(DEAR, Infinity, agent, ONE);
  rows.forEach(({ counts, costs }, row) => {
    const at = rowOf[row]!;
    if (at < 0) return;
    for (let place = 1; place < counts.length; place++) {
      const most = counts[place]! - counts[place - 1]!;
      add((costs[place]! - costs[place - 1]!) / most, most, at, LESS_ONE);
    }
    add(DEAR, Infinity, at, ONE);
    add(DEAR, Infinity, at, LESS_ONE);
  });
  return count;
}
