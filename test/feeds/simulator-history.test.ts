import { describe, expect, test } from 'vitest';
import type { History } from '../../server/ports.ts';
import { writeDemoHistory } from '../../server/feeds/simulator/demo-history.ts';
import { createMemoryHistory } from '../../server/stores/history/memory-history.ts';
import { advanceFloor, createFloor, listIntervals, reduceFloor } from '../../shared/floor/floor.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { SimulatedFloor } from '../../shared/simulation/simulated-weeks.ts';
import { aModel, agentsFor, aQueue, HOUR_MS, UTC_CALENDAR } from '../helpers/simulation-builders.ts';

const NOW_MS = UTC_CALENDAR.dayNamed('2026-11-18').fromMs + 9 * HOUR_MS;
const options = {
  site: createEmptySite('Etc/UTC'),
  model: aModel([aQueue('support')], agentsFor(4, [{ queueId: 'support', level: 1 }])),
  seed: 3,
  nowMs: NOW_MS,
  weeks: 1,
};
const WEEK = { fromMs: UTC_CALENDAR.dayNamed('2026-11-10').fromMs, toMs: NOW_MS };

async function listDays(history: History): Promise<string[]> {
  const rows = await history.readIntervals(SITE_SCOPE, { fromMs: 0, toMs: NOW_MS });
  return [...new Set(rows.map(({ startMs }) => UTC_CALENDAR.dayOf(startMs).day))];
}

describe('demo history', () => {
  test('FH1 it equals what the live floor counts for the same day', async () => {
    const history = createMemoryHistory();
    const progress: number[] = [];
    expect(
      await writeDemoHistory({ ...options, history, onProgress: ({ days }) => progress.push(days) }),
    ).toBe(7);
    expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect((await listDays(history))[0]).toBe('2026-11-10');
    expect((await listDays(history)).length).toBe(7);

    const day = UTC_CALENDAR.dayNamed('2026-11-13');
    const simulated = new SimulatedFloor({
      model: options.model,
      seed: options.seed,
      calendar: UTC_CALENDAR,
      feedId: 'simulator',
    });
    const floor = createFloor(options.site);
    for (const event of simulated.resynchroniseAt(day.fromMs)) reduceFloor(floor, event);
    for (const event of simulated.runUntil(day.toMs - 1)) reduceFloor(floor, event);
    advanceFloor(floor, day.toMs - 1);
    // Calls of the last intervals may still be open in the live floor of that moment.
    const live = listIntervals(floor, 'support').slice(0, 40);
    const written = await history.readIntervals('support', day);
    const counts = ({
      offered,
      answered,
      abandoned,
      sumAnswerWaitMs,
      sumTalkMs,
    }: (typeof live)[number]['tally']) => ({
      offered,
      answered,
      abandoned,
      sumAnswerWaitMs,
      sumTalkMs,
    });
    expect(live.reduce((sum, { tally }) => sum + tally.offered, 0)).toBeGreaterThan(700);
    expect(written.slice(0, 40).map(({ startMs, tally }) => ({ startMs, ...counts(tally) }))).toEqual(
      live.map(({ startMs, tally }) => ({ startMs, ...counts(tally) })),
    );
    const site = await history.readIntervals(SITE_SCOPE, WEEK);
    for (const { tally, intervalMinutes } of site) {
      expect(intervalMinutes).toBe(30);
      expect(tally.waiting).toBe(0);
      expect(tally.answered + tally.abandoned + tally.flowedOut).toBe(tally.offered);
    }
  });

  test('FH2 days that are there are left alone, missing ones are written', async () => {
    const history = createMemoryHistory();
    await writeDemoHistory({ ...options, history, nowMs: NOW_MS - 2 * 24 * HOUR_MS });
    const before = await history.readIntervals(SITE_SCOPE, WEEK);
    expect(await writeDemoHistory({ ...options, history })).toBe(2);
    expect(await writeDemoHistory({ ...options, history })).toBe(0);
    const after = await history.readIntervals(SITE_SCOPE, WEEK);
    expect(after.slice(0, before.length - 4)).toEqual(before.slice(0, -4));
    expect((await listDays(history)).length).toBe(9);
  });

  test('FH3 told to end it ends early and leaves whole days only', async () => {
    const history = createMemoryHistory();
    const ending = new AbortController();
    const days = await writeDemoHistory({
      ...options,
      weeks: 8,
      history,
      signal: ending.signal,
      onProgress: ({ days }) => {
        if (days === 3) ending.abort();
      },
    });
    expect(days).toBeGreaterThanOrEqual(3);
    expect(days).toBeLessThan(56);
    expect((await listDays(history)).length).toBe(days);
    const rows = await history.readIntervals(SITE_SCOPE, { fromMs: 0, toMs: NOW_MS });
    for (const day of await listDays(history)) {
      expect(rows.filter(({ startMs }) => UTC_CALENDAR.dayOf(startMs).day === day).length).toBe(48);
    }
  });

  test('FH4 it begins when it may', async () => {
    const history = createMemoryHistory();
    const ending = new AbortController();
    let asked = 0;
    const mayBegin = (): boolean => {
      if (++asked === 2) ending.abort();
      return false;
    };
    expect(await writeDemoHistory({ ...options, history, mayBegin, signal: ending.signal })).toBe(0);
    expect(asked).toBe(2);
    expect(await listDays(history)).toEqual([]);
  });
});
