import { pickText } from '../../site/localized-text.ts';
import type { PlanningEvent, PlanningEventKind } from '../planning-event.ts';
import type { PastEffect } from './describe-past-events.ts';

/** What the past says an event will do. */
export interface LearntEffect {
  /** `same-name`: earlier ones of that kind and name; `same-kind`: only others of the kind; `nothing`: no effect is assumed. */
  readonly basis: 'same-name' | 'same-kind' | 'nothing';
  /** Past days of the same kind and name behind it. */
  readonly days: number;
  /** The ratio on a day of the event, 0 is its first. */
  ratioOn(dayOfEvent: number): number;
}

/**
 * Past days that the mean of a kind counts for. Holidays differ from one another far more than the same holiday does from year
 * to year; campaigns of one name are about as different as campaigns are.
 */
export const PRIOR_DAYS: Readonly<Record<PlanningEventKind, number>> = {
  holiday: 0.2,
  'make-up-workday': 0.5,
  billing: 0.5,
  outage: 1,
  campaign: 1,
  'price-change': 1,
  other: 1,
};
/** Names that "no effect" counts for in the mean of a kind. */
const PRIOR_NAMES = 1;
/** Past days that the event's own mean counts for on each of its days. */
const PRIOR_DAYS_OF_EVENT = 1;
/** With so many calls expected a day's ratio is as much chance of counting as it is the event: it weighs a half. */
const HALF_WEIGHT_CALLS = 50;

interface Sum {
  logs: number;
  weight: number;
  days: number;
}

interface NameSums {
  readonly all: Sum;
  readonly byDayOfEvent: Map<number, Sum>;
}

/** Means of the names of a kind, added up, so that the others of any name are known at once. */
interface KindSums {
  readonly means: number;
  readonly names: number;
}

/** Answers for any event from what past ones did. */
export interface EffectLearner {
  learn(event: PlanningEvent): LearntEffect;
}

/**
 * Effects of events by their kind and name, in logs of actual / expected: the weighted mean of the name's own days, shrunk to the
 * mean of its kind (`PRIOR_DAYS`), which is shrunk to no effect; and each day of an event of several days shrunk to the
 * event's mean. Days with few calls weigh less: expected / (expected + 50). Days shared with other events teach nothing, nor
 * do carry-over days.
 */
export function createEffectLearner(
  events: readonly PlanningEvent[],
  effects: readonly PastEffect[],
): EffectLearner {
  const names = sumByName(events, effects);
  const kinds = new Map<PlanningEventKind, KindSums>();
  for (const [kind, ofKind] of names) {
    let means = 0;
    for (const { all } of ofKind.values()) means += all.logs / all.weight;
    kinds.set(kind, { means, names: ofKind.size });
  }

  return {
    learn(event) {
      const own = names.get(event.kind)?.get(keyOf(event));
      const kind = kinds.get(event.kind) ?? { means: 0, names: 0 };
      const others = kind.names - (own === undefined ? 0 : 1);
      const sumOfOthers = kind.means - (own === undefined ? 0 : own.all.logs / own.all.weight);
      const ofKind = sumOfOthers / (others + PRIOR_NAMES);
      if (own === undefined)
        return { basis: others > 0 ? 'same-kind' : 'nothing', days: 0, ratioOn: () => Math.exp(ofKind) };
      const mean = shrink(own.all, ofKind, PRIOR_DAYS[event.kind]);
      return {
        basis: 'same-name',
        days: own.all.days,
        ratioOn(dayOfEvent) {
          const ofDay = own.byDayOfEvent.size > 1 ? own.byDayOfEvent.get(dayOfEvent) : undefined;
          return Math.exp(ofDay === undefined ? mean : shrink(ofDay, mean, PRIOR_DAYS_OF_EVENT));
        },
      };
    },
  };
}

function sumByName(
  events: readonly PlanningEvent[],
  effects: readonly PastEffect[],
): ReadonlyMap<PlanningEventKind, ReadonlyMap<string, NameSums>> {
  const byId = new Map(events.map((event) => [event.id, event]));
  const kinds = new Map<PlanningEventKind, Map<string, NameSums>>();
  for (const effect of effects) {
    const event = byId.get(effect.eventId);
    if (event === undefined || effect.isCarryOver || effect.sharedWith.length > 0) continue;
    const names = kinds.get(event.kind) ?? new Map<string, NameSums>();
    kinds.set(event.kind, names);
    const sums = names.get(keyOf(event)) ?? { all: emptySum(), byDayOfEvent: new Map<number, Sum>() };
    names.set(keyOf(event), sums);
    const ofDay = sums.byDayOfEvent.get(effect.dayOfEvent) ?? emptySum();
    sums.byDayOfEvent.set(effect.dayOfEvent, ofDay);
    for (const sum of [sums.all, ofDay]) count(sum, effect);
  }
  return kinds;
}

/** Names are compared as they are read in any one language, without regard to capitals. */
function keyOf({ name }: PlanningEvent): string {
  return pickText(name, 'en').trim().toLowerCase();
}

function emptySum(): Sum {
  return { logs: 0, weight: 0, days: 0 };
}

function count(sum: Sum, { ratio, expectedCalls }: PastEffect): void {
  const weight = (expectedCalls + 0.5) / (expectedCalls + HALF_WEIGHT_CALLS);
  sum.logs += weight * Math.log(ratio);
  sum.weight += weight;
  sum.days += 1;
}

function shrink({ logs, weight }: Sum, toward: number, priorWeight: number): number {
  return (logs + priorWeight * toward) / (weight + priorWeight);
}
