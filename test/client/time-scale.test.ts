import { describe, expect, test } from 'vitest';
import {
  elapsedTicks,
  formatElapsed,
  hourTicks,
  instantAt,
  percentAt,
} from '../../client/state/time-scale.ts';

const HOUR = 3_600_000;

describe('a scale of time', () => {
  const day = { fromMs: 1000, toMs: 1000 + 24 * HOUR };

  test('turns instants into places and back', () => {
    expect(percentAt(day, 1000 + 6 * HOUR)).toBe(25);
    expect(instantAt(day, 25)).toBe(1000 + 6 * HOUR);
  });

  test('keeps what lies outside at its edge', () => {
    expect(percentAt(day, 0)).toBe(0);
    expect(percentAt(day, 1000 + 30 * HOUR)).toBe(100);
    expect(instantAt(day, 120)).toBe(day.toMs);
    expect(percentAt({ fromMs: 5, toMs: 5 }, 5)).toBe(0);
  });
});

describe('hour ticks', () => {
  test('stand on full hours of the site, also where its zone is half an hour off', () => {
    const fromMs = Date.parse('2026-03-02T18:30:00Z');
    const ticks = hourTicks({ fromMs, toMs: fromMs + 24 * HOUR }, 'Asia/Kolkata', 8);
    expect(ticks.map((tick) => tick.label)).toEqual([
      '00:00',
      '03:00',
      '06:00',
      '09:00',
      '12:00',
      '15:00',
      '18:00',
      '21:00',
      '00:00',
    ]);
    expect(ticks[1]!.atMs - ticks[0]!.atMs).toBe(3 * HOUR);
  });

  test('skip the hour that spring took', () => {
    const fromMs = Date.parse('2026-03-28T23:00:00Z');
    const ticks = hourTicks({ fromMs, toMs: fromMs + 23 * HOUR }, 'Europe/Berlin', 30);
    expect(ticks.map((tick) => tick.label).slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00']);
  });

  test('stand inside a day that begins at half past', () => {
    const fromMs = Date.parse('2026-03-02T04:30:00Z');
    const ticks = hourTicks({ fromMs, toMs: fromMs + 24 * HOUR }, 'Etc/UTC', 12);
    expect(ticks[0]!.label).toBe('06:00');
  });
});

describe('elapsed ticks', () => {
  test('count from the beginning in steps a person counts in', () => {
    const labels = elapsedTicks({ fromMs: 50, toMs: 50 + 130_000 }, 6).map((tick) => tick.label);
    expect(labels).toEqual(['0:00', '0:30', '1:00', '1:30', '2:00']);
  });
});

test('elapsed time reads as a clock does', () => {
  expect([0, 42_900, 725_000, 3_723_000, -5].map(formatElapsed)).toEqual([
    '0:00',
    '0:42',
    '12:05',
    '1:02:03',
    '0:00',
  ]);
});
