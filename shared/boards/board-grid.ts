import type { Tile } from './board.ts';

export const GRID_COLUMNS = 12;
export const GRID_ROWS = 6;

/** A tile with its place; `column` and `row` count from 1, as CSS grid lines do. */
export interface PlacedTile<T> {
  readonly tile: T;
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

export interface BoardGrid<T> {
  readonly placed: readonly PlacedTile<T>[];
  /** Tiles for which the page has no place left, in their order. */
  readonly overflow: readonly T[];
  /** Rows in use, 0 to 6: a wall divides its height by this, so that a page of few tiles fills it too. */
  readonly usedRows: number;
  /** Cells of the rows in use that no tile covers. */
  readonly emptyCells: number;
}

/**
 * Lets tiles flow in reading order into 12 columns x 6 rows. Each takes the first place from the top left that holds
 * it, so a small tile may fill a hole left above; one that fits nowhere is reported, and the next is still tried.
 * Spans outside the grid are cut to it. Never throws.
 *
 * Example: two tiles of 6 x 3 stand side by side at (1, 1) and (7, 1); `usedRows` is 3.
 */
export function placeTiles<T extends Pick<Tile, 'columns' | 'rows'>>(tiles: readonly T[]): BoardGrid<T> {
  const taken = new Uint8Array(GRID_COLUMNS * GRID_ROWS);
  const placed: PlacedTile<T>[] = [];
  const overflow: T[] = [];
  let usedRows = 0;
  let takenCells = 0;
  for (const tile of tiles) {
    const columns = clampSpan(tile.columns, GRID_COLUMNS);
    const rows = clampSpan(tile.rows, GRID_ROWS);
    const cell = findPlace(taken, columns, rows);
    if (cell === null) {
      overflow.push(tile);
      continue;
    }
    const row = Math.floor(cell / GRID_COLUMNS);
    cover(taken, cell, columns, rows);
    placed.push({ tile, column: (cell % GRID_COLUMNS) + 1, row: row + 1, columns, rows });
    usedRows = Math.max(usedRows, row + rows);
    takenCells += columns * rows;
  }
  return { placed, overflow, usedRows, emptyCells: usedRows * GRID_COLUMNS - takenCells };
}

function clampSpan(span: number, most: number): number {
  return Number.isFinite(span) ? Math.min(most, Math.max(1, Math.floor(span))) : 1;
}

function findPlace(taken: Uint8Array, columns: number, rows: number): number | null {
  for (let row = 0; row + rows <= GRID_ROWS; row++) {
    for (let column = 0; column + columns <= GRID_COLUMNS; column++) {
      if (isFree(taken, row * GRID_COLUMNS + column, columns, rows)) return row * GRID_COLUMNS + column;
    }
  }
  return null;
}

function isFree(taken: Uint8Array, cell: number, columns: number, rows: number): boolean {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken[cell + row * GRID_COLUMNS + column] === 1) return false;
    }
  }
  return true;
}

function cover(taken: Uint8Array, cell: number, columns: number, rows: number): void {
  for (let row = 0; row < rows; row++) {
    taken.fill(1, cell + row * GRID_COLUMNS, cell + row * GRID_COLUMNS + columns);
  }
}
