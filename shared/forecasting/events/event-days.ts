import { dayNumber, nameDay } from '../../time/day-number.ts';
import type { DayRange } from '../day-grid.ts';
import type { PlanningEvent } from '../planning-event.ts';

/** How an event lies on one day. */
export interface EventTouch {
  /** 0 on its first day; the day after the last one has what the last one had. */
  readonly dayOfEvent: number;
  /** How much of the effect's difference from 1 the day has: 1, or `carryOverRatio` on the day after the last. */
  readonly share: number;
  readonly isCarryOver: boolean;
}

/** Null where the event leaves the day alone. Example: with a carry-over of 0.4 the day after the last has 0.4 of it. */
export function findTouch(event: PlanningEvent, day: string): EventTouch | null {
  if (day < event.fromDay) return null;
  const dayOfEvent = dayNumber(day) - dayNumber(event.fromDay);
  if (day <= event.toDay) return { dayOfEvent, share: 1, isCarryOver: false };
  const isNext = dayNumber(day) === dayNumber(event.toDay) + 1;
  if (!isNext || event.carryOverRatio <= 0) return null;
  return { dayOfEvent: dayOfEvent - 1, share: event.carryOverRatio, isCarryOver: true };
}

/** Whether the event is about this queue. */
export function concernsQueue({ queueIds }: PlanningEvent, queueId: string): boolean {
  return queueIds === null || queueIds.includes(queueId);
}

/** The weekday these events want a day to be like, 0 is Monday; the one listed last says which; null: its own. */
export function findLikeWeekday(events: readonly PlanningEvent[], day: string): number | null {
  const like = events.findLast(
    ({ effect, fromDay, toDay }) => effect.kind === 'like-weekday' && fromDay <= day && day <= toDay,
  );
  return like?.effect.kind === 'like-weekday' ? like.effect.weekday - 1 : null;
}

/** The days of a range that any of these events touches, carry-over included. */
export function listTouchedDays(events: readonly PlanningEvent[], range: DayRange): ReadonlySet<string> {
  const first = dayNumber(range.firstDay);
  const touched = new Uint8Array(range.days);
  for (const { fromDay, toDay, carryOverRatio } of events) {
    const from = Math.max(0, dayNumber(fromDay) - first);
    const end = dayNumber(toDay) - first + (carryOverRatio > 0 ? 2 : 1);
    if (from < range.days && end > from) touched.fill(1, from, end);
  }
  const days = new Set<string>();
  touched.forEach((isTouched, index) => {
    if (isTouched === 1) days.add(nameDay(first + index));
  });
  return days;
}
