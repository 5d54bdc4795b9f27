import type { RosterFigures } from '../../../../shared/contract/rosters.ts';
import { sumFigures } from '../../../../shared/rostering/days/sum-figures.ts';
import type { ShiftCodec } from '../../../../shared/rostering/days/shift-codec.ts';
import { createShiftCodec } from '../../../../shared/rostering/days/shift-codec.ts';
import { readPicks } from '../../../../shared/rostering/days/read-picks.ts';
import { compileModel } from '../../../../shared/rostering/model/compile-model.ts';
import type { Picks, RosterModel } from '../../../../shared/rostering/model/roster-model.ts';
import type {
  PinnedShift,
  RosterAgent,
  RosterProblem,
} from '../../../../shared/rostering/problem/problem.ts';
import { createSiteCalendar } from '../../../../shared/time/site-calendar.ts';
import { listDays } from '../../../../shared/time/day-range.ts';
import { DeskMemory, readDay, refuseUncompiled } from '../desk/open-roster.ts';
import type { BareDay } from '../roster-days.ts';
import type { RosterTask } from './roster-task.ts';
import { addFewChanges, weighProblem } from './weigh-problem.ts';

/** A search about to begin. */
export interface PreparedSearch {
  readonly problem: RosterProblem;
  readonly model: RosterModel;
  readonly codec: ShiftCodec;
  /** The days as they stand. */
  readonly days: readonly BareDay[];
  /** What it begins with; null where nothing is planned yet. */
  readonly from: Picks | null;
  /** Of the roster as it stands; null where nothing is planned yet. */
  readonly before: RosterFigures | null;
}

/**
 * The problem of a search, weighed in words. Whoever is not asked for stays as they are, and so do days that are over or run.
 *
 * @throws FloorcastError in words where nothing can be made of it.
 */
export function prepareSearch({ sources, request }: Pick<RosterTask, 'sources' | 'request'>): PreparedSearch {
  const built = new DeskMemory().build(sources).problem;
  const listed = listDays(sources.range);
  const days = sources.days.map(readDay).filter(({ day }) => listed.includes(day));
  const today = createSiteCalendar(sources.site).dayOf(sources.nowMs).day;
  const asked = request.agentIds && new Set(request.agentIds);
  const pinned: RosterProblem = {
    ...built,
    agents: built.agents.map((agent) => {
      const stays = asked !== null && !asked.has(agent.id);
      return pinDays(
        agent,
        days,
        listed.filter((day) => stays || day <= today),
      );
    }),
  };
  const weighed = weighProblem(pinned, request.weights);
  const problem = addFewChanges(weighed, days, request.weights.fewChanges);
  const model = refuseUncompiled(() => compileModel(problem));
  const codec = createShiftCodec(model, problem);
  const { picks, unread } = readPicks(model, problem.horizon, codec, days);
  const isEmpty = picks.every((variant) => variant === 0);
  return {
    problem,
    model,
    codec,
    days,
    from: isEmpty ? null : picks,
    before: isEmpty ? null : sumFigures(model, picks, unread.length),
  };
}

/** The agent with what stands on these days as pins. */
function pinDays(agent: RosterAgent, days: readonly BareDay[], pinned: readonly string[]): RosterAgent {
  const known = new Set(agent.pinned.map(({ day }) => day));
  const more = pinned
    .filter((day) => !known.has(day))
    .map((day): PinnedShift => {
      const shift = days.find((one) => one.day === day)?.entries[agent.id]?.shift ?? null;
      if (shift === null) return { day, shift: null };
      const { templateId, start, minutes, longBreakAfterMinutes } = shift;
      return {
        day,
        shift: {
          templateId,
          start,
          minutes,
          ...(longBreakAfterMinutes === null ? {} : { longBreakAfterMinutes }),
        },
      };
    });
  return more.length === 0 ? agent : { ...agent, pinned: [...agent.pinned, ...more] };
}
