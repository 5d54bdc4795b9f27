import { costOf, violationOf, type Limits } from '../model/limits.ts';
import type { BareTerm } from './constraint.ts';

interface Run {
  readonly agent: number;
  readonly members: Uint8Array;
  readonly before: number | null;
  readonly limits: Limits;
}

/**
 * A limit on runs, and what it costs to end at the horizon's start a run that began before it and is still too short: a run
 * wholly before the horizon is not judged by the term itself.
 */
export function makeRunTerms({ agent, members, before, limits }: Run): readonly BareTerm[] {
  const run: BareTerm = { kind: 'run', agent, members, before, limits };
  if (before === null || before === 0) return [run];
  const { softMax: _soft, hardMax: _hard, ...lower } = limits;
  const cost = costOf(lower, before);
  const violation = violationOf(lower, before);
  if (cost === 0 && violation === 0) return [run];
  const ending = (value: number) => Float64Array.from(members, (isMember) => (isMember === 1 ? 0 : value));
  return [run, { kind: 'pick', agent, day: 0, costs: ending(cost), violations: ending(violation) }];
}
