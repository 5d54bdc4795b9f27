import type { AgentsByGroup, FloorOutcome, SimulatedFloor } from '../floor-simulation.ts';
import type { Aim } from '../requirement.ts';
import { findNeed, findSpare, NOTHING_LACKING, worthIt } from './find-lacking.ts';
import type { Played } from './played.ts';

/**
 * A try of a day that is held as a whole. What is lacking is what single intervals lack to their least and to the caps, beyond what they
 * are allowed.
 */
export interface PlayedDay extends Played {
  /** By queue and interval: what they lack whatever they are allowed; negative where more is met. */
  readonly need: readonly Float64Array[];
  /** By queue and interval: calls in time beyond the target, negative where they are missing. */
  readonly spare: readonly Float64Array[];
  /** By queue, of all the day's calls together. */
  readonly daySpare: Float64Array;
  readonly lackingOfDay: number;
}

/** What a search for the fewest people of a day goes by. */
export interface DaySearch {
  readonly floor: SimulatedFloor;
  readonly mostAgents: readonly number[];
  /** Hours that a person works in an interval: of one that passes twice, of both. */
  readonly hours: Float64Array;
  /** By queue: calls expected of the day. */
  readonly calls: Float64Array;
  /** By queue: calls in time that the day must have beyond its target on the callers of the search. */
  readonly margin: Float64Array;
  readonly play: (agents: AgentsByGroup) => PlayedDay;
  readonly canPlay: (more: number) => boolean;
}

/** @param allowed by queue and interval: calls that may be lacking */
export function describeDay(
  floor: SimulatedFloor,
  aim: Aim,
  agents: AgentsByGroup,
  outcome: FloorOutcome,
  allowed: readonly Float64Array[],
): PlayedDay {
  const spare = findSpare(floor, outcome);
  const need = findNeed(floor, outcome, aim);
  const lacking = need.map((row, queue) => row.map((calls, at) => worthIt(calls - allowed[queue]![at]!)));
  return {
    agents,
    outcome,
    need,
    lacking,
    spare,
    daySpare: Float64Array.from(spare, sum),
    lackingOfDay: lacking.reduce((total, row) => total + sum(row), 0),
  };
}

/** By queue: what the day may still lose; negative where it is short. */
export function findLeft({ margin }: Pick<DaySearch, 'margin'>, { daySpare }: PlayedDay): Float64Array {
  return daySpare.map((spare, queue) => spare - margin[queue]!);
}

/** Whether every queue has what it must have over the day, and no interval lacks more than it did. */
export function holdsDay(search: Pick<DaySearch, 'margin'>, day: PlayedDay, lackingBefore: number): boolean {
  return (
    findLeft(search, day).every((left) => left >= -NOTHING_LACKING) &&
    day.lackingOfDay <= lackingBefore + NOTHING_LACKING
  );
}

/** Person-hours of a staffing. */
export function countHours({ hours }: Pick<DaySearch, 'hours'>, agents: AgentsByGroup): number {
  return agents.reduce(
    (total, row) => total + row.reduce((part, count, at) => part + count * hours[at]!, 0),
    0,
  );
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
