import { describe, expect, test } from 'vitest';
import { RetentionJob } from '../../server/jobs/retention-job.ts';
import type { Upkeep } from '../../server/ports/upkeep.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import { DEFAULT_PRIVACY, type PrivacySettings } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';

type Limits = Parameters<Upkeep['deleteBefore']>[0];

function setUp(nowMs: number, privacy: Partial<PrivacySettings> = {}, timeZone = 'Europe/Berlin') {
  const asked: Limits[] = [];
  const lines: string[] = [];
  const state = { nowMs, failure: null as Error | null, newestMs: null as number | null };
  const documents = createMemoryDocuments();
  const open = () =>
    new RetentionJob({
      upkeep: {
        deleteBefore: async (limits) => {
          if (state.failure) throw state.failure;
          asked.push(limits);
          return { calls: 3, events: 0 };
        },
      },
      documents,
      journal: {
        measure: async () => ({
          events: state.newestMs === null ? 0 : 1,
          firstAtMs: 0,
          lastAtMs: state.newestMs ?? 0,
        }),
      },
      privacy: { ...DEFAULT_PRIVACY, ...privacy },
      calendar: createSiteCalendar({ timeZone, dayStartsAt: '04:00', intervalMinutes: 15 }),
      clock: { nowMs: () => state.nowMs },
      log: (line) => lines.push(line),
    });
  return { asked, lines, state, open };
}

const HOUR_MS = 3_600_000;
const NOON = Date.UTC(2026, 2, 30, 10);

describe('retention job', () => {
  test('RT1 limits are starts of site days, also across a change of the clocks', async () => {
    const { asked, lines, open } = setUp(NOON, { keepCallsDays: 1, keepEventsDays: 3 });
    await open().runWhenDue();
    // 29 March 04:00 is summer time already, 27 March is not.
    expect(asked).toEqual([{ callsMs: Date.UTC(2026, 2, 29, 2), eventsMs: Date.UTC(2026, 2, 27, 3) }]);
    expect(lines).toEqual(['Deleted for their age: 3 calls, 0 events. Their figures stay.']);
  });

  test('RT1 it runs once a site day, after the start of the day', async () => {
    const { asked, state, open } = setUp(NOON);
    const job = open();
    for (let hour = 0; hour < 48; hour += 1) {
      await job.runWhenDue();
      state.nowMs += HOUR_MS;
    }
    expect(asked.map(({ eventsMs }) => new Date(eventsMs!).toISOString())).toEqual([
      '2026-01-29T03:00:00.000Z',
      '2026-01-30T03:00:00.000Z',
      '2026-01-31T03:00:00.000Z',
    ]);
    expect(asked.every(({ callsMs }) => callsMs === null)).toBe(true);
  });

  test('RT5 a clock far ahead deletes no more than the day after the newest event would', async () => {
    const { asked, state, open } = setUp(NOON, { keepEventsDays: 3 });
    state.newestMs = NOON;
    state.nowMs = Date.UTC(2062, 0, 1);
    await open().runWhenDue();
    await open().runWhenDue();
    expect(asked.map(({ eventsMs }) => eventsMs)).toEqual([Date.UTC(2026, 2, 28, 3)]);
    // The clock is right again, and days go on.
    state.nowMs = NOON + 24 * HOUR_MS;
    state.newestMs = state.nowMs;
    await open().runWhenDue();
    expect(asked).toHaveLength(1);
    state.nowMs += 24 * HOUR_MS;
    state.newestMs = state.nowMs;
    await open().runWhenDue();
    expect(asked).toHaveLength(2);
  });

  test('RT5 a day to come that was written down as done holds nothing up', async () => {
    const { asked, state, open } = setUp(Date.UTC(2062, 0, 1));
    await open().runWhenDue();
    state.nowMs = NOON;
    await open().runWhenDue();
    await open().runWhenDue();
    expect(asked).toHaveLength(2);
  });

  test('RT2 days missed are made up for by one run', async () => {
    const { asked, state, open } = setUp(NOON);
    await open().runWhenDue();
    await open().runWhenDue();
    expect(asked).toHaveLength(1);
    state.nowMs += 5 * 24 * HOUR_MS;
    await open().runWhenDue();
    expect(asked).toHaveLength(2);
  });

  test('RT3 a failure is told and tried again', async () => {
    const { asked, lines, state, open } = setUp(NOON);
    const job = open();
    state.failure = new Error('The disk is full.');
    await job.runWhenDue();
    expect(lines[0]).toContain('tried again within the hour. The disk is full.');
    state.failure = null;
    await job.runWhenDue();
    expect(asked).toHaveLength(1);
  });

  test('RT4 nothing runs where everything is kept, nor after the stop', async () => {
    const forEver = setUp(NOON, { keepCallsDays: null, keepEventsDays: null });
    const job = forEver.open();
    job.start();
    await job.stop();
    const { asked, open } = setUp(NOON);
    const stopped = open();
    stopped.start();
    await stopped.runWhenDue();
    await stopped.stop();
    await stopped.runWhenDue();
    expect(asked).toHaveLength(1);
    expect(forEver.asked).toEqual([]);
  });
});
