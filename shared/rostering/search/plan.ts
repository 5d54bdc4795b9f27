/**
 * What a move proposes: a few windows of days, each of another agent, with what would stand there. Filled anew for every
 * step, so that no step allocates.
 */
export interface Plan {
  /** How many windows are filled. */
  count: number;
  readonly agents: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** By window, by day of the horizon; only days from `from` to `to` are filled. */
  readonly next: readonly Uint16Array[];
  /** Agents of the windows exchange whole days, so that cover stays as it is where both count the same. */
  isExchange: boolean;
}

/** Windows a plan has room for. */
export const PLAN_WINDOWS = 6;

export function createPlan(dayCount: number): Plan {
  return {
    count: 0,
    agents: new Int32Array(PLAN_WINDOWS),
    from: new Int32Array(PLAN_WINDOWS),
    to: new Int32Array(PLAN_WINDOWS),
    next: Array.from({ length: PLAN_WINDOWS }, () => new Uint16Array(dayCount)),
    isExchange: false,
  };
}

/** Begins a window with the days as they stand, and gives its place. */
export function openWindow(
  plan: Plan,
  picks: Uint16Array,
  agent: number,
  from: number,
  to: number,
): Uint16Array {
  const at = plan.count++;
  plan.agents[at] = agent;
  plan.from[at] = from;
  plan.to[at] = to;
  const next = plan.next[at]!;
  const base = agent * next.length;
  for (let day = from; day <= to; day++) next[day] = picks[base + day]!;
  return next;
}
