import type { RosterChange, RosterEntry, RosterShift } from '../../../shared/contract/rosters.ts';
import { entryOf, type CellRef, type RosterBook } from './roster-book.ts';

/** What planners do to cells, as changes. Nothing here is sent: `RosterEdits` does that. */

const FREE: RosterEntry = { shift: null, isPinned: false, note: '' };

/** Off and free for proposals; a note stays. */
export function clearCells(book: RosterBook, cells: readonly CellRef[]): readonly RosterChange[] {
  return cells.map((cell) => changeOf(cell, withShift(entryOf(book, cell), null)));
}

/** The same shift for all of them; its breaks are placed anew. Null: off, as somebody said so. */
export function giveShift(
  book: RosterBook,
  cells: readonly CellRef[],
  shift: RosterShift | null,
): readonly RosterChange[] {
  return cells.map((cell) =>
    changeOf(cell, withShift(entryOf(book, cell), shift && { ...shift, segments: null })),
  );
}

/** Pins all of them; where all are pinned, none. A pinned cell without a shift is a day off that stands. */
export function togglePins(book: RosterBook, cells: readonly CellRef[]): readonly RosterChange[] {
  const areAllPinned = cells.every((cell) => entryOf(book, cell)?.isPinned === true);
  return cells.map((cell) => changeOf(cell, { ...(entryOf(book, cell) ?? FREE), isPinned: !areAllPinned }));
}

export function noteCell(book: RosterBook, cell: CellRef, note: string): readonly RosterChange[] {
  return [changeOf(cell, { ...(entryOf(book, cell) ?? FREE), note })];
}

/**
 * A shift that was dragged. `move` onto somebody's shift exchanges the two, so that none is lost; `copy` replaces it.
 */
export function dragCell(
  book: RosterBook,
  from: CellRef,
  to: CellRef,
  how: 'move' | 'copy',
): readonly RosterChange[] {
  if (from.agentId === to.agentId && from.day === to.day) return [];
  const [here, there] = [entryOf(book, from), entryOf(book, to)];
  const shift = here?.shift ?? null;
  if (shift === null) return [];
  const put = changeOf(to, withShift(there, carry(shift, from, to)));
  if (how === 'copy') return [put];
  const back = there?.shift ?? null;
  return [put, changeOf(from, withShift(here, back && carry(back, to, from)))];
}

/** Cells that were copied, row by row; null is an empty one. */
export interface RosterClip {
  readonly rows: readonly (readonly (RosterShift | null)[])[];
  /** Days they came of, by column: breaks are kept only there. */
  readonly days: readonly string[];
}

export function copyCells(book: RosterBook, grid: readonly (readonly CellRef[])[]): RosterClip {
  return {
    rows: grid.map((row) => row.map((cell) => entryOf(book, cell)?.shift ?? null)),
    days: grid[0]?.map(({ day }) => day) ?? [],
  };
}

/** Puts what was copied into cells, again and again until they are full. */
export function pasteCells(
  book: RosterBook,
  grid: readonly (readonly CellRef[])[],
  clip: RosterClip,
): readonly RosterChange[] {
  return grid.flatMap((row, down) =>
    row.map((cell, right) => {
      const source = clip.rows[down % clip.rows.length]!;
      const shift = source[right % source.length]!;
      const from = clip.days[right % clip.days.length]!;
      return changeOf(cell, withShift(entryOf(book, cell), shift && carryDay(shift, from, cell.day)));
    }),
  );
}

/** The first row into the rows below (`down`), or the first column into those beside it (`right`). */
export function fillCells(
  book: RosterBook,
  grid: readonly (readonly CellRef[])[],
  direction: 'down' | 'right',
): readonly RosterChange[] {
  const source = direction === 'down' ? grid.slice(0, 1) : grid.map((row) => row.slice(0, 1));
  return pasteCells(book, grid, copyCells(book, source));
}

function carry(shift: RosterShift, from: CellRef, to: CellRef): RosterShift {
  return carryDay(shift, from.day, to.day);
}

/** Breaks were placed for their own day's calls. */
function carryDay(shift: RosterShift, from: string, to: string): RosterShift {
  return from === to ? shift : { ...shift, segments: null };
}

function withShift(before: RosterEntry | null, shift: RosterShift | null): RosterEntry | null {
  const { isPinned, note } = before ?? FREE;
  if (shift === null) return note === '' ? null : { shift, isPinned: false, note };
  return { shift, isPinned, note };
}

function changeOf({ agentId, day }: CellRef, entry: RosterEntry | null): RosterChange {
  return { agentId, day, entry };
}
