import { erlangsOf, shareCalls } from './call-shares.ts';
import { checkLoad, checkTarget } from './check-load.ts';
import type { AnswerTarget, QueueLoad, ServiceOutcome } from './queue-load.ts';
import { searchAgents, type BindingCondition } from './search-agents.ts';
import { NO_CALLS, readOutcome } from './service-outcome.ts';

export interface AgentsNeeded {
  /** The least whole number on the phone that meets everything. */
  readonly agents: number;
  /** The least number before rounding: round once, after fractions are summed. */
  readonly fractionalAgents: number;
  /** What would be missed with less; `none` when no agent is needed. */
  readonly binding: BindingCondition;
  /** Expected with the whole number. */
  readonly outcome: ServiceOutcome;
}

export const NOBODY_NEEDED: AgentsNeeded = {
  agents: 0,
  fractionalAgents: 0,
  binding: 'none',
  outcome: NO_CALLS,
};

/**
 * The least agents on the phone that meet the service level under its formula and the caps on occupancy and abandonment,
 * and which of the three it came down to. A target of 100 % in time and a cap of 0 % lost are read as one call in ten
 * thousand away from it: no number of agents makes a late call impossible.
 *
 * @throws StaffingError for a load or target that cannot be.
 * Example: 30 calls a minute of 6 minutes, 80 % within 30 s of all offered: 189 when nobody hangs up, 152 with a patience
 * of one minute, but then 16 % hang up; cap abandonment too.
 */
export function findAgents(load: QueueLoad, target: AnswerTarget): AgentsNeeded {
  checkLoad(load);
  checkTarget(target);
  if (load.calls === 0) return NOBODY_NEEDED;
  const { shares, ...needed } = searchAgents(
    (agents) => shareCalls(load, agents, target),
    guessAgents(load, target),
    target,
  );
  return { ...needed, outcome: readOutcome(shares, target) };
}

/**
 * Where to look first: the load and a safety of its square root (Halfin and Whitt 1981); where callers hang up, the load
 * that is left of those who wait as long as the target allows.
 */
export function guessAgents(load: QueueLoad, target: AnswerTarget): number {
  const erlangs = erlangsOf(load);
  const safety = (target.serviceLevelTarget > 0.9 ? 1.5 : 0.8) * Math.sqrt(erlangs);
  const byService =
    load.patienceSeconds === null
      ? erlangs + safety
      : erlangs * Math.exp(-target.answerWithinSeconds / load.patienceSeconds) + 1.7 * safety;
  const { maxOccupancyRatio, maxAbandonmentRatio } = target;
  return Math.max(
    byService,
    maxOccupancyRatio === null ? 0 : erlangs / maxOccupancyRatio,
    maxAbandonmentRatio === null || load.patienceSeconds === null ? 0 : erlangs * (1 - maxAbandonmentRatio),
  );
}
