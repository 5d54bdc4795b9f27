import type { AgentsByGroup } from '../../../shared/staffing/floor-simulation.ts';

/**
 * Whole people by group and place, rounded up together: all groups of a place have less than one person more than was asked for.
 * Each group by itself rounded up would be one too many for every group.
 */
export function roundPlacesUp(agents: AgentsByGroup): AgentsByGroup {
  const whole = agents.map((row) => new Float64Array(row.length));
  for (let at = 0; at < (agents[0]?.length ?? 0); at += 1) {
    let [wanted, given] = [0, 0];
    agents.forEach((row, group) => {
      wanted += row[at]!;
      const people = row[at]! > 0 ? Math.max(0, Math.ceil(wanted - 1e-6) - given) : 0;
      whole[group]![at] = people;
      given += people;
    });
  }
  return whole;
}
