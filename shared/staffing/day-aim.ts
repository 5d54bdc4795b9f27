import { countServiceLevel } from '../metrics/service-level-formulas.ts';
import type { CallShares } from './call-shares.ts';
import type { AnswerTarget } from './queue-load.ts';
import { LEAST_MISSED_RATIO } from './staffing-error.ts';

/** An interval whose agents may be chosen: what each number of them does. */
export interface StaffableInterval {
  /** Expected calls, above 0. */
  readonly calls: number;
  /** The number below which it must not go: caps, and the least service of a single interval. */
  readonly leastAgents: number;
  /** More than this is never asked for. */
  readonly mostAgents: number;
  share(agents: number): CallShares;
}

/** From one number of agents to the next that is worth its people. */
interface Step {
  readonly interval: number;
  readonly agents: number;
  readonly gain: number;
  readonly gainPerAgent: number;
}

/**
 * The fewest agents over a day, by interval, with which the day's calls together meet the service level: each interval
 * begins with its least, and the next person always goes where most calls are won. Gains are taken along their upper
 * envelope, for the first agents of an understaffed interval help less than the next ones. At most one interval's step
 * above the best there is.
 */
export function staffForDay(
  intervals: readonly StaffableInterval[],
  target: AnswerTarget,
): readonly number[] {
  const wanted = Math.min(target.serviceLevelTarget, 1 - LEAST_MISSED_RATIO);
  const surplusOf = ({ calls, share }: StaffableInterval, agents: number) => {
    const { met, counted } = countServiceLevel(target.serviceLevelFormula, share(agents));
    return calls * (met - wanted * counted);
  };
  const agents = intervals.map(({ leastAgents }) => leastAgents);
  let surplus = intervals.reduce((sum, interval) => sum + surplusOf(interval, interval.leastAgents), 0);
  const steps = intervals
    .flatMap((interval, index) => envelopeOf(interval, index, (count) => surplusOf(interval, count)))
    .sort((a, b) => b.gainPerAgent - a.gainPerAgent);
  for (const step of steps) {
    if (surplus >= 0) break;
    agents[step.interval] = step.agents;
    surplus += step.gain;
  }
  return agents;
}

function envelopeOf(
  { leastAgents, mostAgents }: StaffableInterval,
  interval: number,
  surplus: (agents: number) => number,
): readonly Step[] {
  const corners: { agents: number; surplus: number }[] = [];
  const slope = (from: { agents: number; surplus: number }, to: { agents: number; surplus: number }) =>
    (to.surplus - from.surplus) / (to.agents - from.agents);
  for (let agents = leastAgents; agents <= mostAgents; agents++) {
    const next = { agents, surplus: surplus(agents) };
    while (corners.length > 1 && slope(corners.at(-2)!, corners.at(-1)!) <= slope(corners.at(-1)!, next)) {
      corners.pop();
    }
    corners.push(next);
  }
  return corners.slice(1).map((corner, index) => ({
    interval,
    agents: corner.agents,
    gain: corner.surplus - corners[index]!.surplus,
    gainPerAgent: slope(corners[index]!, corner),
  }));
}
