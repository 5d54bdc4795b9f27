import { addShares, type CallShares } from './call-shares.ts';
import { checkTarget } from './check-load.ts';
import { agentsForPlaces, placesLoad } from './concurrency.ts';
import { staffForDay } from './day-aim.ts';
import { loadOf } from './load-of.ts';
import type { AnswerTarget, QueueLoad } from './queue-load.ts';
import type { Aim, ForecastForStaffing, RequirementSettings } from './requirement.ts';
import { combineVariations, findOverRates, mixWhole, spreadRates, type FoundOverRates } from './risk.ts';
import type { BindingCondition } from './search-agents.ts';

export interface RequiredInterval {
  readonly calls: number;
  readonly target: AnswerTarget;
  readonly agents: number;
  readonly plainAgents: number;
  readonly binding: BindingCondition;
  /** Over all rates, with `agents` and with `plainAgents`; agents and their work are counted in places (concurrency.ts). */
  readonly shares: CallShares;
  readonly plainShares: CallShares;
}

const NO_SHARES: CallShares = addShares([], []);
const NOT_STAFFED = {
  calls: 0,
  agents: 0,
  plainAgents: 0,
  binding: 'none',
  shares: NO_SHARES,
  plainShares: NO_SHARES,
} as const;
/** Beyond nine tenths of what the target lets pass, one more agent wins next to nothing. */
const DEAREST_PART = 0.1;

/** Agents who each take one contact at a time: places. */
interface Chosen {
  readonly agents: number;
  readonly binding: BindingCondition;
}

/** An interval with calls, searched. */
interface Searched extends FoundOverRates {
  readonly load: QueueLoad;
}

/** The intervals of one day of a forecast. Throws as `requireAgents` does. */
export function requireDay(
  forecast: ForecastForStaffing,
  day: number,
  target: AnswerTarget,
  { patienceSeconds, risk, aim, concurrency }: RequirementSettings,
): readonly RequiredInterval[] {
  checkTarget(target);
  const { intervalsPerDay, uncertainty } = forecast;
  const variation = combineVariations(uncertainty.dayVariation[day] ?? 0, uncertainty.intervalVariation);
  const spread = spreadRates(variation);
  const search = (load: QueueLoad, aimed: AnswerTarget) => findOverRates(load, spread, aimed, risk);
  const each = Array.from({ length: intervalsPerDay }, (_, place): Searched | null => {
    const load = placesLoad(loadOf(forecast, day, place, patienceSeconds), concurrency);
    return load.calls === 0 ? null : { load, ...search(load, target) };
  });
  const searched = each.filter((interval) => interval !== null);
  const chosen = aim.kind === 'day' ? chooseForDay(searched, target, aim, search) : searched.map(chooseAlone);
  let next = 0;
  return each.map((interval): RequiredInterval => {
    if (interval === null) return { ...NOT_STAFFED, target };
    const { agents: places, binding } = chosen[next++]!;
    const plainPlaces = interval.plain.fractionalAgents;
    return {
      calls: interval.load.calls,
      target,
      agents: agentsForPlaces(places, concurrency),
      plainAgents: agentsForPlaces(plainPlaces, concurrency),
      binding,
      shares: mixWhole(places, interval.delivered),
      plainShares: mixWhole(plainPlaces, interval.delivered),
    };
  });
}

function chooseAlone({ found }: Searched): Chosen {
  return { agents: found.fractionalAgents, binding: found.binding };
}

function chooseForDay(
  searched: readonly Searched[],
  target: AnswerTarget,
  { leastIntervalRatio }: Extract<Aim, { kind: 'day' }>,
  search: (load: QueueLoad, aimed: AnswerTarget) => FoundOverRates,
): readonly Chosen[] {
  const least = { ...target, serviceLevelTarget: Math.min(leastIntervalRatio, target.serviceLevelTarget) };
  const most = { ...target, serviceLevelTarget: 1 - DEAREST_PART * (1 - target.serviceLevelTarget) };
  checkTarget(least);
  const leasts = searched.map(({ load }) => search(load, least).found);
  const agents = staffForDay(
    searched.map(({ load, looked }, index) => ({
      calls: load.calls,
      leastAgents: leasts[index]!.agents,
      mostAgents: search(load, most).found.agents,
      share: looked,
    })),
    target,
  );
  return agents.map((count, index) => {
    const { agents: leastAgents, binding } = leasts[index]!;
    return { agents: count, binding: count > leastAgents ? 'service-level' : binding };
  });
}
