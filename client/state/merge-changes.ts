import { isSameJson } from './is-same-json.ts';

/** Something as two people have it who began with the same: what it was, one's own, and what the other saved. */
export interface Changed<T> {
  readonly was: T;
  readonly own: T;
  readonly other: T;
}

/** What only one of the two changed is as they have it; what both changed stays one's own, and is a clash unless they agree. */
export function mergeOne<T>({ was, own, other }: Changed<T>): {
  readonly merged: T;
  readonly isClash: boolean;
} {
  if (isSameJson(own, was)) return { merged: other, isClash: false };
  return { merged: own, isClash: !isSameJson(other, was) && !isSameJson(own, other) };
}

/** Lists by their entries: the other's order, own new ones last. Clashes are the keys of entries. */
export function mergeEach<T>(
  lists: Changed<readonly T[]>,
  keysOf: (list: readonly T[]) => readonly string[],
): { readonly merged: readonly T[]; readonly clashes: readonly string[] } {
  const [was, own, other] = [lists.was, lists.own, lists.other].map((list) => {
    const keys = keysOf(list);
    return new Map(list.map((entry, at) => [keys[at]!, entry]));
  }) as [Map<string, T>, Map<string, T>, Map<string, T>];
  const clashes: string[] = [];
  const merged = [...new Set([...other.keys(), ...own.keys()])].flatMap((key) => {
    const one = mergeOne<T | undefined>({ was: was.get(key), own: own.get(key), other: other.get(key) });
    if (one.isClash) clashes.push(key);
    return one.merged === undefined ? [] : [one.merged];
  });
  return { merged, clashes };
}

/** Names of a list as keys: the second of a name has a number. */
export function numberNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const no = (seen.get(name) ?? 0) + 1;
    seen.set(name, no);
    return no === 1 ? name : `${name} ${no}`;
  });
}
