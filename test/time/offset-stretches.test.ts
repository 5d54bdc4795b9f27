import { expect, test } from 'vitest';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { findOffsetStretches } from '../../shared/time/offset-stretches.ts';

const YEAR = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)] as const;
const HOUR_MS = 3_600_000;

test('a year is cut where the clocks change', () => {
  const [spring, autumn] = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)];
  expect(findOffsetStretches('Europe/Berlin', ...YEAR)).toEqual([
    { fromMs: YEAR[0], toMs: spring, changedMs: Date.UTC(2025, 9, 26, 1), offsetMs: HOUR_MS },
    { fromMs: spring, toMs: autumn, changedMs: spring, offsetMs: 2 * HOUR_MS },
    { fromMs: autumn, toMs: YEAR[1], changedMs: autumn, offsetMs: HOUR_MS },
  ]);
});

test('a zone without changes has one stretch, an empty period none, one without end not too many', () => {
  expect(findOffsetStretches('Asia/Kathmandu', ...YEAR)).toMatchObject([{ offsetMs: 5.75 * HOUR_MS }]);
  expect(findOffsetStretches('Etc/UTC', ...YEAR)).toMatchObject([{ changedMs: -Infinity, offsetMs: 0 }]);
  expect(findOffsetStretches('Europe/Berlin', YEAR[0], YEAR[0])).toEqual([]);
  const always = findOffsetStretches('Europe/Berlin', -1e15, 1e15);
  expect(always.length).toBeLessThan(600);
  expect([always[0]!.fromMs, always.at(-1)!.toMs]).toEqual([-1e15, 1e15]);
});

test('a day number has its name back', () => {
  for (let number = -800_000; number < 800_000; number += 997) {
    const day = nameDay(number);
    if (day.length === 10 && number > -719_000) expect(dayNumber(day)).toBe(number);
  }
  expect(
    ['1970-01-01', '2024-02-29', '2026-11-22', '2000-12-31'].map((day) => nameDay(dayNumber(day))),
  ).toEqual(['1970-01-01', '2024-02-29', '2026-11-22', '2000-12-31']);
});
