import { addShares, erlangsOf, mixShares, shareCalls, type CallShares } from './call-shares.ts';
import { checkLoad, checkTarget } from './check-load.ts';
import { guessAgents, NOBODY_NEEDED, type AgentsNeeded } from './find-agents.ts';
import { gammaQuantile } from './gamma-quantile.ts';
import type { AnswerTarget, QueueLoad, ServiceOutcome } from './queue-load.ts';
import { searchAgents, type FoundAgents } from './search-agents.ts';
import { NO_CALLS, readOutcome } from './service-outcome.ts';
import { checkNumber, MOST_LOAD } from './staffing-error.ts';

/** How the forecast's own error is met. */
export type Risk =
  /** As if the forecast were certain. */
  | { readonly kind: 'plain' }
  /** So that calls answered in time, over all that may come, reach the target: the default. */
  | { readonly kind: 'expected' }
  /** So that with this chance, above 0 and below 1, the interval reaches the target. 0.5 is about the plain requirement. */
  | { readonly kind: 'chance'; readonly ratio: number };

export const DEFAULT_RISK: Risk = { kind: 'expected' };

/** The rates a forecast may turn into, as factors on it. */
export interface RateSpread {
  /** Coefficient of variation, gamma-distributed. */
  readonly variation: number;
  /** Equally likely factors with mean 1 that stand for all. */
  readonly rates: readonly number[];
}

/** With so many an expected service level is true to a tenth of a percent. */
const NODES = 16;

/**
 * The middles of equally likely parts of a gamma distribution, scaled to mean 1. Worked out once for all intervals of a day.
 *
 * @param variation 0 (the rate is known) to 5
 * @throws StaffingError for anything else.
 */
export function spreadRates(variation: number): RateSpread {
  if (variation === 0) return { variation, rates: [1] };
  const rates = Array.from({ length: NODES }, (_, node) => gammaQuantile((node + 0.5) / NODES, variation));
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / NODES;
  return { variation, rates: rates.map((rate) => rate / mean) };
}

/**
 * The variation of day and interval factors together: 1 + v^2 = (1 + day^2)(1 + interval^2).
 * Example: `combineVariations(0.08, 0.06)` is 0.1001.
 */
export function combineVariations(day: number, interval: number): number {
  return Math.sqrt((1 + day * day) * (1 + interval * interval) - 1);
}

/**
 * What so many agents make of a load whose rate is uncertain: calls in time over all rates / calls over all rates, so an
 * interval with many calls weighs more, as it will in the day's figure.
 *
 * @throws StaffingError for what cannot be.
 * Example: at 100 erlangs of 300 s calls, nobody hanging up, 108 agents promise 80 % within 20 s; with a forecast error of
 * 10 % they deliver it to 60 % of calls, because the busy days drown.
 */
export function expectedOutcome(
  load: QueueLoad,
  spread: RateSpread,
  agents: number,
  target: AnswerTarget,
): ServiceOutcome {
  checkLoad(load);
  checkTarget(target);
  checkNumber('agents', agents, 0, 2 * MOST_LOAD, 'Agents are counted, 0 for none.');
  if (load.calls === 0) return NO_CALLS;
  return readOutcome(mixWhole(agents, shareOverRates(load, spread.rates, target)), target);
}

export interface AgentsAtRisk extends AgentsNeeded {
  /** Expected over all rates with the fractional number. */
  readonly outcome: ServiceOutcome;
  /** The requirement as if the forecast were certain, and what it would really deliver. */
  readonly plain: AgentsNeeded;
}

/**
 * The least agents under a risk, beside those of a certain forecast.
 *
 * @throws StaffingError for what cannot be.
 * Example: the 100 erlangs above need 115 for 80 % of calls.
 */
export function findAgentsAtRisk(
  load: QueueLoad,
  spread: RateSpread,
  target: AnswerTarget,
  risk: Risk,
): AgentsAtRisk {
  checkLoad(load);
  checkTarget(target);
  if (load.calls === 0) return { ...NOBODY_NEEDED, plain: NOBODY_NEEDED };
  const { found, plain, delivered } = findOverRates(load, spread, target, risk);
  const withOutcome = ({ agents, fractionalAgents, binding }: FoundAgents) => ({
    agents,
    fractionalAgents,
    binding,
    outcome: readOutcome(mixWhole(fractionalAgents, delivered), target),
  });
  return { ...withOutcome(found), plain: withOutcome(plain) };
}

/** Shares of a whole number of agents. */
export type ShareOfAgents = (agents: number) => CallShares;

export interface FoundOverRates {
  readonly found: FoundAgents;
  readonly plain: FoundAgents;
  /** Shares over the rates that the risk looks at. */
  readonly looked: ShareOfAgents;
  /** Shares over all rates: what will come of it. */
  readonly delivered: ShareOfAgents;
}

/** The search behind `findAgentsAtRisk`. Unchecked; calls above 0. */
export function findOverRates(
  load: QueueLoad,
  spread: RateSpread,
  target: AnswerTarget,
  risk: Risk,
): FoundOverRates {
  const certain = shareOverRates(load, [1], target);
  const plain = searchAgents(certain, guessAgents(load, target), target);
  const delivered = spread.variation === 0 ? certain : shareOverRates(load, spread.rates, target);
  const rates = ratesOfRisk(risk, spread);
  const looked =
    rates === spread.rates
      ? delivered
      : risk.kind === 'plain'
        ? certain
        : shareOverRates(load, rates, target);
  if (looked === certain) return { found: plain, plain, looked, delivered };
  const start = plain.agents + 0.5 * spread.variation * erlangsOf(load);
  return { found: searchAgents(looked, start, target), plain, looked, delivered };
}

function ratesOfRisk(risk: Risk, spread: RateSpread): readonly number[] {
  switch (risk.kind) {
    case 'plain':
      return [1];
    case 'expected':
      return spread.rates;
    case 'chance':
      return [gammaQuantile(risk.ratio, spread.variation)];
    default:
      return risk satisfies never;
  }
}

/** Shares over rates; each number of agents is worked out once. */
function shareOverRates(load: QueueLoad, rates: readonly number[], target: AnswerTarget): ShareOfAgents {
  const known = new Map<number, CallShares>();
  // Calls weigh by how many of them come at a rate; agents and their work do not.
  const callWeights = rates.map((rate) => rate / rates.length);
  return (agents) => {
    const before = known.get(agents);
    if (before) return before;
    const each = rates.map((rate) => shareCalls({ ...load, calls: load.calls * rate }, agents, target));
    const busyAgents = each.reduce((sum, share) => sum + share.busyAgents, 0) / rates.length;
    const shares = rates.length === 1 ? each[0]! : { ...addShares(each, callWeights), busyAgents, agents };
    known.set(agents, shares);
    return shares;
  };
}

/** Shares between whole numbers of agents. */
export function mixWhole(agents: number, share: ShareOfAgents): CallShares {
  const whole = Math.floor(agents);
  return agents === whole ? share(whole) : mixShares(share(whole), share(whole + 1), agents - whole);
}
