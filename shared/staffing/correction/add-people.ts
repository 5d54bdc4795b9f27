import type { AgentsByGroup, SimulatedFloor } from '../floor-simulation.ts';
import { serves } from '../skill-groups.ts';
import { NOTHING_LACKING } from './find-lacking.ts';
import { lackingIn, type Played } from './played.ts';

/** One person more in every interval that misses; null when all meet or nobody can be added who helps. */
export function addPeople<Kind extends Played>(
  floor: SimulatedFloor,
  before: Kind,
  mostAgents: readonly number[],
  play: (agents: AgentsByGroup) => Kind,
): Kind | null {
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
