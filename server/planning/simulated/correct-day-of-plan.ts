import { createFloorSimulation, type PlayPlan } from '../../../shared/simulation/floor-run/simulate-floor.ts';
import { correctBySimulation } from '../../../shared/staffing/correction/correct-by-simulation.ts';
import { correctDay } from '../../../shared/staffing/correction/correct-day.ts';
import type { AgentsByGroup } from '../../../shared/staffing/floor-simulation.ts';
import { countCalls, floorOfDay } from '../../../shared/simulation/floor-run/play-days.ts';
import type { PlanOfDays } from './read-plan.ts';
import { requirePools } from './require-pools.ts';
import { roundPlacesUp } from './round-places.ts';

/** Calls of one try: the search compares plans on the same callers, and needs fewer than the proof. */
const TRIED_CALLS = 300_000;
/** Over a whole day fewer tell as much, and whether the target is reached is not for them to say. */
const TRIED_CALLS_OF_DAY = 150_000;
const LEAST_TRIED = 12;
const MOST_TRIED = 100;
/** Whether a day's target is reached is told by so many calls: days differ from each other more than half hours do. */
const CHECKED_CALLS = 1_000_000;
const LEAST_CHECKED = 60;
const MOST_CHECKED = 400;
/** Tries a day; held as a whole it is near its end after fewer. */
const MOST_SIMULATIONS = 240;
const MOST_SIMULATIONS_OF_DAY = 120;
/** The callers of the search and of the check are not each other's, nor those of the proof. */
const SEARCH_SEED = 1_000;
const CHECK_SEED = 2_000;

/** Whole people of one day by group and place, corrected by playing it, and the fractions that was begun from. */
export interface DayOfPlan {
  readonly agents: AgentsByGroup;
  readonly pooled: AgentsByGroup;
  readonly missedPlaces: readonly { readonly queueId: string; readonly place: number }[];
  /** Queues that miss their target over the day as a whole; none where each interval is held to it. */
  readonly missedQueues: readonly string[];
  readonly end: 'trimmed' | 'out-of-simulations';
}

/** Pooled Erlang A under the plan's aim, rounded up, and made true by playing the day under the same aim. */
export function correctDayOfPlan(plan: PlanOfDays, day: number, seed: number, play: PlayPlan): DayOfPlan {
  const { aim } = plan;
  const floor = floorOfDay(plan, day);
  const pooled = requirePools(plan, day, floor);
  const calls = countCalls(plan, day);
  const options = {
    mostAgents: plan.groups.map(() => Infinity),
    run: {
      seed: seed + SEARCH_SEED + day,
      replications: countRuns(
        aim.kind === 'day' ? TRIED_CALLS_OF_DAY : TRIED_CALLS,
        calls,
        LEAST_TRIED,
        MOST_TRIED,
      ),
    },
    mostSimulations: countTries(plan),
  };
  const simulation = createFloorSimulation(play);
  const start = roundPlacesUp(pooled);
  const found =
    aim.kind === 'day'
      ? correctDay(simulation, floor, start, {
          ...options,
          aim,
          check: {
            seed: seed + CHECK_SEED + day,
            replications: countRuns(CHECKED_CALLS, calls, LEAST_CHECKED, MOST_CHECKED),
          },
        })
      : { ...correctBySimulation(simulation, floor, start, options), missedQueues: [] };
  return {
    agents: found.agents,
    pooled,
    missedPlaces: found.missed.map(({ queueId, interval }) => ({ queueId, place: interval })),
    missedQueues: found.missedQueues.map(({ queueId }) => queueId),
    end: found.end,
  };
}

function countRuns(wantedCalls: number, callsOfDay: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, Math.round(wantedCalls / Math.max(1, callsOfDay))));
}

/** Tries of one day of a plan at most. */
export function countTries({ aim }: Pick<PlanOfDays, 'aim'>): number {
  return aim.kind === 'day' ? MOST_SIMULATIONS_OF_DAY : MOST_SIMULATIONS;
}
