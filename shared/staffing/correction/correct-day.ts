import {
  countPasses,
  type AgentsByGroup,
  type FloorSimulation,
  type SimulatedFloor,
  type SimulationRun,
} from '../floor-simulation.ts';
import type { Aim } from '../requirement.ts';
import type { CorrectedAgents, CorrectionOptions } from './correct-by-simulation.ts';
import { findChance, NOTHING_LACKING } from './find-lacking.ts';
import { checkStart, missedOf } from './played.ts';
import { countHours, describeDay, type DaySearch, type PlayedDay } from './played-day.ts';
import { scaleStart } from './scale-start.ts';
import { searchDay, trimDay } from './search-day.ts';

export interface DayCorrectionOptions extends CorrectionOptions {
  readonly aim: Extract<Aim, { kind: 'day' }>;
  /** Other callers, and more of them: they alone say whether a target is reached. */
  readonly check: SimulationRun;
}

export interface CorrectedDay extends CorrectedAgents {
  /** Queues whose calls of the day together miss their target on the callers of the check, by more than chance. */
  readonly missedQueues: readonly { readonly queueId: string; readonly serviceLevel: number }[];
}

/** After so many checks the search has what it can get. */
const MOST_CHECKS = 5;
/** So many of the tries may go before the first check: what the checks bring to light takes some, too. */
const SEARCH_SHARE = 0.6;
/** A queue that is short again and again is asked for so much of its calls more each time. */
const MORE_PART = 0.0005;

/**
 * Makes a start true by playing the day, held as a whole: the fewest person-hours with which all calls of the day together meet each
 * queue's target in expectation. No interval has less than `aim.leastIntervalRatio` of its calls in time, and the caps hold in each.
 *
 * People are searched for on few callers, the same for all trials, and judged by other and many more: what is aimed at is that the
 * mean over the replications of the check reaches the target, and it is missed where even the upper end of that mean's band is below. Where the two runs differ, the
 * search is told to have so much more, or less, on its own callers, and goes on. A single interval lacks something only where that is
 * more than chance, two standard errors of the run that says so.
 *
 * @param start whole numbers, by group and interval
 * @returns `end` is `trimmed` when no group can do with one less in any interval, each tried on the callers of the search.
 * @throws StaffingError when `start` does not fit the floor.
 */
export function correctDay(
  simulation: FloorSimulation,
  floor: SimulatedFloor,
  start: AgentsByGroup,
  options: DayCorrectionOptions,
): CorrectedDay {
  const { mostAgents, aim, run, check, mostSimulations } = options;
  checkStart(floor, start, mostAgents);
  let simulations = 0;
  const playRun = (agents: AgentsByGroup, played: SimulationRun) => {
    simulations += 1;
    return simulation.simulate(floor, agents, played);
  };
  const begun = playRun(start, run);
  /** What single intervals may lack on the callers of the search. */
  const allowed = findChance(begun);
  const passes = countPasses(floor);
  const margin = new Float64Array(floor.queues.length);
  let mayPlay = SEARCH_SHARE * mostSimulations;
  const search: DaySearch = {
    floor,
    mostAgents,
    margin,
    hours: Float64Array.from(passes, (times) => (times * floor.intervalMinutes) / 60),
    calls: Float64Array.from(floor.queues, ({ calls }) =>
      calls.reduce((sum, count, at) => sum + count * passes[at]!, 0),
    ),
    play: (agents) => describeDay(floor, aim, agents, playRun(agents, run), allowed),
    canPlay: (more) => simulations + more < mayPlay,
  };
  let tried = scaleStart(search, start, describeDay(floor, aim, start, begun, allowed));
  let found: CheckedDay | null = null;
  for (let round = 0; round < MOST_CHECKS; round++) {
    const best = round === 0 ? searchDay(search, tried) : trimDay(search, tried);
    if (found !== null && best === tried) break;
    const proven = playRun(best.agents, check);
    const checked: CheckedDay = {
      best,
      check: describeDay(floor, aim, best.agents, proven, findChance(proven)),
    };
    if (found === null || isBetter(search, checked, found)) found = checked;
    mayPlay = mostSimulations;
    if (!search.canPlay(1)) break;
    checked.check.daySpare.forEach((spare, queue) => {
      const more = spare < 0 ? round * MORE_PART * search.calls[queue]! : 0;
      margin[queue] = best.daySpare[queue]! - spare + more;
    });
    checked.check.lacking.forEach((row, queue) =>
      row.forEach((lack, at) => {
        if (lack > 0) allowed[queue]![at] = best.need[queue]![at]! - lack;
      }),
    );
    tried = search.play(best.agents);
  }
  const { best, check: proven } = found!;
  return {
    agents: best.agents,
    outcome: proven.outcome,
    simulations,
    missed: missedOf(floor, proven),
    missedQueues: floor.queues.flatMap(({ queueId, target }, queue) => {
      const { mean, halfWidth } = proven.outcome.queues[queue]!.overall;
      return mean + halfWidth < target.serviceLevelTarget ? [{ queueId, serviceLevel: mean }] : [];
    }),
    end: search.canPlay(1) ? 'trimmed' : 'out-of-simulations',
  };
}

interface CheckedDay {
  readonly best: PlayedDay;
  /** The same people before the callers of the check. */
  readonly check: PlayedDay;
}

/** First as few calls short as can be, then as few person-hours. */
function isBetter(search: DaySearch, one: CheckedDay, other: CheckedDay): boolean {
  const short = ({ check }: CheckedDay) =>
    check.daySpare.reduce((sum, spare) => sum + Math.max(0, -spare), check.lackingOfDay);
  const difference = short(one) - short(other);
  if (Math.abs(difference) > NOTHING_LACKING) return difference < 0;
  return countHours(search, one.best.agents) < countHours(search, other.best.agents);
}
