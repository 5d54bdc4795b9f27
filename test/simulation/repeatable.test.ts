import { describe, expect, test } from 'vitest';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { createDemoModel } from '../../shared/simulation/demo-model.ts';
import { Rng } from '../../shared/simulation/rng.ts';
import { SimulatedFloor } from '../../shared/simulation/simulated-weeks.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import {
  createTestSimulation,
  daysFromMonday,
  HOUR_MS,
  ofType,
  simulateDays,
} from '../helpers/simulation-builders.ts';

const model = createDemoModel('normal');
const calendar = createSiteCalendar({ timeZone: 'Asia/Shanghai', dayStartsAt: '00:00', intervalMinutes: 15 });
const MONDAY_MS = calendar.dayNamed('2026-11-16').fromMs;

function createFloor(): SimulatedFloor {
  return new SimulatedFloor({ model, seed: 11, calendar, feedId: 'simulator' });
}

describe('one simulation', () => {
  const whole = simulateDays(model, 5, 2);

  test('SI1 the same seed gives the same events, another seed others', () => {
    expect(whole.length).toBeGreaterThan(80_000);
    expect(simulateDays(model, 5, 2)).toEqual(whole);
    expect(simulateDays(model, 6, 1).slice(0, 50)).not.toEqual(whole.slice(0, 50));
  });

  test.each([1, 2, 3])('SI1 steps of any size give the same (seed %i)', (seed) => {
    const days = daysFromMonday(2);
    const simulation = createTestSimulation(model, 5, days);
    const rng = new Rng(seed);
    const events: FloorEvent[] = [];
    let atMs = days[0]!.fromMs;
    while (!simulation.isOver()) {
      atMs += rng.nextIndex(4) === 0 ? rng.nextIndex(50) : rng.nextIndex(2 * HOUR_MS);
      const step = simulation.runUntil(atMs);
      expect(step.at(-1)?.atMs ?? 0).toBeLessThanOrEqual(atMs);
      for (const event of step) events.push(event);
    }
    for (const event of simulation.runUntil(Infinity)) events.push(event);
    expect(events).toEqual(whole);
  });

  test('SI2 events are in order and no two share an instant', () => {
    expect(whole.findIndex((event, place) => place > 0 && event.atMs <= whole[place - 1]!.atMs)).toBe(-1);
  });
});

describe('weeks', () => {
  const fromMs = MONDAY_MS - 6 * HOUR_MS;
  const floor = createFloor();
  floor.startAt(fromMs);
  const uninterrupted = floor.runUntil(MONDAY_MS + 10 * HOUR_MS);

  test.each([
    ['on Sunday', -3 * HOUR_MS],
    ['just before the week turns', -1],
    ['as the week turns', 0],
    ['in the middle of the change', 7 * 60_000],
    ['while the last of the old week leave', 15 * 60_000],
    ['when the old week is cut', 3 * HOUR_MS],
    ['on Monday', 4 * HOUR_MS],
  ])('SI3 a floor started %s tells what an uninterrupted one tells after it', (_, offsetMs) => {
    const startMs = MONDAY_MS + offsetMs;
    const restarted = createFloor();
    restarted.startAt(startMs);
    const events = restarted.runUntil(MONDAY_MS + 10 * HOUR_MS);
    expect(events).toEqual(uninterrupted.filter((event) => event.atMs > startMs));
  });

  test('SI3 started at the very instant of an event it tells the next one first', () => {
    const index = uninterrupted.findIndex((event) => event.atMs >= MONDAY_MS);
    for (const place of [index - 40, index, index + 1, index + 5]) {
      const restarted = createFloor();
      restarted.startAt(uninterrupted[place]!.atMs);
      const next = uninterrupted[place + 1]!;
      expect(restarted.runUntil(next.atMs)).toEqual([next]);
    }
  });

  test('SI4 callers of the old week are served to their end, and the last shift hands over', () => {
    const before = uninterrupted.filter((event) => event.atMs < MONDAY_MS);
    const open = new Set(ofType(before, 'call-answered').map((event) => event.callId));
    for (const event of ofType(before, 'call-ended')) open.delete(event.callId);
    for (const event of ofType(before, 'call-transferred')) open.delete(event.callId);
    expect(open.size).toBeGreaterThan(0);
    const after = ofType(uninterrupted, 'call-ended').filter((event) => event.atMs >= MONDAY_MS);
    const ended = new Set(after.map((event) => event.callId));
    expect([...open].filter((callId) => !ended.has(callId))).toEqual([]);

    const left = ofType(uninterrupted, 'agent-signed-out').filter((event) => event.atMs >= MONDAY_MS);
    const came = ofType(uninterrupted, 'agent-signed-in').filter((event) => event.atMs >= MONDAY_MS);
    expect(left.some((event) => event.atMs > MONDAY_MS + 14 * 60_000)).toBe(true);
    expect(came.some((event) => event.atMs < MONDAY_MS + 3 * 60_000)).toBe(true);
  });

  test('SI4 every week has call ids and days of its own', () => {
    const weeks = ['2026-11-02', '2026-11-09'].map((monday) => {
      const { fromMs } = calendar.dayNamed(monday);
      const week = createFloor();
      week.startAt(fromMs + 8 * HOUR_MS);
      return ofType(week.runUntil(fromMs + 12 * HOUR_MS), 'call-offered').map((event) => event.callId);
    });
    const first = new Set(weeks[0]);
    expect(weeks[1]!.filter((callId) => first.has(callId))).toEqual([]);
    expect(weeks[0]!.length).not.toBe(weeks[1]!.length);
  });
});
