import type { ShiftTemplate, Wish } from '../../../../shared/rostering/problem/problem.ts';
import { dayNumber, nameDay } from '../../../../shared/time/day-number.ts';
import { freeId } from './free-id.ts';

export const WANTS: readonly Wish['want'][] = [
  'off',
  'work',
  'shift',
  'avoid-shift',
  'start-after',
  'end-before',
];

/** How much a wish matters, in words, and the weight they stand for. */
export const WISH_LEVELS = { little: 5, some: 20, much: 80, most: 320 } as const;
export type WishLevel = keyof typeof WISH_LEVELS;

/** Null for a weight of its own. */
export function levelOf(weight: number): WishLevel | null {
  const found = Object.entries(WISH_LEVELS).find(([, known]) => known === weight);
  return (found?.[0] as WishLevel | undefined) ?? null;
}

/** A wish of another kind: with what that kind needs, without what it has no use for. */
export function changeWant(
  { templateId, time, ...wish }: Wish,
  want: Wish['want'],
  templates: readonly Pick<ShiftTemplate, 'id'>[],
): Wish {
  switch (want) {
    case 'off':
    case 'work':
      return { ...wish, want };
    case 'shift':
    case 'avoid-shift':
      return { ...wish, want, templateId: templateId ?? templates[0]?.id ?? '' };
    case 'start-after':
      return { ...wish, want, time: time ?? '10:00' };
    case 'end-before':
      return { ...wish, want, time: time ?? '16:00' };
    default:
      return want satisfies never;
  }
}

export function addWish(wishes: readonly Wish[], day: string): readonly Wish[] {
  const wish: Wish = { id: freeWishId(wishes), day, want: 'off', weight: WISH_LEVELS.some };
  return [...wishes, wish];
}

/** The same wish a week later, once more. */
export function repeatWish(wishes: readonly Wish[], { id: _id, ...wish }: Wish): readonly Wish[] {
  const day = nameDay(dayNumber(wish.day) + 7);
  return [...wishes, { ...wish, day, id: freeWishId(wishes) }];
}

/** Wishes of one with those of another that are not there already; ids stay each person's own. */
export function joinWishes(wishes: readonly Wish[], added: readonly Wish[]): readonly Wish[] {
  return added.reduce((joined, { id: _id, ...wish }) => {
    const isThere = joined.some(({ id: _other, ...known }) => isSameWish(known, wish));
    return isThere ? joined : [...joined, { ...wish, id: freeWishId(joined) }];
  }, wishes);
}

/** By day; those over before `today` apart. */
export function sortWishes(
  wishes: readonly Wish[],
  today: string,
): { readonly over: readonly Wish[]; readonly open: readonly Wish[] } {
  const sorted = wishes.toSorted((one, other) => dayNumber(one.day) - dayNumber(other.day));
  return { over: sorted.filter(({ day }) => day < today), open: sorted.filter(({ day }) => day >= today) };
}

function isSameWish(one: Omit<Wish, 'id'>, other: Omit<Wish, 'id'>): boolean {
  return (
    one.day === other.day &&
    one.want === other.want &&
    one.templateId === other.templateId &&
    one.time === other.time
  );
}

function freeWishId(wishes: readonly Wish[]): string {
  return freeId(
    'wish',
    wishes.map(({ id }) => id),
  );
}
