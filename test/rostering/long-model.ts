import type { BareTerm } from '../../shared/rostering/constraints/constraint.ts';
import type { RosterModel } from '../../shared/rostering/model/roster-model.ts';
import { buildModel } from './model-builders.ts';

const DAYS = 26 * 7;
const AGENTS = 6;
const ALL_DAYS = Array.from({ length: DAYS }, (_, day) => day);
const WEEKENDS = Array.from({ length: DAYS / 7 }, (_, week) => [7 * week + 5, 7 * week + 6]);
const WORK = Uint8Array.of(0, 1, 1);
const OFF = Uint8Array.of(1, 0, 0);
const MINUTES = Float64Array.of(0, 480, 480);
/** Early after late. */
const TOO_SHORT = Float64Array.from({ length: 9 }, (_, pair) => (pair === 2 * 3 + 1 ? 1 : 0));
const NO_COSTS = new Float64Array(9);

/** Half a year: 110 to 112 shifts, at most half the weekends, 2 to 5 days on, at least 2 off, rest. Cover wants so many a day. */
export function makeLongModel(neededOn: (day: number) => number): RosterModel {
  const ofAgent = (agent: number): BareTerm[] => [
    {
      kind: 'sum',
      agent,
      days: ALL_DAYS,
      values: MINUTES,
      base: 0,
      limits: { hardMin: 110 * 480, hardMax: 112 * 480, hardUnit: 480 },
    },
    {
      kind: 'block',
      agent,
      blocks: WEEKENDS,
      members: WORK,
      count: 'touched',
      base: 0,
      limits: { hardMax: 13 },
    },
    { kind: 'run', agent, members: WORK, before: null, limits: { hardMin: 2, hardMax: 5 } },
    { kind: 'run', agent, members: OFF, before: null, limits: { hardMin: 2 } },
  ];
  const agents = Array.from({ length: AGENTS }, (_, agent) => agent);
  const terms: BareTerm[] = [
    ...agents.flatMap(ofAgent),
    { kind: 'follow', agents, costs: NO_COSTS, violations: TOO_SHORT },
    {
      kind: 'cover',
      set: 0,
      firstRow: 0,
      limits: ALL_DAYS.map((day) => ({ softMin: neededOn(day), perUnder: 100 })),
    },
  ];
  const coverSets = [
    {
      id: 'all',
      shares: new Float64Array(AGENTS).fill(1),
      rows: 'start' as const,
      members: WORK,
      rowCount: DAYS,
    },
  ];
  return buildModel({ dayCount: DAYS, agentCount: AGENTS, terms, coverSets });
}
