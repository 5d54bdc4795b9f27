import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrangeHorizons } from '../../client/screens/wall/arrange-horizons.ts';
import { findShift } from '../../client/screens/wall/burn-in.ts';
import { fitCells, type CellRoom } from '../../client/screens/wall/fit-cells.ts';
import { fitNumber, reserveText } from '../../client/screens/wall/fit-number.ts';
import { fitRows } from '../../client/screens/wall/fit-rows.ts';

describe('figures', () => {
  test('WA1 room is kept for the digits a figure usually has', () => {
    expect(reserveText('3', 'calls')).toBe(reserveText('87', 'calls'));
    expect(reserveText('7.4', 'ratio')).toBe(reserveText('93.1', 'ratio'));
    expect(reserveText('1,204', 'calls')).toBe('9,999');
    expect(reserveText('12:30', 'seconds')).toBe('99:99');
  });

  test('WA2 stand at one height in tiles of one size, and get narrower before they get smaller', () => {
    const room = { width: 450, height: 190, beside: 20 };
    const ratio = fitNumber('99.9', room);
    const seconds = fitNumber('9:99', room);
    expect(ratio.fontSize).toBeCloseTo(190 / 0.7, 5);
    expect(seconds.fontSize).toBe(ratio.fontSize);
    const wide = { width: 560, height: 190, beside: 20 };
    expect(fitNumber('9,999', wide).fontSize).toBe(ratio.fontSize);
    expect(fitNumber('9,999', wide).stretch).toBeLessThan(fitNumber('99.9', wide).stretch);
    expect(fitNumber('999,999', wide).fontSize).toBeLessThan(ratio.fontSize);
    expect(fitNumber('999,999', wide).stretch).toBe(62);
  });

  test('WA2 are no larger in a tall tile than the widest of them allows', () => {
    const tall = { width: 500, height: 900, beside: 50 };
    expect(fitNumber('9', tall).fontSize).toBe(fitNumber('99.9', tall).fontSize);
    expect(fitNumber('9:99', tall).fontSize).toBe(fitNumber('99.9', tall).fontSize);
  });

  test('a room that is not there yet gives no size and no error', () => {
    expect(fitNumber('93.0', { width: 0, height: 0, beside: 30 }).fontSize).toBe(0);
    expect(fitNumber('', { width: 10, height: 10, beside: 0 }).stretch).toBe(100);
  });
});

describe('queues', () => {
  const room = { width: 1800, height: 900, baseSize: 23, columns: 8 };

  test('WA7 a few queues get large rows, all columns and the line of the day', () => {
    const fit = fitRows(6, room);
    expect(fit).toMatchObject({ blocks: 1, columns: 8, sparkline: 'shown' });
    expect(fit.fontSize).toBeGreaterThan(room.baseSize * 1.4);
  });

  test('WA7 forty queues on a page are folded, and read at the size of the wall’s words', () => {
    const fit = fitRows(40, { ...room, columns: 4 });
    expect(fit.blocks).toBeGreaterThan(1);
    expect(fit.fontSize).toBeGreaterThan(room.baseSize * 0.8);
  });

  test('WA7 whatever the number and the room, all rows fit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 200, max: 3800 }),
        fc.integer({ min: 100, max: 2000 }),
        fc.integer({ min: 1, max: 10 }),
        (count, width, height, columns) => {
          const fit = fitRows(count, { width, height, columns, baseSize: height / 40 });
          expect(fit.rowsPerBlock * fit.blocks).toBeGreaterThanOrEqual(count);
          expect(fit.rowHeight * fit.rowsPerBlock).toBeLessThanOrEqual(height + 0.001);
          expect(fit.fontSize).toBeLessThanOrEqual(fit.rowHeight);
          expect(fit.columns).toBeGreaterThan(0);
        },
      ),
      { seed: 20_260_302, numRuns: 200 },
    );
  });
});

describe('projections', () => {
  const em = 20;

  test('WA14 fill their columns in a large tile, and stand in lines in a small one', () => {
    expect(arrangeHorizons(3, { width: 1800, height: 250, em })).toEqual({
      shape: 'tall',
      direction: 'columns',
      shown: 3,
      foot: 'shown',
    });
    expect(arrangeHorizons(3, { width: 1800, height: 60, em })).toMatchObject({
      shape: 'flat',
      direction: 'columns',
      foot: 'left-out',
    });
    expect(arrangeHorizons(3, { width: 400, height: 220, em })).toMatchObject({
      shape: 'flat',
      direction: 'rows',
      shown: 3,
      foot: 'shown',
    });
  });

  test('WA14 lose their words before one of them is left out, and one always stays', () => {
    expect(arrangeHorizons(3, { width: 400, height: 150, em })).toMatchObject({ shown: 3, foot: 'left-out' });
    expect(arrangeHorizons(3, { width: 400, height: 50, em })).toMatchObject({ shown: 1, foot: 'left-out' });
    expect(arrangeHorizons(3, { width: 0, height: 0, em })).toMatchObject({ shown: 1 });
  });
});

describe('agents', () => {
  const room: CellRoom = {
    width: 1860,
    height: 780,
    heading: 39,
    gap: 4,
    sectionGap: 28,
    mostCellHeight: 100,
  };

  test('WA8 eight hundred agents in twenty teams get cells one can see across a room', () => {
    const fit = fitCells(Array<number>(20).fill(40), room);
    expect(fit.cellWidth).toBeGreaterThan(24);
    expect(fit.cellHeight).toBeGreaterThan(20);
  });

  test('WA8 a few agents get cells for name and time, not walls', () => {
    const fit = fitCells([12, 9], room);
    expect(fit.cellHeight).toBe(100);
    expect(fit.cellWidth).toBeGreaterThan(140);
  });

  test('WA8 whatever the teams, all cells fit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 700, max: 3800 }),
        fc.integer({ min: 700, max: 2000 }),
        (sections, width, height) => {
          const fit = fitCells(sections, { ...room, width, height });
          let used = 0;
          for (let at = 0; at < sections.length; at += fit.across) {
            const band = sections.slice(at, at + fit.across);
            const rows = Math.max(...band.map((count) => Math.ceil(count / fit.columns)));
            used +=
              (at > 0 ? room.sectionGap : 0) + room.heading + rows * fit.cellHeight + (rows - 1) * room.gap;
          }
          expect(used).toBeLessThanOrEqual(height + 0.01);
          const block = fit.columns * fit.cellWidth + (fit.columns - 1) * room.gap;
          expect(block * fit.across + room.sectionGap * (fit.across - 1)).toBeLessThanOrEqual(width + 0.01);
          expect(fit.cellWidth).toBeGreaterThan(0);
        },
      ),
      { seed: 20_260_303, numRuns: 150 },
    );
  });
});

test('WA9 the picture moves every minute, by one step at a time, and comes to every place round the middle', () => {
  const places = Array.from({ length: 16 }, (_, minute) => findShift(minute));
  for (let minute = 1; minute < places.length; minute += 1) {
    const [before, after] = [places[minute - 1]!, places[minute]!];
    expect(Math.abs(after.x - before.x) + Math.abs(after.y - before.y)).toBe(1);
  }
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(8);
  expect(findShift(3.9)).toEqual(findShift(3));
});
