import { describe, expect, test } from 'vitest';
import { listClearing, listTypedEdits, readTyped } from '../../client/state/forecast-typing.ts';
import {
  edgesOf,
  extendTo,
  isSelected,
  moveSelection,
  selectCell,
  TOTAL_ROW,
} from '../../client/state/grid-selection.ts';
import { mergeEdits } from '../../client/state/merge-edits.ts';
import type { ForecastEditEntry } from '../../shared/contract/planning-forecast.ts';

describe('what is typed into a cell', () => {
  test.each([
    ['120', { kind: 'calls', calls: 120 }],
    ['1,200', { kind: 'calls', calls: 1200 }],
    ['１２０', { kind: 'calls', calls: 120 }],
    ['0', { kind: 'calls', calls: 0 }],
    ['.5', { kind: 'calls', calls: 0.5 }],
    ['12,5', { kind: 'calls', calls: 12.5 }],
    ['+2,5 %', { kind: 'percent', percent: 2.5 }],
    ['+5%', { kind: 'percent', percent: 5 }],
    ['−10 %', { kind: 'percent', percent: -10 }],
    ['５％', { kind: 'percent', percent: 5 }],
    ['-100%', { kind: 'percent', percent: -100 }],
  ])('%s', (text, change) => {
    expect(readTyped(text)).toEqual(change);
  });

  test.each(['', '-5', '+5', 'abc', '5%%', '-101%', '1e9', '99999999', '1.2.3', 'NaN', '∞'])(
    'FW6 %j is no number of calls',
    (text) => {
      expect(readTyped(text)).toBeNull();
    },
  );

  const target = { days: ['2026-12-01', '2026-12-02'], places: [4, 5], allPlaces: [3, 4, 5, 6] };

  test('calls are set in each cell, percent are one edit for all', () => {
    expect(listTypedEdits({ kind: 'calls', calls: 9 }, target)).toEqual([
      { kind: 'set', day: '2026-12-01', places: [4, 5], calls: 9 },
      { kind: 'set', day: '2026-12-02', places: [4, 5], calls: 9 },
    ]);
    expect(listTypedEdits({ kind: 'percent', percent: 5 }, target)).toEqual([
      { kind: 'percent', days: target.days, places: [4, 5], percent: 5 },
    ]);
  });

  test('on totals the day is scaled, percent are on all of it', () => {
    const totals = { ...target, places: [] };
    expect(listTypedEdits({ kind: 'calls', calls: 900 }, totals)[0]).toEqual({
      kind: 'day-total',
      day: '2026-12-01',
      calls: 900,
    });
    expect(listTypedEdits({ kind: 'percent', percent: 5 }, totals)).toEqual([
      { kind: 'percent', days: target.days, places: [3, 4, 5, 6], percent: 5 },
    ]);
    expect(listClearing(totals)[0]).toMatchObject({ kind: 'clear', places: [3, 4, 5, 6] });
  });

  test('days that are over are not edited', () => {
    expect(listTypedEdits({ kind: 'calls', calls: 9 }, { ...target, days: [] })).toEqual([]);
    expect(listClearing({ ...target, days: [] })).toEqual([]);
  });
});

describe('what is selected', () => {
  const size = { columns: 7, rows: 24 };
  const keys = { shift: false, ctrl: false };

  test('arrows move by one and stop at the edges; the row of totals lies above', () => {
    const start = selectCell({ column: 0, row: 0 });
    expect(moveSelection(start, 'ArrowRight', keys, size)!.cursor).toEqual({ column: 1, row: 0 });
    expect(moveSelection(start, 'ArrowLeft', keys, size)!.cursor).toEqual({ column: 0, row: 0 });
    expect(moveSelection(start, 'ArrowUp', keys, size)!.cursor.row).toBe(TOTAL_ROW);
    expect(moveSelection(start, 'PageDown', keys, size)!.cursor.row).toBe(10);
    expect(moveSelection(start, 'End', { ...keys, ctrl: true }, size)!.cursor).toEqual({
      column: 6,
      row: 23,
    });
    expect(moveSelection(start, 'a', keys, size)).toBeNull();
  });

  test('Shift lets the selection grow from where it was begun, whichever way', () => {
    const start = selectCell({ column: 3, row: 5 });
    const grown = moveSelection(start, 'ArrowLeft', { ...keys, shift: true }, size)!;
    const more = moveSelection(grown, 'ArrowUp', { ...keys, shift: true }, size)!;
    expect(edgesOf(more)).toEqual({ left: 2, right: 3, top: 4, bottom: 5 });
    expect(isSelected(more, { column: 3, row: 4 })).toBe(true);
    expect(isSelected(more, { column: 4, row: 4 })).toBe(false);
    expect(isSelected(null, { column: 4, row: 4 })).toBe(false);
  });

  test('totals and intervals are never selected together', () => {
    const totals = extendTo(selectCell({ column: 1, row: TOTAL_ROW }), { column: 3, row: 8 });
    expect(edgesOf(totals)).toEqual({ left: 1, right: 3, top: TOTAL_ROW, bottom: TOTAL_ROW });
    const cells = extendTo(selectCell({ column: 1, row: 4 }), { column: 1, row: TOTAL_ROW });
    expect(edgesOf(cells).top).toBe(0);
  });
});

describe('edits of two people', () => {
  const entry = (id: string): ForecastEditEntry => ({
    id,
    queueId: 'support',
    madeAtMs: 0,
    author: id,
    reason: '',
    edit: { kind: 'day-total', day: '2026-12-01', calls: 1 },
  });
  const [base, mine, theirs] = [
    ['a', 'b'],
    ['b', 'm'],
    ['a', 'b', 't'],
  ].map((ids) => ids.map(entry)) as [ForecastEditEntry[], ForecastEditEntry[], ForecastEditEntry[]];

  test('theirs stands, without what I took out, mine is on top', () => {
    expect(mergeEdits(base, mine, theirs).map(({ id }) => id)).toEqual(['b', 't', 'm']);
  });

  test('what they took out stays out, and nothing comes twice', () => {
    expect(mergeEdits(base, [...base, entry('m')], [entry('b'), entry('m')]).map(({ id }) => id)).toEqual([
      'b',
      'm',
    ]);
  });
});
