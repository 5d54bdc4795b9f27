import { expect, test } from 'vitest';
import { createDayDrawings, type DayScale } from '../../../client/state/roster/day-drawings.ts';

/** Two days of two slots. */
const scale: DayScale = {
  slots: { slotMinutes: 720, dayStartSlots: [0, 2, 4] },
  curves: [{ coverId: 'a', needed: Float32Array.of(1, 1, 2, 2) }],
  coverId: null,
  most: 4,
  width: 40,
  height: 20,
};

test('RX3 of the days on the screen only those are drawn anew in which somebody else is there', () => {
  const draw = createDayDrawings();
  const before = draw([0, 1], [Float32Array.of(1, 1, 2, 2)], scale);
  const after = draw([0, 1], [Float32Array.of(1, 1, 2, 1)], scale);
  expect(after.get(0)).toBe(before.get(0));
  expect(after.get(1)!.cover.there).toEqual([2, 1]);
  expect(after.get(1)!.short).not.toBe('');
  // Back again: what is kept is what was drawn last.
  expect(draw([1], [Float32Array.of(1, 1, 2, 2)], scale).get(1)!.short).toBe('');
  expect(draw([0], [Float32Array.of(0, 0, 2, 2)], scale).get(0)!.cover.there).toEqual([0, 0]);
});

test('on another scale all days are drawn anew', () => {
  const draw = createDayDrawings();
  const there = [Float32Array.of(1, 1, 2, 2)];
  const before = draw([0, 1], there, scale);
  expect(draw([0, 1], there, { ...scale, most: 8 }).get(0)!.needed).not.toBe(before.get(0)!.needed);
});
