import type { RosterChange, RosterDay, RosterEntry, RosterShift } from '../../../shared/contract/rosters.ts';

/** The days on the screen, by name. */
export type RosterBook = ReadonlyMap<string, RosterDay>;

/** Of one person, by day; days of which nothing is said are left out. */
export type PersonEntries = ReadonlyMap<string, RosterEntry>;

/** One person on one day. */
export interface CellRef {
  readonly agentId: string;
  readonly day: string;
}

export function bookOf(days: readonly RosterDay[]): RosterBook {
  return new Map(days.map((day) => [day.day, day]));
}

/** Null where nothing is said: off, free for proposals. */
export function entryOf(book: RosterBook, { agentId, day }: CellRef): RosterEntry | null {
  return book.get(day)?.entries[agentId] ?? null;
}

export function shiftOf(book: RosterBook, cell: CellRef): RosterShift | null {
  return entryOf(book, cell)?.shift ?? null;
}

/** Everybody of whom something is said. */
export function listPeople(book: RosterBook): readonly string[] {
  return [...new Set([...book.values()].flatMap(({ entries }) => Object.keys(entries)))];
}

export function entriesOf(book: RosterBook, agentId: string): PersonEntries {
  return new Map(
    [...book].flatMap(([day, { entries }]) => {
      const entry = entries[agentId];
      return entry === undefined ? [] : [[day, entry] as const];
    }),
  );
}

/** The book with changes in it; days that are not in it are left out, days that do not change stay the same objects. */
export function changeBook(book: RosterBook, changes: readonly RosterChange[]): RosterBook {
  const byDay = groupByDay(changes);
  const changed = new Map(book);
  for (const [day, ofDay] of byDay) {
    const known = book.get(day);
    if (known === undefined) continue;
    const entries: Record<string, RosterEntry> = { ...known.entries };
    for (const { agentId, entry } of ofDay) {
      if (entry === null) delete entries[agentId];
      else entries[agentId] = entry;
    }
    changed.set(day, { ...known, entries });
  }
  return changed;
}

/** What takes changes back: each cell as it is in the book. */
export function invertChanges(book: RosterBook, changes: readonly RosterChange[]): readonly RosterChange[] {
  return changes.map(({ agentId, day }) => ({ agentId, day, entry: entryOf(book, { agentId, day }) }));
}

/** Changes that would change something, on days of the book; of one cell the last. */
export function keepRealChanges(book: RosterBook, changes: readonly RosterChange[]): readonly RosterChange[] {
  return keepLast(changes).filter(
    (change) => book.has(change.day) && !isSameEntry(entryOf(book, change), change.entry),
  );
}

/** Of several changes of one cell the last. */
export function keepLast(changes: readonly RosterChange[]): readonly RosterChange[] {
  return [...new Map(changes.map((change) => [`${change.day} ${change.agentId}`, change])).values()];
}

/** Whether all these cells are in the book as they are here. */
export function hasEntries(book: RosterBook, cells: readonly RosterChange[]): boolean {
  return cells.every((cell) => isSameEntry(entryOf(book, cell), cell.entry));
}

/** Days as they are kept elsewhere, in the place of those of the book. */
export function replaceDays(book: RosterBook, days: readonly RosterDay[]): RosterBook {
  const next = new Map(book);
  for (const day of days) if (book.has(day.day)) next.set(day.day, day);
  return next;
}

/** New revisions of days that were kept. */
export function numberDays(book: RosterBook, revisions: Readonly<Record<string, number>>): RosterBook {
  const next = new Map(book);
  for (const [day, revision] of Object.entries(revisions)) {
    const known = next.get(day);
    if (known !== undefined) next.set(day, { ...known, revision });
  }
  return next;
}

/** The days of changes, each once. */
export function listDays(changes: readonly Pick<RosterChange, 'day'>[]): readonly string[] {
  return [...new Set(changes.map(({ day }) => day))];
}

/** Cells of some days that are others in one book than in another, as they are in the second. */
export function findDifferences(
  before: RosterBook,
  after: RosterBook,
  days: readonly string[],
): readonly RosterChange[] {
  return days.flatMap((day) => {
    const [old, now] = [before.get(day)?.entries ?? {}, after.get(day)?.entries ?? {}];
    return [...new Set([...Object.keys(old), ...Object.keys(now)])]
      .filter((agentId) => !isSameEntry(old[agentId] ?? null, now[agentId] ?? null))
      .map((agentId) => ({ agentId, day, entry: now[agentId] ?? null }));
  });
}

export function isSameEntry(one: RosterEntry | null, other: RosterEntry | null): boolean {
  return one === other || JSON.stringify(normal(one)) === JSON.stringify(normal(other));
}

function normal(entry: RosterEntry | null): unknown {
  if (entry === null) return null;
  const { shift, isPinned, note } = entry;
  if (shift === null) return [null, isPinned, note];
  const { templateId, start, minutes, longBreakAfterMinutes, segments } = shift;
  return [templateId, start, minutes, longBreakAfterMinutes, segments, isPinned, note];
}

function groupByDay(changes: readonly RosterChange[]): ReadonlyMap<string, readonly RosterChange[]> {
  const byDay = new Map<string, RosterChange[]>();
  for (const change of changes) {
    const known = byDay.get(change.day);
    if (known === undefined) byDay.set(change.day, [change]);
    else known.push(change);
  }
  return byDay;
}
