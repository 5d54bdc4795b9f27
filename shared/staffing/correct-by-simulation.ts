import { findLacking, NOTHING_LACKING } from './find-lacking.ts';
import type {
  AgentsByGroup,
  FloorOutcome,
  FloorSimulation,
  SimulatedFloor,
  SimulationRun,
} from './floor-simulation.ts';
import { serves } from './skill-groups.ts';
import { StaffingError } from './staffing-error.ts';

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
  readonly missed: readonly {
    readonly queueId: string;
    readonly interval: number;
    readonly serviceLevel: number;
  }[];
  /** `trimmed`: no group can do with one less anywhere. `out-of-simulations`: it may be a little more than needed. */
  readonly end: 'trimmed' | 'out-of-simulations';
}

/**
 * Makes a start true by playing it. First people are added: in every interval that misses, the worst queue is helped by
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
  checkStart(floor, start, options);
  let simulations = 0;
  const play = (agents: AgentsByGroup): Played => {
    simulations += 1;
    const outcome = simulation.simulate(floor, agents, options.run);
    return { agents, outcome, lacking: findLacking(floor, outcome) };
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

interface Played {
  readonly agents: AgentsByGroup;
  readonly outcome: FloorOutcome;
  /** By queue and interval, as `findLacking` has it. */
  readonly lacking: readonly Float64Array[];
}

/** One person more in every interval that misses; null when all meet or nobody can be added who helps. */
function addPeople(
  floor: SimulatedFloor,
  before: Played,
  mostAgents: readonly number[],
  play: (agents: AgentsByGroup) => Played,
): Played | null {
  const worst = Int32Array.from({ length: floor.intervals }, (_, interval) => worstQueue(before, interval));
  const gains = floor.groups.map(() => new Float64Array(floor.intervals));
  const possible = floor.groups.map(() => new Uint8Array(floor.intervals));
  floor.groups.forEach((group, place) => {
    const trial = before.agents.map((row) => row.slice());
    let tried = false;
    for (let interval = 0; interval < floor.intervals; interval++) {
      const queue = worst[interval]!;
      if (queue < 0 || !serves(group, floor.queues[queue]!.queueId)) continue;
      if (before.agents[place]![interval]! >= mostAgents[place]!) continue;
      trial[place]![interval]! += 1;
      possible[place]![interval] = 1;
      tried = true;
    }
    if (!tried) return;
    const played = play(trial);
    for (let interval = 0; interval < floor.intervals; interval++) {
      gains[place]![interval] = lackingIn(before, interval) - lackingIn(played, interval);
    }
  });
  const next = before.agents.map((row) => row.slice());
  let added = false;
  for (let interval = 0; interval < floor.intervals; interval++) {
    let bestGroup = -1;
    for (let group = 0; group < floor.groups.length; group++) {
      if (!possible[group]![interval]) continue;
      if (bestGroup < 0 || gains[group]![interval]! > gains[bestGroup]![interval]!) bestGroup = group;
    }
    if (bestGroup < 0) continue;
    next[bestGroup]![interval]! += 1;
    added = true;
  }
  return added ? play(next) : null;
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

function lackingIn({ lacking }: Played, interval: number): number {
  let total = 0;
  for (const row of lacking) total += row[interval] ?? 0;
  return total;
}

/** The queue that lacks most calls; -1 when none lacks any. */
function worstQueue({ lacking }: Played, interval: number): number {
  let worst = -1;
  let most = NOTHING_LACKING;
  lacking.forEach((row, queue) => {
    if (row[interval]! <= most) return;
    worst = queue;
    most = row[interval]!;
  });
  return worst;
}

function missedOf(floor: SimulatedFloor, { outcome, lacking }: Played): CorrectedAgents['missed'] {
  return floor.queues.flatMap(({ queueId }, queue) =>
    Array.from(lacking[queue]!, (lack, interval) => ({ lack, interval }))
      .filter(({ lack }) => lack > 0)
      .map(({ interval }) => ({
        queueId,
        interval,
        serviceLevel: outcome.queues[queue]!.serviceLevel.mean[interval]!,
      })),
  );
}

function checkStart(floor: SimulatedFloor, start: AgentsByGroup, { mostAgents }: CorrectionOptions): void {
  const fits =
    start.length === floor.groups.length &&
    mostAgents.length === floor.groups.length &&
    start.every(
      (row) => row.length === floor.intervals && row.every((count) => Number.isInteger(count) && count >= 0),
    );
  if (fits) return;
  throw new StaffingError(
    `start (${start.length} x ${start[0]?.length ?? 0}) must hold whole numbers, 0 or more, for ${floor.groups.length} groups ` +
      `and ${floor.intervals} intervals. Round the pooled requirement up first.`,
  );
}
