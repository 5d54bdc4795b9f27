import type { WindowScore } from '../score/create-incremental-score.ts';
import type { Stepper } from './create-stepper.ts';
import type { Penalties } from './penalties.ts';
import { createPlan, PLAN_WINDOWS } from './plan.ts';
import { createRemakeStretch, type RemakeRequest } from './remake/remake-stretch.ts';
import type { SearchSettings } from './search-settings.ts';
import type { SearchSpace } from './search-space.ts';

/** The big move: a stretch of one or a few agents is taken out of the roster and made anew, one after another. */
export interface RemakeAgents {
  step(temperature: number): boolean;
  /** All days of somebody in violation made anew, so that hours and weekends can move from one end to the other. */
  mend(temperature: number): boolean;
  /** Makes everybody's days one by one, each the best beside those before: a roster to begin with. */
  begin(): void;
}

/**
 * A roster of so many stretches at most begins with what it pleases, violations at their usual price: the search squeezes it
 * into its rules in no time, and ends better than from one that was made within them. Longer ones begin strictly.
 */
const SHORT_STRETCHES = 2;
/** Where no cover is worth a violation: what is short is put right more easily than what is forbidden. */
const STRICT_PENALTIES = 10;

interface HowToRemake extends Omit<RemakeRequest, 'agent' | 'standing' | 'penalty' | 'sharedPenalty'> {
  /** What a violation costs at least; more where the agent's own penalty is. */
  readonly leastPenalty: number;
}

export function createRemakeAgents(
  space: SearchSpace,
  score: WindowScore,
  penalties: Penalties,
  stepper: Stepper,
  settings: SearchSettings,
): RemakeAgents {
  const { rng, dayCount, movable } = space;
  const { sheet } = score;
  const stretchDays = Math.min(dayCount, settings.stretchDays);
  const isLong = dayCount > SHORT_STRETCHES * stretchDays;
  const remake = createRemakeStretch(space);
  const plan = createPlan(dayCount);
  const out = Array.from({ length: PLAN_WINDOWS }, () => new Uint16Array(dayCount));
  const unheard = new Float64Array(2);

  /** Takes out a stretch of the agents of the plan and makes it anew, one after another; the plan then has what was made. */
  function remakeTogether(how: HowToRemake): void {
    const { from, to, leastPenalty } = how;
    for (let at = 0; at < plan.count; at++) {
      out[at]!.fill(0, from, to + 1);
      sheet.exchange(plan.agents[at]!, from, to, out[at]!, unheard);
    }
    const sharedPenalty = penalties.shared();
    for (let at = 0; at < plan.count; at++) {
      const agent = plan.agents[at]!;
      const standing = out[at]!;
      const made = plan.next[at]!;
      plan.from[at] = from;
      plan.to[at] = to;
      const penalty = Math.max(leastPenalty, penalties.byAgent[agent]!);
      const isMade = remake({ agent, standing, penalty, sharedPenalty, ...how }, made);
      if (!isMade) for (let day = from; day <= to; day++) made[day] = standing[day]!;
      sheet.exchange(agent, from, to, made, unheard);
    }
    // The plan has the days off that stood there meanwhile, until the standing days are back in the roster.
    for (let at = 0; at < plan.count; at++) sheet.exchange(plan.agents[at]!, from, to, out[at]!, unheard);
    for (let at = 0; at < plan.count; at++) plan.next[at]!.set(out[at]!.subarray(from, to + 1), from);
    plan.isExchange = false;
  }

  function remakeAtFirst(agent: number, from: number, days: number, isLater: boolean): void {
    const to = Math.min(dayCount, from + days) - 1;
    const leastPenalty = isLong ? STRICT_PENALTIES * settings.leastPenalty : 0;
    plan.count = 1;
    plan.agents[0] = agent;
    remakeTogether({ from, to, noise: 0.01, beam: settings.beam, isLater, leastPenalty });
    stepper.attempt(plan, Infinity);
  }

  return {
    step(temperature) {
      const draw = rng.next();
      const wanted =
        draw < settings.threeAgentsShare
          ? 3
          : draw < settings.twoAgentsShare + settings.threeAgentsShare
            ? 2
            : 1;
      let count = 0;
      for (let tries = 0; tries < 3 * wanted && count < wanted; tries++) {
        const agent = count === 0 ? space.pickAgent() : space.pickOther(plan.agents[0]!);
        let isNew = true;
        for (let at = 0; at < count; at++) if (plan.agents[at] === agent) isNew = false;
        if (isNew) plan.agents[count++] = agent;
      }
      const from =
        dayCount === stretchDays
          ? 0
          : Math.max(
              0,
              Math.min(dayCount - stretchDays, rng.nextIndex(dayCount + stretchDays) - stretchDays),
            );
      const noise = rng.next() * settings.noise * temperature;
      const to = from + stretchDays - 1;
      plan.count = count;
      remakeTogether({ from, to, noise, beam: settings.beam, isLater: false, leastPenalty: 0 });
      return stepper.attempt(plan, -temperature * Math.log(rng.next()));
    },
    begin() {
      for (const agent of movable) {
        for (let from = 0; from < dayCount; from += stretchDays)
          remakeAtFirst(agent, from, stretchDays, true);
      }
      for (const days of new Set([stretchDays, dayCount])) {
        for (const agent of movable) {
          for (
            let from = 0;
            from < dayCount && score.agentViolations[agent]! > 0;
            from += Math.ceil(days / 2)
          ) {
            remakeAtFirst(agent, Math.min(from, dayCount - days), days, false);
          }
        }
      }
    },
    mend(temperature) {
      const agent = penalties.violatorAt(rng.next());
      if (agent < 0) return false;
      plan.count = 1;
      plan.agents[0] = agent;
      const leastPenalty = STRICT_PENALTIES * settings.leastPenalty;
      const whole = { from: 0, to: dayCount - 1, isLater: false };
      remakeTogether({ ...whole, noise: 0.01, beam: settings.beam, leastPenalty });
      return stepper.attempt(plan, -temperature * Math.log(rng.next()));
    },
  };
}
