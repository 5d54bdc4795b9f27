import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeDemoHistory } from '../../server/feeds/simulator/demo-history.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import type { History } from '../../server/ports/history.ts';
import type { Period } from '../../server/ports/journal.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import { advanceFloor, createFloor, listIntervals, reduceFloor } from '../../shared/floor/floor.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { SimulatedFloor } from '../../shared/simulation/simulated-weeks.ts';
import { aModel, agentsFor, aQueue, HOUR_MS, UTC_CALENDAR } from '../helpers/simulation-builders.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

/** A Wednesday: the weeks before yesterday begin on a Monday and end on this week's Monday. */
const NOW_MS = UTC_CALENDAR.dayNamed('2026-11-18').fromMs + 9 * HOUR_MS;
const ALL = { fromMs: 0, toMs: NOW_MS };
const SITE = createEmptySite('Etc/UTC');

async function openPast() {
  const engine = await openEngine({ kind: 'libsql', file: join(createTemporaryFolder(), 'floorcast.db') });
  onTestFinished(() => engine.close());
  const imports = createImports(engine, SITE, { nowMs: () => Date.now() });
  const history = createHistory(engine, SITE);
  const callers = createCallerGuard('hashed', 'site key');
  const model = aModel([aQueue('support')], agentsFor(4, [{ queueId: 'support', level: 1 }]));
  return { history, imports, callers, site: SITE, model, seed: 3, nowMs: NOW_MS, weeks: 1 };
}

const readQueue = (history: History, queueId: string, period: Period) =>
  history.readQueueIntervals({ queueIds: [queueId], period, everyMinutes: 30 });

async function listDays(history: History): Promise<readonly string[]> {
  const days = { queueIds: [SITE_SCOPE], fromDay: '2000-01-01', toDay: '2100-01-01' };
  return (await history.readQueueDays(days)).map(({ day }) => day);
}

const readAllCalls = (history: History) =>
  history.readCalls({
    queueIds: null,
    agentIds: null,
    outcomes: null,
    period: ALL,
    after: null,
    limit: 1e6,
  });

describe('demo history', () => {
  test('FH1 FH5 it equals what the live floor counts for the same day', async () => {
    const past = await openPast();
    const { history, imports } = past;
    const progress: number[] = [];
    expect(await writeDemoHistory({ ...past, onProgress: ({ days }) => progress.push(days) })).toBe(8);
    expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await listDays(history)).toEqual([9, 10, 11, 12, 13, 14, 15, 16].map((day) => dayName(day)));
    expect((await imports.list()).map(({ fileName, state, kind }) => [fileName, state, kind])).toEqual([
      ['Simulated week of 2026-11-16', 'done', 'calls'],
      ['Simulated week of 2026-11-09', 'done', 'calls'],
    ]);

    const day = UTC_CALENDAR.dayNamed('2026-11-13');
    const simulated = new SimulatedFloor({
      model: past.model,
      seed: past.seed,
      calendar: UTC_CALENDAR,
      feedId: 'simulator',
    });
    const floor = createFloor(SITE);
    for (const event of simulated.resynchroniseAt(day.fromMs)) reduceFloor(floor, event);
    for (let atMs = day.fromMs; atMs < day.toMs; atMs += 60_000) {
      for (const event of simulated.runUntil(atMs)) reduceFloor(floor, event);
      advanceFloor(floor, atMs);
    }
    // Calls of the last intervals may still be open in the live floor of that moment.
    const live = listIntervals(floor, 'support').slice(0, 40);
    expect(live.reduce((sum, { tally }) => sum + tally.offered, 0)).toBeGreaterThan(700);
    const written = await readQueue(history, 'support', day);
    expect(written.slice(0, 40).map(({ startMs, tally }) => ({ startMs, tally }))).toEqual(live);
    for (const { tally } of await readQueue(history, SITE_SCOPE, ALL)) {
      expect(tally.waiting).toBe(0);
      expect(tally.answered + tally.abandoned + tally.flowedOut).toBe(tally.offered);
    }
  });

  test('FH1 it has its calls, with callers as the site keeps them, and what its agents did', async () => {
    const past = await openPast();
    await writeDemoHistory(past);
    const calls = await readAllCalls(past.history);
    const days = { queueIds: [SITE_SCOPE], fromDay: '2026-11-01', toDay: '2026-11-30' };
    const [site] = await past.history.sumQueueDays(days);
    expect(calls.length).toBe(site!.tally.offered);
    expect(calls.every(({ callerNumber }) => callerNumber === null || callerNumber.startsWith('#'))).toBe(
      true,
    );
    const agents = await past.history.sumAgentDays({ ...days, queueIds: null, agentIds: null });
    expect(agents.length).toBe(4);
    const sum = (field: 'answered' | 'handled' | 'talkingMs' | 'readyMs') =>
      agents.reduce((total, { tally }) => total + tally[field], 0);
    expect(sum('answered')).toBe(site!.tally.answered);
    expect(sum('handled')).toBe(site!.tally.handled);
    expect(sum('talkingMs')).toBeGreaterThan(site!.tally.sumTalkMs * 0.95);
    expect(sum('readyMs')).toBe(site!.tally.readyAgentMs);
  });

  test('FH5 asked for no weeks it has none', async () => {
    const past = await openPast();
    expect(await writeDemoHistory({ ...past, weeks: 0 })).toBe(0);
    expect(await listDays(past.history)).toEqual([]);
  });

  test('FH2 days that are there are left alone, missing ones are written', async () => {
    const past = await openPast();
    await writeDemoHistory({ ...past, nowMs: NOW_MS - 2 * 24 * HOUR_MS });
    expect((await listDays(past.history)).at(-1)).toBe('2026-11-14');
    const before = await readQueue(past.history, SITE_SCOPE, ALL);
    expect(await writeDemoHistory(past)).toBe(2);
    expect(await writeDemoHistory(past)).toBe(0);
    const after = await readQueue(past.history, SITE_SCOPE, ALL);
    expect(after.slice(0, before.length)).toEqual(before);
    expect((await listDays(past.history)).at(-1)).toBe('2026-11-16');
  });

  test('FH2 a week that somebody took away does not come back', async () => {
    const past = await openPast();
    await writeDemoHistory(past);
    await past.imports.undo(1);
    expect(await listDays(past.history)).toEqual(['2026-11-16']);
    expect(await writeDemoHistory(past)).toBe(0);
  });

  test('FH3 told to end it ends early and leaves whole weeks only', async () => {
    const past = await openPast();
    const ending = new AbortController();
    const days = await writeDemoHistory({
      ...past,
      weeks: 8,
      signal: ending.signal,
      onProgress: ({ days }) => {
        if (days === 10) ending.abort();
      },
    });
    expect(days).toBe(7);
    const firstWeek = Array.from({ length: 7 }, (_, index) => UTC_CALENDAR.addDays('2026-09-21', index));
    expect(await listDays(past.history)).toEqual(firstWeek);
    expect((await past.imports.list()).map(({ state }) => state)).toEqual(['running', 'done']);
  });

  test('FH4 it begins when it may', async () => {
    const past = await openPast();
    const ending = new AbortController();
    let asked = 0;
    const mayBegin = (): boolean => {
      if (++asked === 2) ending.abort();
      return false;
    };
    expect(await writeDemoHistory({ ...past, mayBegin, signal: ending.signal })).toBe(0);
    expect(asked).toBe(2);
    expect(await listDays(past.history)).toEqual([]);
  });
});

function dayName(day: number): string {
  return `2026-11-${String(day).padStart(2, '0')}`;
}
