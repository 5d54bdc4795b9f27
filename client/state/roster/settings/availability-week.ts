import type { RosterPerson } from '../../../../shared/contract/rosters.ts';

export type Availability = NonNullable<RosterPerson['availability']>;

/** A stretch of availability with its place in the list, by which the server names it. */
export interface PlacedSpan {
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

/** Stretches of each weekday, Monday first. */
export function listWeek(availability: Availability): readonly (readonly PlacedSpan[])[] {
  const placed = availability.map((span, at) => ({ ...span, at }));
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    placed.filter((span) => span.weekday === weekday).map(({ at, from, to }) => ({ at, from, to })),
  );
}

/** Every weekday of `weekdays` as the weekday `from` has it. */
export function repeatWeekday(
  availability: Availability,
  from: number,
  weekdays: readonly number[],
): Availability {
  const model = availability.filter(({ weekday }) => weekday === from);
  const others = availability.filter(({ weekday }) => weekday === from || !weekdays.includes(weekday));
  const added = weekdays
    .filter((weekday) => weekday !== from)
    .flatMap((weekday) => model.map((span) => ({ ...span, weekday })));
  return [...others, ...added];
}

/** Hours of the week and on how many weekdays; stretches that are no times count nothing. */
export function sumWeek(availability: Availability): { readonly weekdays: number; readonly hours: number } {
  const counted = availability.flatMap(({ weekday, from, to }) => {
    const minutes = minutesOf(to) - minutesOf(from);
    return minutes > 0 ? [{ weekday, minutes }] : [];
  });
  const minutes = counted.reduce((sum, each) => sum + each.minutes, 0);
  return { weekdays: new Set(counted.map(({ weekday }) => weekday)).size, hours: minutes / 60 };
}

function minutesOf(typed: string): number {
  const match = /^(\d{2}):(\d{2})$/u.exec(typed);
  return match === null ? NaN : Number(match[1]) * 60 + Number(match[2]);
}
