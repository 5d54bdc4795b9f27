/** How long an order stands before it is worked out anew by itself. */
export const ORDER_HELD_MS = 30_000;

/** The order rows are shown in, and since when. */
export interface HeldOrder {
  readonly ids: readonly string[];
  /** What the reader asked for, e.g. `waiting:desc`. */
  readonly asked: string;
  readonly sortedAtMs: number;
  /** Rows that changed places when the order was last worked out unasked: they carry a mark. */
  readonly moved: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** The rows that carry the mark of having moved. */
export function listMoved(held: HeldOrder | null): ReadonlySet<string> {
  return held?.moved ?? NONE;
}

/** `reading`: the pointer or the keyboard is on a row; the order then waits until it is not. */
export type ReaderPlace = 'reading' | 'elsewhere';

/**
 * Rows never jump under the reader's eye: the rows `present` are sorted when that was asked for, and otherwise only
 * after 30 s and while nobody is on a row. Until then rows that are gone vanish and new ones stand at the end.
 */
export function holdOrder(
  held: HeldOrder | null,
  present: readonly string[],
  sort: (ids: readonly string[]) => readonly string[],
  asked: string,
  nowMs: number,
  reader: ReaderPlace,
): HeldOrder {
  if (held === null || held.asked !== asked) {
    return { ids: sort(present), asked, sortedAtMs: nowMs, moved: new Set() };
  }
  const kept = keepPlaces(held.ids, present);
  if (nowMs - held.sortedAtMs < ORDER_HELD_MS || reader === 'reading') {
    return sameList(kept, held.ids) ? held : { ...held, ids: kept };
  }
  const sorted = sort(present);
  return { ids: sorted, asked, sortedAtMs: nowMs, moved: findMoved(kept, sorted) };
}

function keepPlaces(before: readonly string[], wanted: readonly string[]): readonly string[] {
  const alive = new Set(wanted);
  const known = new Set(before);
  return [...before.filter((id) => alive.has(id)), ...wanted.filter((id) => !known.has(id))];
}

/**
 * The fewest rows one would have to pick up to get from one order to the other: all that are not in the longest
 * rising run of old places (patience sorting). Both lists hold the same ids.
 *
 * @example findMoved(['a','b','c'], ['c','a','b']) // Set {'c'}
 */
export function findMoved(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const placeBefore = new Map(before.map((id, place) => [id, place]));
  const places = after.map((id) => placeBefore.get(id) ?? -1);
  const tails: number[] = [];
  const previous = new Array<number>(after.length).fill(-1);
  for (const [at, place] of places.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[tails[middle]!]! < place) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = at;
  }
  const stayed = new Set<string>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) stayed.add(after[at]!);
  return new Set(after.filter((id) => !stayed.has(id)));
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}

export type SortDirection = 'asc' | 'desc';

/** A value a column sorts by; nothing to speak of (null) always stands last, whichever way. */
export type SortValue = number | string | null;

/**
 * Ids in the order of a column. Equal values keep the order they came in, so that two sorts in a row do what one
 * expects of a table. Texts compare as the reader's language does.
 */
export function sortIds(
  ids: readonly string[],
  valueOf: (id: string) => SortValue,
  direction: SortDirection,
  locale: string,
): readonly string[] {
  const collator = findCollator(locale);
  const sign = direction === 'asc' ? 1 : -1;
  const keyed = ids.map((id) => ({ id, value: valueOf(id) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0);
    if (typeof a.value === 'string' || typeof b.value === 'string') {
      return sign * collator.compare(String(a.value), String(b.value));
    }
    return sign * (a.value - b.value);
  });
  return keyed.map((entry) => entry.id);
}

const collators = new Map<string, Intl.Collator>();

function findCollator(locale: string): Intl.Collator {
  const known = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true });
  collators.set(locale, known);
  return known;
}
