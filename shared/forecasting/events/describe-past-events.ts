import { dayNumber, nameDay } from '../../time/day-number.ts';
import type { DayGrid } from '../day-grid.ts';
import type { PlanningEvent } from '../planning-event.ts';
import { concernsQueue, findLikeWeekday, findTouch, listTouchedDays } from './event-days.ts';
import { createUsualDays, type UsualDay } from './usual-days.ts';

/** What is looked at to say what events did. */
export interface EventPast {
  readonly queueId: string;
  /** The queue's history; outside its opening hours not known. */
  readonly calls: DayGrid;
  readonly events: readonly PlanningEvent[];
  /** Days that are like no other, besides those of events. */
  readonly excludedDays: ReadonlySet<string>;
}

/** What an event really did on one day. */
export interface PastEffect {
  readonly eventId: string;
  readonly day: string;
  /** 0 on the event's first day. */
  readonly dayOfEvent: number;
  readonly isCarryOver: boolean;
  /** Calls of the day without the event, in the intervals that are known. */
  readonly expectedCalls: number;
  readonly actualCalls: number;
  /** Actual / expected, half a call added to both: 0.5 calls more or less are nothing. */
  readonly ratio: number;
  /** Actual / expected by the hours from the day start; null where too little was expected to tell (under 1 call). */
  readonly hourRatios: readonly (number | null)[];
  /** How many days say what was expected. */
  readonly usualDays: number;
  /** Nobody heard anything of the whole site on a holiday, but on the days around it: it was closed. */
  readonly wasClosed: boolean;
  /** Other events on the same day, at most 20 of them: the ratio is that of all together. */
  readonly sharedWith: readonly string[];
}

const HOURS = 24;
const MOST_OTHERS = 20;
/** So far around a silent holiday some day must be known at either side. */
const NEAR_DAYS = 7;

/**
 * What each event did on each of its days in the history, by day, then event: the library that a planner looks things up in,
 * and what effects are learnt from. Days of which nothing is known, or for which no usual day can be said, are not in it.
 */
export function describePastEvents(past: EventPast): readonly PastEffect[] {
  const { calls, queueId, excludedDays } = past;
  const events = past.events.filter((event) => concernsQueue(event, queueId));
  const usualDays = createUsualDays(calls, events, excludedDays);
  const effects: PastEffect[] = [];
  for (const day of [...listTouchedDays(events, calls)].sort()) {
    const touching = events.flatMap((event) => {
      const touch = findTouch(event, day);
      return touch === null ? [] : [{ event, touch }];
    });
    const usual = usualDays.of(
      day,
      findLikeWeekday(
        touching.map(({ event }) => event),
        day,
      ),
    );
    if (usual === null) continue;
    const actual = readDay(calls, day);
    const isSilent = actual.every(Number.isNaN) && isKnownAround(calls, day);
    const asHeard = compare(usual, actual);
    const asClosed = isSilent ? compare(usual, new Float64Array(actual.length)) : null;
    // The first 21 are enough to have 20 others, however many lie on one day.
    const names = touching.slice(0, MOST_OTHERS + 1).map(({ event }) => event.id);
    const others = names.slice(0, MOST_OTHERS);
    for (const { event, touch } of touching) {
      const wasClosed = isSilent && event.kind === 'holiday';
      const compared = wasClosed ? asClosed : asHeard;
      if (compared === null) continue;
      effects.push({
        eventId: event.id,
        day,
        dayOfEvent: touch.dayOfEvent,
        isCarryOver: touch.isCarryOver,
        ...compared,
        usualDays: usual.days,
        wasClosed,
        sharedWith: names.includes(event.id) ? names.filter((id) => id !== event.id) : others,
      });
    }
  }
  return effects;
}

function compare(
  { values }: UsualDay,
  actual: Float64Array,
): Pick<PastEffect, 'expectedCalls' | 'actualCalls' | 'ratio' | 'hourRatios'> | null {
  const expectedByHour = new Float64Array(HOURS);
  const actualByHour = new Float64Array(HOURS);
  let known = 0;
  values.forEach((expected, place) => {
    if (Number.isNaN(expected) || Number.isNaN(actual[place]!)) return;
    const hour = Math.floor((place * HOURS) / values.length);
    expectedByHour[hour] = expectedByHour[hour]! + expected;
    actualByHour[hour] = actualByHour[hour]! + actual[place]!;
    known += 1;
  });
  if (known === 0) return null;
  const expectedCalls = expectedByHour.reduce((sum, calls) => sum + calls, 0);
  const actualCalls = actualByHour.reduce((sum, calls) => sum + calls, 0);
  return {
    expectedCalls,
    actualCalls,
    ratio: (actualCalls + 0.5) / (expectedCalls + 0.5),
    hourRatios: Array.from(expectedByHour, (expected, hour) =>
      expected < 1 ? null : actualByHour[hour]! / expected,
    ),
  };
}

function readDay({ values, firstDay, intervalsPerDay }: DayGrid, day: string): Float64Array {
  const from = (dayNumber(day) - dayNumber(firstDay)) * intervalsPerDay;
  return values.subarray(from, from + intervalsPerDay);
}

function isKnownAround(calls: DayGrid, day: string): boolean {
  const number = dayNumber(day);
  const first = dayNumber(calls.firstDay);
  const isKnown = (near: number): boolean =>
    near >= first &&
    near < first + calls.days &&
    readDay(calls, nameDay(near)).some((value) => !Number.isNaN(value));
  const side = (step: 1 | -1): boolean =>
    Array.from({ length: NEAR_DAYS }, (_, index) => number + step * (index + 1)).some(isKnown);
  return side(-1) && side(1);
}
