import type {
  AgentsByGroup,
  FloorOutcome,
  FloorSimulation,
  SimulatedFloor,
  SimulationRun,
} from '../floor-simulation.ts';
import { addPeople } from './add-people.ts';
import { findLacking, NOTHING_LACKING } from './find-lacking.ts';
import { checkStart, lackingIn, missedOf, type MissedInterval, type Played } from './played.ts';

export interface CorrectionOptions {
  /** By group: how many people there are at all. Infinity: as many as wanted. */
  readonly mostAgents: readonly number[];
  /** The same callers are played for every trial. */
  readonly run: SimulationRun;
  /** Simulations it may take; each round takes one and one more for each group that is tried. */
  readonly mostSimulations: number;
}

export interface CorrectedAgents {
  readonly agents: AgentsByGroup;
  readonly outcome: FloorOutcome;
  readonly simulations: number;
  /** What is still missed: nobody is left who could help, or the simulations ran out. */
  readonly missed: readonly MissedInterval[];
  /** `trimmed`: no group can do with one less anywhere. `out-of-simulations`: it may be a little more than needed. */
  readonly end: 'trimmed' | 'out-of-simulations';
}

const EACH_INTERVAL = { kind: 'each-interval' } as const;

/**
 * Makes a start true by playing it, each interval by itself. First people are added: in every interval that misses, the worst queue is helped by
 * the group that gains most there, each trial on the same callers. Then they are taken away again wherever every queue
 * still meets its target and cap, here and in the interval after. All intervals move at once, so the number of simulations
 * goes with the people to move and not with the length of the day.
 *
 * @param start whole numbers, by group and interval
 * @throws StaffingError when `start` does not fit the floor.
 */
export function correctBySimulation(
  simulation: FloorSimulation,
  floor: SimulatedFloor,
  start: AgentsByGroup,
  options: CorrectionOptions,
): CorrectedAgents {
  checkStart(floor, start, options.mostAgents);
  let simulations = 0;
  const play = (agents: AgentsByGroup): Played => {
    simulations += 1;
    const outcome = simulation.simulate(floor, agents, options.run);
    return { agents, outcome, lacking: findLacking(floor, outcome, EACH_INTERVAL) };
  };
  const canPlay = (more: number) => simulations + more <= options.mostSimulations;
  let best = play(start.map((row, group) => row.map((count) => Math.min(count, options.mostAgents[group]!))));
  while (canPlay(floor.groups.length + 1)) {
    const next = addPeople(floor, best, options.mostAgents, play);
    if (next === null) break;
    best = next;
  }
  const trimmed = takePeople(floor, best, play, canPlay);
  return {
    agents: trimmed.best.agents,
    outcome: trimmed.best.outcome,
    simulations,
    missed: missedOf(floor, trimmed.best),
    end: trimmed.done ? 'trimmed' : 'out-of-simulations',
  };
}

/** One person less wherever nothing is lost, group after group, until no place is left to try. */
function takePeople(
  floor: SimulatedFloor,
  start: Played,
  play: (agents: AgentsByGroup) => Played,
  canPlay: (more: number) => boolean,
): { readonly best: Played; readonly done: boolean } {
  let best = start;
  const fixed = floor.groups.map(() => new Uint8Array(floor.intervals));
  for (let open = true; open;) {
    open = false;
    for (let group = 0; group < floor.groups.length; group++) {
      // Neighbours wait for each other: what an interval leaves undone is the next one's, so every other one is tried.
      for (const parity of [0, 1]) {
        const places = placesToTry(best, fixed[group]!, group, parity);
        if (places.length === 0) continue;
        if (!canPlay(2)) return { best, done: false };
        const kept = tryLess(best, group, places, play);
        for (const place of places) if (!kept.places.has(place)) fixed[group]![place] = 1;
        if (kept.places.size > 0) {
          best = kept.played;
          open = true;
        }
      }
    }
  }
  return { best, done: true };
}

function placesToTry(best: Played, fixed: Uint8Array, group: number, parity: number): readonly number[] {
  const places: number[] = [];
  best.agents[group]!.forEach((count, interval) => {
    if (count > 0 && !fixed[interval] && interval % 2 === parity) places.push(interval);
  });
  return places;
}

/** Takes one away at all places, then gives back where it hurt. */
function tryLess(
  before: Played,
  group: number,
  places: readonly number[],
  play: (agents: AgentsByGroup) => Played,
): { readonly played: Played; readonly places: ReadonlySet<number> } {
  const without = (kept: readonly number[]) => {
    const agents = before.agents.map((row) => row.slice());
    for (const place of kept) agents[group]![place]! -= 1;
    return play(agents);
  };
  const hurts = (played: Played, place: number) =>
    [place, place + 1].some(
      (interval) => lackingIn(played, interval) > lackingIn(before, interval) + NOTHING_LACKING,
    );
  const all = without(places);
  const kept = places.filter((place) => !hurts(all, place));
  if (kept.length === 0) return { played: before, places: new Set() };
  const played = kept.length === places.length ? all : without(kept);
  // Those who hurt together and not alone all come back.
  return kept.some((place) => hurts(played, place))
    ? { played: before, places: new Set() }
    : { played, places: new Set(kept) };
}
