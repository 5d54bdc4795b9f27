import type { RosterDay } from '../contract/rosters.ts';
import type { Horizon, ShiftTemplate } from '../rostering/problem/problem.ts';
import type { AgentPlans } from './adherence-engine.ts';
import { createAgentPlan, type ExcusedTime } from './agent-plan.ts';
import { listRosteredShifts } from './list-rostered-shifts.ts';
import type { RosteredShift } from './rostered-shift.ts';

type BareDay = Pick<RosterDay, 'day' | 'entries'>;

export interface PlansGiven {
  readonly site: Pick<Horizon, 'timeZone' | 'dayStartsAt'>;
  readonly templates: readonly ShiftTemplate[];
  /** Published days as they were published first, and as they stand now. */
  readonly first: readonly BareDay[];
  readonly amended: readonly BareDay[];
  readonly exceptions: readonly (ExcusedTime & { readonly agentId: string })[];
}

/** What everybody is held to. Whose roster was never amended has one plan for both, which is judged once. */
export function planAgents(given: PlansGiven): ReadonlyMap<string, AgentPlans> {
  const first = shiftsByAgent(given, given.first);
  const amended = shiftsByAgent(given, given.amended);
  const exceptions = byAgent(given.exceptions);
  const agentIds = new Set([...first.keys(), ...amended.keys()]);
  return new Map(
    [...agentIds].map((agentId) => {
      const [was, is] = [first.get(agentId) ?? [], amended.get(agentId) ?? []];
      const excused = exceptions.get(agentId) ?? [];
      const plan = createAgentPlan(is, excused);
      const isAmended = JSON.stringify(was) !== JSON.stringify(is);
      return [agentId, { first: isAmended ? createAgentPlan(was, excused) : plan, amended: plan }];
    }),
  );
}

function shiftsByAgent(
  { site, templates }: PlansGiven,
  days: readonly BareDay[],
): ReadonlyMap<string, readonly RosteredShift[]> {
  return byAgent(days.flatMap((day) => listRosteredShifts(day, site, templates)));
}

function byAgent<T extends { readonly agentId: string }>(
  list: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const grouped = new Map<string, T[]>();
  for (const one of list) {
    const known = grouped.get(one.agentId);
    if (known === undefined) grouped.set(one.agentId, [one]);
    else known.push(one);
  }
  return grouped;
}
