import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_COLUMNS, GRID_ROWS, placeTiles } from '../../shared/boards/board-grid.ts';

const size = (columns: number, rows: number) => ({ columns, rows });
const places = (tiles: readonly { columns: number; rows: number }[]) =>
  placeTiles(tiles).placed.map(({ column, row }) => [column, row]);

describe('placeTiles', () => {
  it('BD1 goes from left to right and then down', () => {
    expect(places([size(6, 3), size(6, 3), size(4, 3), size(8, 3)])).toEqual([
      [1, 1],
      [7, 1],
      [1, 4],
      [5, 4],
    ]);
  });

  it('BD1 stacks small tiles beside a high one', () => {
    expect(places([size(7, 4), size(5, 3), size(5, 1), size(12, 2)])).toEqual([
      [1, 1],
      [8, 1],
      [8, 4],
      [1, 5],
    ]);
  });

  it('BD1 fills a hole that an earlier tile was too wide for', () => {
    expect(places([size(10, 1), size(4, 1), size(2, 1)])).toEqual([
      [1, 1],
      [1, 2],
      [11, 1],
    ]);
  });

  it('BD2 reports what does not fit and places what follows', () => {
    const tiles = [size(12, 5), size(6, 2), size(6, 1)];
    const grid = placeTiles(tiles);
    expect(grid.overflow).toEqual([tiles[1]]);
    expect(grid.placed.map(({ tile }) => tile)).toEqual([tiles[0], tiles[2]]);
    expect(grid).toMatchObject({ usedRows: 6, emptyCells: 6 });
  });

  it('says how many rows a page of few tiles uses', () => {
    expect(placeTiles([size(6, 2), size(6, 2)])).toMatchObject({ usedRows: 2, emptyCells: 0 });
    expect(placeTiles([])).toMatchObject({ usedRows: 0, emptyCells: 0, placed: [] });
  });

  it('cuts spans to the grid', () => {
    expect(placeTiles([size(99, -1)]).placed[0]).toMatchObject({ columns: 12, rows: 1 });
    expect(placeTiles([size(NaN, 2.7)]).placed[0]).toMatchObject({ columns: 1, rows: 2 });
  });

  it('BD2 no two tiles share a cell, none is outside, none is lost', () => {
    const tile = fc.record({
      columns: fc.integer({ min: 1, max: 12 }),
      rows: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(tile, { maxLength: 40 }), (tiles) => {
        const { placed, overflow, usedRows, emptyCells } = placeTiles(tiles);
        const cells = new Set<string>();
        let area = 0;
        for (const { column, row, columns, rows } of placed) {
          expect(column + columns - 1).toBeLessThanOrEqual(GRID_COLUMNS);
          expect(row + rows - 1).toBeLessThanOrEqual(GRID_ROWS);
          for (let x = column; x < column + columns; x++) {
            for (let y = row; y < row + rows; y++) cells.add(`${x},${y}`);
          }
          area += columns * rows;
        }
        expect(cells.size).toBe(area);
        expect(emptyCells).toBe(usedRows * GRID_COLUMNS - area);
        expect([...placed.map((place) => place.tile), ...overflow]).toHaveLength(tiles.length);
      }),
      { seed: 41 },
    );
  });
});
