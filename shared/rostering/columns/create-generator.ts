import { closeRows } from '../bound/close-rows.ts';
import { createCoverRows } from '../bound/cover-rows.ts';
import { createPricedSchedules } from '../bound/priced-schedules.ts';
import { priceRows } from '../bound/price-rows.ts';
import type { LinearSolver } from '../linear/linear-solver.ts';
import type { Picks, RosterModel } from '../model/roster-model.ts';
import { createMasterProgram, type MasterSolution, type ScheduleColumn } from './master-program.ts';
import { createOwnJudge } from './own-judge.ts';

/** One round: the program of the schedules known, and what no others could bring it below. */
export interface Round extends MasterSolution {
  /** No roster with the days that are settled costs less; the best of all rounds since something was settled. */
  readonly least: number;
  /** False when no schedule came that was not known. */
  readonly isNew: boolean;
}

/** Finds schedules that are worth to be taken, by the worth of an agent in each row (Dantzig and Wolfe 1960). */
export interface ColumnGenerator {
  readonly columns: readonly ScheduleColumn[];
  /** Knows the schedules of a roster from now on. */
  add(roster: Picks): void;
  /**
   * What agents do on days that are settled, at `agent * dayCount + day`; -1 where anything may be.
   *
   * @param agents whose days have changed since the last time
   */
  settle(agents: Iterable<number>, settled: Int32Array): void;
  /** 'slow' where the program was not solved in time, 'none' where an agent has no schedule at all. */
  round(seconds: number): Round | 'slow' | 'none';
  /** Of every agent the schedule that was taken most in the last round; what `roster` has of whom none was taken. */
  takeMost(roster: Picks): Picks;
  /** What the solver holds is given back. */
  dispose(): void;
}

/** A violation in a column's cost: schedules may break what was too wide to be remembered, or what the roster at hand breaks. */
const VIOLATION_PRICE = 1000;
/** Schedules of one agent that stay in the program; up to twice as many for a while. */
const OFFERED = 20;
/** Rewards are this much those that gave the best bound: those of the program alone leap to and fro (Wentges 1997). */
const STEADINESS = 0.7;

export function createGenerator(model: RosterModel, solver: LinearSolver, mostArcs: number): ColumnGenerator {
  const { agentIds, dayCount } = model;
  const agentCount = agentIds.length;
  const rows = closeRows(model, createCoverRows(model));
  const schedules = createPricedSchedules(model, rows, mostArcs);
  const judge = createOwnJudge(model);
  const master = createMasterProgram(agentCount, rows, (values) => solver.open(values));
  const known = new Map<string, number>();
  const ofAgent: number[][] = agentIds.map(() => []);
  /** The one schedule of an agent all of whose days are settled; -1 while some are open. */
  const only = new Int32Array(agentCount).fill(-1);
  const gradient = new Float64Array(rows.rows.length);
  const people = new Float64Array(rows.rows.length);
  let steady: Float64Array | null = null;
  let least = -Infinity;
  let taken: MasterSolution['taken'] = [];

  /** Offers a schedule. @returns its place among the columns, and whether it was not offered yet. */
  function offer(agent: number, picks: Picks): { readonly column: number; readonly isNew: boolean } {
    const key = `${agent}:${picks.join()}`;
    const found = known.get(key);
    if (found !== undefined) return { column: found, isNew: master.offer(found) };
    const { objective, violations } = judge(agent, picks);
    people.fill(0);
    schedules.addCounts(agent, picks, people);
    const there = Int32Array.from([...people.keys()].filter((row) => people[row] !== 0));
    const column = master.add({
      agent,
      picks,
      cost: objective + violations * VIOLATION_PRICE,
      rows: there,
      counts: Float64Array.from(there, (row) => people[row]!),
    });
    known.set(key, column);
    ofAgent[agent]!.push(column);
    return { column, isNew: true };
  }

  function costLessRewards(column: number, rewards: Float64Array): number {
    const { cost, counts, rows: there } = master.columns[column]!;
    return counts.reduce((total, count, place) => total - count * rewards[there[place]!]!, cost);
  }

  /** How many schedules are new that are cheapest under the rewards; null where an agent has none. */
  function price(rewards: Float64Array): number | null {
    schedules.reward(rewards);
    gradient.fill(0);
    let total = 0;
    let news = 0;
    for (let agent = 0; agent < agentCount; agent++) {
      if (only[agent]! >= 0) {
        total += costLessRewards(only[agent]!, rewards);
        continue;
      }
      const cost = schedules.price(agent);
      if (cost === Infinity) return null;
      total += cost;
      if (offer(agent, schedules.picks.slice(agent * dayCount, (agent + 1) * dayCount)).isNew) news++;
    }
    total += priceRows(rows, rewards, gradient);
    if (total > least) {
      least = total;
      steady = rewards;
    }
    return news;
  }

  /** The program is slow with many schedules, and most that were ever found are not worth a look. */
  function withdrawDearest({ prices, rewards, taken }: MasterSolution): void {
    const offered = master.offered();
    if (offered.length < 2 * OFFERED * agentCount) return;
    const isTaken = new Set(taken.map(({ column }) => column));
    const ranked = agentIds.map((): { column: number; dear: number }[] => []);
    for (const column of offered) {
      const { agent } = master.columns[column]!;
      const dear = isTaken.has(column) ? -Infinity : costLessRewards(column, rewards) - prices[agent]!;
      ranked[agent]!.push({ column, dear });
    }
    const dearest = ranked.flatMap((list) => list.sort((one, other) => one.dear - other.dear).slice(OFFERED));
    master.withdraw(dearest.filter(({ dear }) => dear > 0).map(({ column }) => column));
  }

  return {
    columns: master.columns,
    add: (roster) =>
      agentIds.forEach((_, agent) => offer(agent, roster.slice(agent * dayCount, (agent + 1) * dayCount))),
    settle: (agents, settled) => {
      const changed = new Set(agents);
      for (const agent of changed) {
        const row = settled.subarray(agent * dayCount, (agent + 1) * dayCount);
        row.forEach((variant, day) => schedules.settle(agent, day, variant));
        only[agent] = row.includes(-1) ? -1 : offer(agent, Uint16Array.from(row)).column;
      }
      const isAllowed = (column: number) => {
        const { agent, picks } = master.columns[column]!;
        const from = agent * dayCount;
        return picks.every((pick, day) => settled[from + day]! < 0 || settled[from + day] === pick);
      };
      for (const agent of changed) {
        if (only[agent]! < 0) ofAgent[agent]!.slice(-OFFERED).filter(isAllowed).forEach(master.offer);
      }
      master.withdraw(master.offered().filter((column) => !isAllowed(column)));
      least = -Infinity;
    },
    round: (seconds) => {
      const solution = master.solve(seconds);
      if (solution === null) return 'slow';
      const { rewards } = solution;
      ({ taken } = solution);
      const center = steady;
      const mixed =
        center === null
          ? rewards
          : rewards.map((reward, row) => STEADINESS * center[row]! + (1 - STEADINESS) * reward);
      withdrawDearest(solution);
      let news = price(mixed);
      if (news === 0 && mixed !== rewards) news = price(rewards);
      if (news === null) return 'none';
      return { ...solution, least, isNew: news > 0 };
    },
    takeMost: (roster) => {
      const picks = roster.slice();
      for (const { column } of taken.toSorted((one, other) => one.share - other.share)) {
        const { agent, picks: schedule } = master.columns[column]!;
        picks.set(schedule, agent * dayCount);
      }
      return picks;
    },
    dispose: () => master.dispose(),
  };
}
