import type { SimulatedRequirement } from '../../../shared/contract/simulated-plan.ts';
import { dayIndexOf } from '../../../shared/forecasting/grid/grid-clock.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import type { AgentsByGroup } from '../../../shared/staffing/floor-simulation.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { KeptRequirement } from '../run-planning.ts';
import type { PlansToPlay } from './plans-to-play.ts';
import type { PlanOfDays } from './read-plan.ts';
import { roundPlacesUp } from './round-places.ts';

/** Whose numbers stand for the plan as it is. */
export interface StaffedPlan {
  readonly agents: AgentsByGroup;
  readonly source: 'simulated' | 'pooled';
}

interface KeptAgents extends DayRange {
  readonly intervalsPerDay: number;
  readonly groups: readonly { readonly groupId: string; readonly agents: readonly number[] }[];
}

/**
 * The plan as it is, whole people by group and place: what the last simulation found where it is of these days, else the pooled
 * requirement at the chosen risk, rounded up together, so that at most one person is too many in all groups of a place.
 *
 * @throws FloorcastError `not-found` when there is no requirement of these days.
 */
export function staffPlan(kept: PlansToPlay, plan: PlanOfDays): StaffedPlan {
  const simulated = kept.simulated === null ? null : (JSON.parse(kept.simulated) as SimulatedRequirement);
  if (simulated !== null && covers(simulated, plan))
    return { agents: cut(simulated, plan), source: 'simulated' };
  const requirement = kept.requirement === null ? null : (JSON.parse(kept.requirement) as KeptRequirement);
  if (requirement === null || !covers(requirement, plan))
    throw new FloorcastError('not-found', { code: 'requirement-not-made' });
  return { agents: roundPlacesUp(cut(requirement, plan)), source: 'pooled' };
}

function covers(kept: KeptAgents, { firstDay, days, intervalsPerDay, groups }: PlanOfDays): boolean {
  const from = dayIndexOf(kept.firstDay, firstDay);
  const known = new Set(kept.groups.map(({ groupId }) => groupId));
  return (
    kept.intervalsPerDay === intervalsPerDay &&
    from >= 0 &&
    from + days <= kept.days &&
    groups.some(({ id }) => known.has(id))
  );
}

function cut(kept: KeptAgents, { firstDay, days, intervalsPerDay, groups }: PlanOfDays): AgentsByGroup {
  const from = dayIndexOf(kept.firstDay, firstDay) * intervalsPerDay;
  const byId = new Map(kept.groups.map(({ groupId, agents }) => [groupId, agents]));
  return groups.map(({ id }) =>
    Float64Array.from({ length: days * intervalsPerDay }, (_, at) => byId.get(id)?.[from + at] ?? 0),
  );
}
