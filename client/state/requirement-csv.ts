import { writeHead, writeRows } from '../../shared/history/write-rows.ts';
import type { RequirementAnswer } from '../../shared/contract/planning-requirement.ts';
import type { SimulatedRequirement } from '../../shared/contract/simulated-plan.ts';
import type { Site } from '../../shared/site/site.ts';
import { dayNumber } from '../../shared/time/day-number.ts';
import { clockOfPlace, dayOfPlace, type PlanGrid } from './requirement-clock.ts';
import type { Curve } from './requirement-curves.ts';
import { findPlayed } from './requirement-played.ts';
import { compareRostered, type RosteredCurve } from './requirement-rostered.ts';

const COLUMNS = [
  'day',
  'time',
  'kind',
  'id',
  'name',
  'calls',
  'pieces',
  'handle_seconds',
  'agents',
  'plain_agents',
  'deferred_agents',
  'needed_agents',
  'heads',
  'rostered_agents',
  'rostered_shared_agents',
  'short_agents',
  'over_agents',
  'service_level_ratio',
  'occupancy_ratio',
  'limit',
  'played_agents',
  'played_service_level_ratio',
  'played_target_of',
];

/** What stands beside the numbers of the curves. */
export interface CurvesBeside {
  readonly simulated: SimulatedRequirement | null;
  readonly rosteredOf: (curve: Curve) => RosteredCurve | null;
}

/**
 * The numbers of the curves as a file: a row for each curve and interval, empty where nothing is known. What was played of an interval
 * stands beside it, with what its target was held for: `each-interval` or the `day`.
 * `agents` and `plain_agents` are for calls alone, `needed_agents` are `agents` and `deferred_agents`. `short_agents` and `over_agents`
 * are `rostered_agents` against `needed_agents` with shrinkage on top.
 */
export function writeCurves(
  curves: readonly Curve[],
  nameOf: (curve: Curve) => string,
  grid: PlanGrid & Pick<RequirementAnswer, 'presenceRatio'>,
  site: Pick<Site, 'timeZone' | 'dayStartsAt'>,
  { simulated, rosteredOf }: CurvesBeside,
): string {
  const rows = curves.flatMap((curve) => {
    const played = findPlayed(simulated, curve, grid);
    const rostered = rosteredOf(curve);
    const coverage = rostered && compareRostered(curve, rostered, grid.presenceRatio);
    return curve.agents.map((agents, at) => {
      const callAgents = curve.callAgents[at]!;
      return {
        day: dayOfPlace(grid, at),
        time: clockOfPlace(grid, site, at),
        kind: curve.kind,
        id: curve.id,
        name: nameOf(curve),
        calls: curve.kind === 'work' ? null : fine(curve.calls[at]),
        pieces: fine(curve.pieces?.[at]),
        handle_seconds: fine(curve.handleSeconds[at]),
        agents: fine(callAgents),
        plain_agents: fine(curve.plainAgents[at]! - agents + callAgents),
        deferred_agents: fine(agents - callAgents),
        needed_agents: fine(agents),
        heads: curve.heads[at] ?? null,
        rostered_agents: fine(rostered?.agents[at]),
        rostered_shared_agents: fine(curve.kind === 'queue' ? rostered?.shared[at] : null),
        short_agents: fine(coverage?.short[at]),
        over_agents: fine(coverage?.over?.[at]),
        service_level_ratio: fine(curve.serviceLevel?.[at]),
        occupancy_ratio: fine(curve.occupancy?.[at]),
        limit: curve.binding?.[at] ?? null,
        played_agents: played?.agents?.[at] ?? null,
        played_service_level_ratio: fine(played?.serviceLevel?.[at]),
        played_target_of: isPlayedAt(simulated, grid, at) ? simulated!.aim.kind : null,
      };
    });
  });
  return writeHead('csv', COLUMNS) + writeRows('csv', COLUMNS, rows);
}

function isPlayedAt(simulated: SimulatedRequirement | null, grid: PlanGrid, at: number): boolean {
  if (simulated === null || simulated.intervalsPerDay !== grid.intervalsPerDay) return false;
  const day = dayNumber(dayOfPlace(grid, at)) - dayNumber(simulated.firstDay);
  return day >= 0 && day < simulated.days;
}

function fine(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 10_000) / 10_000;
}
