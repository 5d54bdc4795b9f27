import type { Cell } from '../../shared/import/cell.ts';
import { looksLikeValue } from '../../shared/import/guess-columns.ts';
import { textOf } from '../../shared/import/cell.ts';
import type { Message } from '../../shared/messages/message.ts';
import { FloorcastError } from '../floorcast-error.ts';

/** A row as it stands in a file; `row` counts from 1 as a spreadsheet does. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly Cell[];
  /** Why it cannot even be cut into cells. */
  readonly problem?: Message;
}

/** A file of rows under a header. */
export interface Table {
  readonly header: readonly string[];
  /** What follows the header, in batches as they are read. */
  readonly rows: AsyncIterable<readonly RawRow[]>;
}

/** Titles and empty lines that reports put above their table. */
const MOST_TITLES = 20;
/** More columns no export has: the file is cut at the wrong signs. */
const MOST_COLUMNS = 2000;

/**
 * Finds the header among the first rows; a file that begins with values gets `Column 1`, `Column 2`, ...
 *
 * @throws FloorcastError `bad-request` for a table of too many columns.
 */
export async function findTable(batches: AsyncIterable<readonly RawRow[]>): Promise<Table> {
  const iterator = batches[Symbol.asyncIterator]();
  const first: RawRow[] = [];
  while (first.length <= MOST_TITLES) {
    const { done, value } = await iterator.next();
    if (done) break;
    first.push(...value);
  }
  const filled = first.slice(0, MOST_TITLES).filter(({ cells }) => countFilled(cells) > 0);
  const head = filled.find(({ cells }) => countFilled(cells) > 1) ?? filled[0];
  const isHeader = head !== undefined && !hasValues(head.cells);
  const at = head === undefined ? first.length : first.indexOf(head) + (isHeader ? 1 : 0);
  return {
    header: head === undefined ? [] : nameHead(head.cells, isHeader ? 'names' : 'values'),
    rows: following(first.slice(at), iterator),
  };
}

async function* following(
  first: readonly RawRow[],
  iterator: AsyncIterator<readonly RawRow[]>,
): AsyncGenerator<readonly RawRow[]> {
  try {
    if (first.length > 0) yield first;
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

function nameHead(head: readonly Cell[], kind: 'names' | 'values'): readonly string[] {
  // A spreadsheet may have thousands of coloured cells to the right of its last column.
  const filled = head.findLastIndex((cell) => textOf(cell) !== '') + 1;
  const cells = head.slice(0, Math.max(filled, MOST_COLUMNS));
  return nameColumns(kind === 'names' ? cells : cells.map(() => null));
}

/**
 * Every column has a name, and no two the same.
 *
 * @throws FloorcastError `bad-request` for too many.
 */
export function nameColumns(cells: readonly Cell[]): readonly string[] {
  if (cells.length > MOST_COLUMNS)
    throw new FloorcastError('bad-request', {
      code: 'columns-too-many',
      columns: cells.length,
      most: MOST_COLUMNS,
    });
  const names = new Set<string>();
  // Goes on where it left off: trying all numbers again for every equal name would take hours.
  const timesSeen = new Map<string, number>();
  for (const [index, cell] of cells.entries()) {
    const name =
      String(cell ?? '')
        .trim()
        .slice(0, 200) || `Column ${index + 1}`;
    let times = timesSeen.get(name) ?? 1;
    let unique = times === 1 ? name : `${name} (${times})`;
    while (names.has(unique)) {
      times += 1;
      unique = `${name} (${times})`;
    }
    timesSeen.set(name, times);
    names.add(unique);
  }
  return [...names];
}

function countFilled(cells: readonly Cell[]): number {
  return cells.filter((cell) => textOf(cell) !== '').length;
}

function hasValues(cells: readonly Cell[]): boolean {
  return cells.some((cell) => textOf(cell) !== '' && looksLikeValue(textOf(cell)));
}
