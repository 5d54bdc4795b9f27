import type { AgentsByGroup } from '../floor-simulation.ts';
import { findPools, type SkillPool } from '../skill-groups.ts';
import { findLeft, type DaySearch, type PlayedDay } from './played-day.ts';

/** A start is as much as a third too high or half as high again too low. */
const LEAST_RATIO = 0.7;
const MOST_RATIO = 1.5;
/** To within a hundredth. */
const HALVINGS = 6;

/**
 * The start made larger or smaller as a whole, each pool of queues that share people by itself, until the pool's calls together have
 * what they must have: so that single people are only moved for the rest. Whole people, 0 where the start has nobody.
 */
export function scaleStart(search: DaySearch, start: AgentsByGroup, begun: PlayedDay): PlayedDay {
  const { floor } = search;
  const pools = findPools(
    floor.queues.map(({ queueId }) => queueId),
    floor.groups,
  );
  const low = pools.map(() => LEAST_RATIO);
  const high = pools.map(() => MOST_RATIO);
  const play = (ratios: readonly number[]) => search.play(scale(search, start, pools, ratios));
  // The start itself first: most are nearly right.
  let middle = pools.map(() => 1);
  let best: PlayedDay | null = null;
  for (let round = 0; round < HALVINGS && search.canPlay(2); round++) {
    const played = round === 0 ? begun : play(middle);
    const left = findLeft(search, played);
    let isEnough = true;
    pools.forEach(({ queues }, pool) => {
      const isMet = queues.reduce((sum, queue) => sum + left[queue]!, 0) >= 0;
      if (isMet) high[pool] = middle[pool]!;
      else low[pool] = middle[pool]!;
      isEnough &&= isMet;
    });
    if (isEnough) best = played;
    middle = pools.map((_, pool) => Math.sqrt(low[pool]! * high[pool]!));
  }
  return pools.length === 1 && best !== null ? best : play(high);
}

function scale(
  { floor, mostAgents }: DaySearch,
  start: AgentsByGroup,
  pools: readonly SkillPool[],
  ratios: readonly number[],
): AgentsByGroup {
  const agents = start.map((row) => new Float64Array(row.length));
  pools.forEach(({ groups }, pool) => {
    for (let at = 0; at < floor.intervals; at++) {
      let [wanted, given] = [0, 0];
      for (const group of groups) {
        wanted += start[group]![at]! * ratios[pool]!;
        const people = start[group]![at]! > 0 ? Math.max(0, Math.round(wanted - given)) : 0;
        agents[group]![at] = Math.min(people, mostAgents[group]!);
        given += agents[group]![at]!;
      }
    }
  });
  return agents;
}
