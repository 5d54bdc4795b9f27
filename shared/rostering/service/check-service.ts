import type { SimulatedQueue } from '../../contract/simulated-plan.ts';
import type { DayRange } from '../../forecasting/day-grid.ts';
import type { DaysToPlay } from '../../simulation/floor-run/days-to-play.ts';
import { countReplications, playDays } from '../../simulation/floor-run/play-days.ts';
import type { PlayPlan } from '../../simulation/floor-run/simulate-floor.ts';
import { staffFromRoster, type RosteredStaff, type RosterToCheck } from './staff-from-roster.ts';

export interface ServiceCheck {
  readonly roster: RosterToCheck;
  /** The forecast; whom it says to be there plays no part. */
  readonly plan: Omit<DaysToPlay, 'groups'> & DayRange;
  /** Here or in threads. */
  readonly play: PlayPlan;
  readonly seed: number;
  /** Null: so many that means are told to a third of a percent. */
  readonly replications: number | null;
  /** How many of those rostered really come, 0 to 1. */
  readonly presentRatio: number;
  readonly onDay: (day: number) => void;
}

export interface ExpectedService extends RosteredStaff {
  readonly replications: number;
  /** By queue: service level, waits, abandonment and occupancy by interval and by day, with the bands of their means. */
  readonly queues: readonly SimulatedQueue[];
}

/**
 * The service a roster will give, before it is published: its people play the days of the forecast call by call, on the engine
 * and with the callers by which the requirement is proven.
 *
 * @throws RangeError when `presentRatio` is not from 0 to 1, or the plan cannot be played.
 */
export function checkService(check: ServiceCheck): ExpectedService {
  const { roster, plan, play, seed, presentRatio, onDay } = check;
  if (!(presentRatio >= 0 && presentRatio <= 1))
    throw new RangeError(
      `presentRatio (${presentRatio}) must be from 0 to 1. Maybe percent were given: 0.93 is 93 %.`,
    );
  const queueIds = plan.queues.map(({ queueId }) => queueId);
  const staff = staffFromRoster(roster, { ...plan, queueIds }, presentRatio);
  const days: DaysToPlay = { ...plan, groups: staff.groups };
  const replications = check.replications ?? countReplications(days);
  const queues = playDays({ plan: days, agents: staff.agents, seed, replications, play, onDay });
  return { ...staff, replications, queues };
}
