import type { RosterServiceAnswer } from '../../../../shared/contract/roster-advice.ts';
import type { BreakPlan } from '../../../../shared/rostering/breaks/break-plan.ts';
import { checkService } from '../../../../shared/rostering/service/check-service.ts';
import { playFloor } from '../../../../shared/simulation/floor-run/floor-run.ts';
import { hashSeed } from '../../../../shared/simulation/rng.ts';
import { sumShrinkage } from '../../../../shared/staffing/shrinkage.ts';
import { dayNumber } from '../../../../shared/time/day-number.ts';
import { readPlan } from '../../simulated/read-plan.ts';
import type { BareDay } from '../roster-days.ts';
import type { DeskQuestion } from './desk-messages.ts';
import { readDay, type OpenRoster } from './open-roster.ts';

/**
 * The service a roster gives on days that are forecast. Breaks count where they are placed.
 *
 * @throws FloorcastError `not-found` when not all of these days are forecast.
 */
export function answerService(
  roster: OpenRoster,
  { sources, roster: texts, played, presentRatio }: Extract<DeskQuestion, { kind: 'service' }>,
): RosterServiceAnswer {
  const { problem, model } = roster;
  const { site, groups, range } = sources;
  const plan = readPlan(played.toPlay, { ...played, site, groups, range });
  const days = texts.map(readDay);
  const present = presentRatio ?? 1 - sumShrinkage(played.settings.requirement.shrinkage).allRatio;
  const { picks } = roster.readPicks(days);
  const found = checkService({
    roster: { problem, model, picks, breaks: readBreaks(roster, days) },
    plan,
    play: playFloor,
    // The same callers each time: what is different between two rosters is the rosters.
    seed: hashSeed('roster-service', range.firstDay),
    replications: null,
    presentRatio: present,
    onDay: () => {},
  });
  return {
    ...range,
    intervalMinutes: plan.intervalMinutes,
    intervalsPerDay: plan.intervalsPerDay,
    replications: found.replications,
    presentRatio: present,
    queues: found.queues,
    notes: plan.notes,
  };
}

function readBreaks(
  { problem, model }: OpenRoster,
  days: readonly BareDay[],
): ReadonlyMap<number, BreakPlan> {
  const first = dayNumber(problem.horizon.firstDay);
  return new Map(
    days.map(({ day, entries }) => {
      const agents = model.agentIds.flatMap((agentId, agent) => {
        const segments = entries[agentId]?.shift?.segments;
        return segments ? [{ agent, segments }] : [];
      });
      return [
        dayNumber(day) - first,
        {
          agents,
          meetings: [],
          issues: [],
          costWithout: 0,
          cost: 0,
          violationsWithout: 0,
          violations: 0,
        },
      ];
    }),
  );
}
