import { writeHead, writeRows } from '../../shared/history/write-rows.ts';
import type { Site } from '../../shared/site/site.ts';
import { clockOfPlace, dayOfPlace, type PlanGrid } from './requirement-clock.ts';
import type { Curve } from './requirement-curves.ts';

const COLUMNS = [
  'day',
  'time',
  'kind',
  'id',
  'name',
  'calls',
  'handle_seconds',
  'agents',
  'plain_agents',
  'heads',
  'service_level_ratio',
  'occupancy_ratio',
  'limit',
];

/** The numbers of the curves as a file: a row for each curve and interval, empty where nothing is known. */
export function writeCurves(
  curves: readonly Curve[],
  nameOf: (curve: Curve) => string,
  grid: PlanGrid,
  site: Pick<Site, 'timeZone' | 'dayStartsAt'>,
): string {
  const rows = curves.flatMap((curve) =>
    curve.agents.map((agents, at) => ({
      day: dayOfPlace(grid, at),
      time: clockOfPlace(grid, site, at),
      kind: curve.kind,
      id: curve.id,
      name: nameOf(curve),
      calls: fine(curve.calls[at]),
      handle_seconds: fine(curve.handleSeconds[at]),
      agents: fine(agents),
      plain_agents: fine(curve.plainAgents[at]),
      heads: curve.heads[at] ?? null,
      service_level_ratio: fine(curve.serviceLevel?.[at]),
      occupancy_ratio: fine(curve.occupancy?.[at]),
      limit: curve.binding?.[at] ?? null,
    })),
  );
  return writeHead('csv', COLUMNS) + writeRows('csv', COLUMNS, rows);
}

function fine(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 10_000) / 10_000;
}
