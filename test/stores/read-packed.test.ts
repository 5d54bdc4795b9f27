import { expect, test } from 'vitest';
import { unpack } from '../../server/stores/sql/postgres/read-packed.ts';

function rowsOf(packed: string, width: number): readonly (readonly number[])[] {
  const rows: number[][] = [];
  unpack(packed, width, (numbers) => rows.push([...numbers]));
  return rows;
}

test('rows and their numbers are taken apart, also negative and very large ones', () => {
  expect(rowsOf('1,0,-20;-7,1764460800000,9007199254740991', 3)).toEqual([
    [1, 0, -20],
    [-7, 1764460800000, 9007199254740991],
  ]);
});

test('a row of one number', () => {
  expect(rowsOf('5', 1)).toEqual([[5]]);
});

test.each(['1,2', '1,2,3,4'])('a row that lacks a number or has one too many is refused: %s', (packed) => {
  expect(() => rowsOf(packed, 3)).toThrow(`A row of ${packed.split(',').length} numbers`);
});
