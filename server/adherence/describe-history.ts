import {
  createFigures,
  sumFigures,
  type AdherenceFigures,
} from '../../shared/adherence/adherence-figures.ts';
import { ROSTERED_ACTIVITIES, type RosteredActivity } from '../../shared/adherence/rostered-shift.ts';
import { computeAdherenceRatio, computeConformanceRatio, pickTimes } from '../../shared/adherence/scores.ts';
import type { AdherenceHistoryAnswer, AdherenceScores, BothScores } from '../../shared/contract/adherence.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { BothDays } from './day-text.ts';

/** One agent's day, out of the store or of the running engine. */
export interface CountedDay extends BothDays {
  readonly day: string;
  readonly agentId: string;
}

export interface Person {
  readonly name: string;
  readonly team: string | null;
}

interface Sums {
  readonly first: AdherenceFigures;
  readonly amended: AdherenceFigures;
}

/** Scores of some days, added up every way they are asked for. */
export function describeHistory(
  range: DayRange,
  counted: readonly CountedDay[],
  uncounted: readonly string[],
  personOf: (agentId: string) => Person,
  only: { readonly team: string | null; readonly agentId: string | null },
): AdherenceHistoryAnswer {
  const agents = new Map<string, Sums>();
  const teams = new Map<string | null, Sums>();
  const days = new Map<string, Sums>();
  const whole = createSums();
  const teamNames = new Set<string>();
  const outs: AdherenceHistoryAnswer['outs'][number][] = [];
  for (const one of counted) {
    const { team } = personOf(one.agentId);
    if (team !== null) teamNames.add(team);
    if (only.team !== null && team !== only.team) continue;
    if (only.agentId !== null && one.agentId !== only.agentId) continue;
    add(whole, one);
    add(open(agents, one.agentId), one);
    add(open(teams, team), one);
    add(open(days, one.day), one);
    if (only.agentId !== null)
      outs.push(...(one.amended?.outs ?? []).map((out) => ({ ...out, day: one.day })));
  }
  return {
    firstDay: range.firstDay,
    days: range.days,
    uncounted,
    teams: [...teamNames].sort(),
    whole: scoresOf(whole),
    byAgent: [...agents].map(([agentId, sums]) => ({ agentId, ...personOf(agentId), ...scoresOf(sums) })),
    byTeam: [...teams].map(([team, sums]) => ({ team, ...scoresOf(sums) })),
    byDay: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, sums]) => ({ day, ...scoresOf(sums) })),
    byActivity: ROSTERED_ACTIVITIES.map((activity) => ({ activity, ...scoresOf(whole, activity) })),
    outs,
  };
}

function createSums(): Sums {
  return { first: createFigures(), amended: createFigures() };
}

function open<K>(sums: Map<K, Sums>, key: K): Sums {
  let known = sums.get(key);
  if (known === undefined) sums.set(key, (known = createSums()));
  return known;
}

function add(sums: Sums, { first, amended }: BothDays): void {
  if (first !== null) sumFigures(sums.first, first);
  if (amended !== null) sumFigures(sums.amended, amended);
}

function scoresOf({ first, amended }: Sums, activity?: RosteredActivity): BothScores {
  return { first: scoreOf(first, activity), amended: scoreOf(amended, activity) };
}

function scoreOf(figures: AdherenceFigures, activity?: RosteredActivity): AdherenceScores {
  const { rosteredMs, inMs, excusedMs, outMs } = pickTimes(figures, activity);
  return {
    adherenceRatio: computeAdherenceRatio(figures, activity),
    conformanceRatio: computeConformanceRatio(figures, activity),
    rosteredMs,
    inMs,
    excusedMs,
    excusedBy: { ...figures.excusedBy },
    outMs,
    // Of whole shifts: no activity has a part of them.
    extraMs: activity === undefined ? figures.extraMs : 0,
    shifts: activity === undefined ? figures.shifts : 0,
    absences: activity === undefined ? figures.absences : 0,
  };
}
