import { asWritten } from '../../shared/messages/message.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { FloorcastError } from '../../server/floorcast-error.ts';
import type { History } from '../../server/ports/history.ts';
import type { Imports, ImportWriter } from '../../server/ports/imports.ts';
import { createTally, type Tally } from '../../shared/floor/tally.ts';
import { createAgentTally } from '../../shared/history/agent-tally.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { NO_CHANGES, type FloorChanges, type QueueInterval } from '../../shared/history/roll-ups.ts';
import { addCallToAgentTally, addCallToTally } from '../../shared/history/tally-calls.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { callRecord, importStart } from '../helpers/history-builders.ts';
import { randomCalls } from '../helpers/random-calls.ts';

export interface OpenImports {
  readonly imports: Imports;
  readonly history: History;
  /** Keeps what a live floor tells. */
  keep(changes: FloorChanges): Promise<void>;
  /** Ids of all queues, then of all agents, that the store has a number for; each sorted. */
  listNames(): Promise<readonly string[]>;
}

const ZONE = { timeZone: 'Asia/Shanghai', dayStartsAt: '04:00' };
const ALWAYS = { fromMs: 0, toMs: Date.UTC(2100, 0, 1) };
const ALL_DAYS = { fromDay: '2000-01-01', toDay: '2100-01-01' };
const QUARTER_COUNTS = {
  kind: 'intervals',
  options: { ...importStart().options, kind: 'intervals', intervalMinutes: 15 },
} as const;
const NO_COUNTS = { rows: 0, added: 0, known: 0, differing: 0, refused: 0 };

/** What every keeper of imports owes; `open` gives an empty one for the zone given. */
export function describeImports(name: string, open: (zone: typeof ZONE) => Promise<OpenImports>): void {
  describe(`imports contract: ${name}`, () => {
    const writers: ImportWriter[] = [];
    const openOne = () => open(ZONE);
    /** Writers that a test leaves running give no sign of life after it. */
    afterEach(async () => {
      for (const writer of writers.splice(0))
        await writer.abandon('cancelled', NO_COUNTS, null).catch(() => {});
    });
    const begin = async (imports: Imports, part: Parameters<typeof importStart>[0] = {}) => {
      const writer = await imports.begin(importStart(part));
      writers.push(writer);
      return writer;
    };
    const importCalls = async (imports: Imports, calls: readonly CallRecord[]) => {
      const writer = await begin(imports);
      const fates = await writer.addCalls(calls);
      return { fates, record: await writer.finish({ ...NO_COUNTS, rows: calls.length }) };
    };

    const importCounts = async (imports: Imports, rows: readonly QueueInterval[]) => {
      const writer = await begin(imports, QUARTER_COUNTS);
      const fates = await writer.addIntervals(rows);
      await writer.finish({ ...NO_COUNTS, rows: rows.length });
      return { fates, importNo: writer.importNo };
    };

    test.each([1, 2])(
      'KI1 calls are counted at queue, site and agent by quarter hours and days (seed %i)',
      async (seed) => {
        const { imports, history } = await openOne();
        const calls = randomCalls(seed, 700);
        const writer = await begin(imports);
        const fates = [
          ...(await writer.addCalls(calls.slice(0, 300))),
          ...(await writer.addCalls(calls.slice(300))),
        ];
        expect(new Set(fates)).toEqual(new Set(['added']));
        expect((await imports.list())[0]).toMatchObject({ importNo: writer.importNo, state: 'running' });
        const counts = { rows: 700, added: 700, known: 0, differing: 0, refused: 0 };
        const record = await writer.finish(counts);
        const moments = calls.map(({ offeredAtMs }) => offeredAtMs);
        expect(record).toMatchObject({
          state: 'done',
          counts,
          progress: 1,
          problem: null,
          fileName: '通话记录 2026.csv',
          firstMs: Math.min(...moments),
          lastMs: Math.max(...moments),
        });
        expect(record.options).toEqual(importStart().options);
        expect(await imports.find(writer.importNo)).toEqual(record);
        await expectCounted(history, calls);
        const kept = await history.readCalls({
          queueIds: null,
          agentIds: null,
          outcomes: null,
          period: ALWAYS,
          after: null,
          limit: 1000,
        });
        expect(new Set(kept.map(({ importNo: _, ...call }) => JSON.stringify(sorted(call))))).toEqual(
          new Set(calls.map((call) => JSON.stringify(sorted(call)))),
        );
        expect(new Set(kept.map(({ importNo }) => importNo))).toEqual(new Set([writer.importNo]));
      },
    );

    test('KI2 what is kept already is known or differing, within a file and between files', async () => {
      const { imports, history } = await openOne();
      const calls = randomCalls(3, 100);
      const [first, second] = [calls[0]!, calls[1]!];
      const longer = { ...second, waitMs: second.waitMs + 1000 };
      const given = [...calls, first, longer, { ...first, callId: 'c🎧\0other' }];
      const { fates } = await importCalls(imports, given);
      expect(fates.slice(100)).toEqual(['known', 'differing', 'added']);
      const again = await importCalls(imports, [...given, { ...first, callId: 'new' }]);
      expect(again.fates.filter((fate) => fate === 'known')).toHaveLength(102);
      expect(again.fates.slice(101)).toEqual(['differing', 'known', 'added']);
      await expectCounted(history, [...calls, given[102]!, { ...first, callId: 'new' }]);
    });

    test("KI2 a call the live floor saw is known, up to 2 s off, and no other's", async () => {
      const { imports, history, keep } = await openOne();
      const live = callRecord();
      await keep({ ...NO_CHANGES, ...tellLive([live]) });
      const moved = (byMs: number, part: Partial<CallRecord> = {}) =>
        callRecord({ offeredAtMs: live.offeredAtMs + byMs, ...part });
      const { fates } = await importCalls(imports, [
        live,
        moved(0, { waitMs: 1 }),
        moved(2000),
        moved(-2000, { waitMs: 1 }),
        moved(2001),
        moved(1000, { callId: 'c2' }),
        moved(1000, { queueId: 'billing' }),
      ]);
      expect(fates).toEqual(['known', 'differing', 'known', 'known', 'added', 'added', 'added']);
      const [sum] = await history.sumQueueDays({ ...ALL_DAYS, queueIds: ['*'] });
      expect(sum!.tally.offered).toBe(4);
    });

    test('KI2 a call under an id that an import made is known where it is kept under its own, and the other way round', async () => {
      const { imports, history, keep } = await openOne();
      const live = [callRecord(), callRecord({ callId: 'c2', offeredAtMs: callRecord().offeredAtMs + 500 })];
      await keep({ ...NO_CHANGES, ...tellLive(live) });
      const moved = (callId: string, byMs: number, part: Partial<CallRecord> = {}) =>
        callRecord({ callId, offeredAtMs: live[0]!.offeredAtMs + byMs, ...part });
      // Three rows of one second, of which two were seen live.
      const made = [
        moved('~a', 0, { waitMs: 1, callerNumber: null }),
        moved('~b', 2_500),
        moved('~c', 100),
        moved('~d', 0, { outcome: 'abandoned', agentId: null, handled: false }),
        moved('~e', 0, { queueId: 'billing' }),
        moved('~f', 60_000),
      ];
      const { fates } = await importCalls(imports, made);
      expect(fates).toEqual(['known', 'added', 'known', 'added', 'added', 'added']);
      expect((await importCalls(imports, made)).fates).toEqual(Array(6).fill('known'));
      const given = [moved('own', 61_000), moved('own too', 60_500), moved('same second', 1_000)];
      expect((await importCalls(imports, given)).fates.toSorted()).toEqual(['added', 'known', 'known']);
      const [sum] = await history.sumQueueDays({ ...ALL_DAYS, queueIds: ['*'] });
      expect(sum!.tally.offered).toBe(7);
    });

    test.each([15, 30, 60] as const)(
      'KI3 KI4 counts of %i minutes stand for all their quarter hours, before and after calls',
      async (intervalMinutes) => {
        const { imports, history } = await openOne();
        const quarters = intervalMinutes / 15;
        const startMs = Date.UTC(2026, 2, 10, 9);
        const callAt = (quarter: number, part: Partial<CallRecord> = {}) =>
          callRecord({ offeredAtMs: startMs + quarter * 900_000, callId: `q${quarter}`, ...part });
        const importCounts = async (minutes: 15 | 30 | 60, starts: readonly number[]) => {
          const options = { ...importStart().options, kind: 'intervals', intervalMinutes: minutes } as const;
          const writer = await begin(imports, { kind: 'intervals', options });
          const fates = await writer.addIntervals(
            starts.map((quarter) => ({
              queueId: 'support',
              startMs: startMs + quarter * 900_000,
              tally: { ...createTally(), offered: 9, answered: 9 },
            })),
          );
          await writer.finish(NO_COUNTS);
          return { fates, importNo: writer.importNo };
        };
        const counts = await importCounts(intervalMinutes, [0]);
        expect(counts.fates).toEqual(['added']);
        const calls = [-1, 0, 1, 2, 3, 4].map((quarter) => callAt(quarter));
        const isCovered = (quarter: number) => quarter >= 0 && quarter < quarters;
        const first = await importCalls(imports, [...calls, callAt(1, { queueId: 'billing' })]);
        expect(first.fates).toEqual([
          ...[-1, 0, 1, 2, 3, 4].map((quarter) => (isCovered(quarter) ? 'interval-taken' : 'added')),
          'added',
        ]);
        expect((await importCounts(intervalMinutes, [0])).fates).toEqual(['known']);
        expect((await importCounts(15, [quarters - 1])).fates).toEqual([
          intervalMinutes === 15 ? 'known' : 'interval-taken',
        ]);
        await imports.undo(counts.importNo);
        await imports.undo(first.record.importNo);
        // Its last quarter hour alone has a call.
        await importCalls(imports, [callAt(4 + quarters - 1)]);
        expect((await importCounts(intervalMinutes, [4, 4 + quarters])).fates).toEqual([
          'interval-taken',
          'added',
        ]);
        const [sum] = await history.sumQueueDays({ ...ALL_DAYS, queueIds: ['*'] });
        expect(sum!.tally.offered).toBe(10);
      },
    );

    test('KI3 calls of quarter hours that were imported as counts are not counted again', async () => {
      const { imports, history } = await openOne();
      const counted = callRecord({ callId: 'counted' });
      const counts = await begin(imports, QUARTER_COUNTS);
      const startMs = createSiteCalendar({ ...ZONE, intervalMinutes: 15 }).intervalStart(counted.offeredAtMs);
      await counts.addIntervals([
        { queueId: 'support', startMs, tally: { ...createTally(), offered: 9, answered: 9 } },
      ]);
      await counts.finish(NO_COUNTS);
      const { fates } = await importCalls(imports, [
        counted,
        callRecord({ queueId: 'billing', callId: 'other queue' }),
        callRecord({ offeredAtMs: counted.offeredAtMs + 900_000, callId: 'next quarter' }),
      ]);
      expect(fates).toEqual(['interval-taken', 'added', 'added']);
      const [sum] = await history.sumQueueDays({ ...ALL_DAYS, queueIds: ['*'] });
      expect(sum!.tally.offered).toBe(11);
      await imports.undo(counts.importNo);
      expect((await importCalls(imports, [counted])).fates).toEqual(['added']);
    });

    test('KI4 counts are kept once, added to the site, and yield to calls', async () => {
      const { imports, history } = await openOne();
      const call = callRecord();
      await importCalls(imports, [call]);
      const calendar = createSiteCalendar({ ...ZONE, intervalMinutes: 15 });
      const startMs = calendar.intervalStart(call.offeredAtMs);
      const tally = {
        ...createTally(),
        offered: 5,
        answered: 4,
        abandoned: 1,
        sumAnswerWaitMs: 30_000,
        longestWaitMs: 9_000,
      };
      const row = (queueId: string, quarters: number, part: Partial<Tally> = {}) => ({
        queueId,
        startMs: startMs + quarters * 900_000,
        tally: { ...tally, ...part },
      });
      const given = [
        row('support', 0),
        row('support', 1),
        row('billing', 0),
        row('billing', 0, { offered: 6 }),
        row('billing', 0),
      ];
      const writer = await begin(imports, QUARTER_COUNTS);
      expect(await writer.addIntervals(given)).toEqual([
        'interval-taken',
        'added',
        'added',
        'differing',
        'known',
      ]);
      await writer.finish(NO_COUNTS);
      const again = await begin(imports, QUARTER_COUNTS);
      expect(
        await again.addIntervals([
          ...given,
          row('billing', 8, { offered: 0, answered: 0, abandoned: 0, sumAnswerWaitMs: 0, longestWaitMs: 0 }),
        ]),
      ).toEqual(['interval-taken', 'known', 'known', 'differing', 'known', 'added']);
      await again.finish(NO_COUNTS);
      const site = await history.readQueueIntervals({ queueIds: ['*'], period: ALWAYS, everyMinutes: 15 });
      expect(site.map(({ tally: { offered, longestWaitMs } }) => [offered, longestWaitMs])).toEqual([
        [6, 12_000],
        [5, 9_000],
        [0, 0],
      ]);
      const days = await history.readQueueDays({ ...ALL_DAYS, queueIds: null });
      expect(days.map(({ queueId, day, tally: { offered } }) => [queueId, day, offered])).toEqual([
        ['billing', '2026-03-10', 5],
        ['support', '2026-03-10', 6],
      ]);
    });

    test('KI13 names that only an undone import brought go with it, and a floor tells them anew', async () => {
      const { imports, history, keep, listNames } = await openOne();
      const live = callRecord({ agentId: '8' });
      await keep({ ...NO_CHANGES, ...tellLive([live]), agentNames: [{ agentId: '8', name: '李娜' }] });
      const imported = [
        callRecord({ callId: 'a', offeredAtMs: live.offeredAtMs + 60_000 }),
        callRecord({ callId: 'b', agentId: '8', queueId: 'sales' }),
      ];
      const { record } = await importCalls(imports, imported);
      expect(await listNames()).toEqual(['*', 'sales', 'support', '7', '8']);
      await imports.undo(record.importNo);
      expect(await listNames()).toEqual(['*', 'support', '8']);
      // The floor knew none of their numbers, or knows that they are nobody's.
      const told = [live, ...imported];
      await keep({ ...NO_CHANGES, ...tellLive(told), agentIntervals: tellLive(imported).agentIntervals });
      await expectCounted(history, told);
      expect(await listNames()).toEqual(['*', 'sales', 'support', '7', '8']);
      // A file that had them, too, changes nothing.
      const again = await importCalls(imports, [callRecord({ callId: 'c', agentId: '7', queueId: 'sales' })]);
      await imports.undo(again.record.importNo);
      expect(await listNames()).toEqual(['*', 'sales', 'support', '7', '8']);
    });

    test('KI12 counts that do not tell the same are never added up, nor to calls that tell all', async () => {
      const { imports, history, keep } = await openOne();
      const call = callRecord();
      await keep({ ...NO_CHANGES, ...tellLive([call]) });
      const startMs = createSiteCalendar({ ...ZONE, intervalMinutes: 15 }).intervalStart(call.offeredAtMs);
      const row = (queueId: string, quarters: number, offered: number, gaps = 0) => ({
        queueId,
        startMs: startMs + quarters * 900_000,
        tally: { ...createTally(), offered, answered: offered, longestWaitMs: offered },
        gaps,
      });
      const given = [
        row('billing', 0, 2, 5),
        row('billing', 1, 3, 5),
        row('support', 1, 4, 9),
        row('support', 2, 5, 5),
        row('billing', 2, 6),
      ];
      const { importNo } = await importCounts(imports, given);
      const kept = { queueIds: null, period: ALWAYS };
      const told = (rows: readonly { queueId: string; tally: Readonly<Tally>; gaps?: number }[]) =>
        rows.map(({ queueId, tally, gaps = 0 }) => [queueId, gaps, tally.offered]);
      const fields = ['answered'] as const;
      expect(told(await history.readQueueIntervals({ ...kept, everyMinutes: 60, fields }))).toEqual([
        ['billing', 0, 6],
        ['billing', 5, 5],
        ['support', 0, 1],
        ['support', 5, 5],
        ['support', 9, 4],
      ]);
      const site = [
        ['*', 0, 7],
        ['*', 5, 10],
        ['*', 9, 4],
      ];
      const queueIds = ['*'];
      expect(told(await history.readQueueIntervals({ ...kept, queueIds, everyMinutes: 60 }))).toEqual(site);
      expect(told(await history.readQueueDays({ ...ALL_DAYS, queueIds, fields }))).toEqual(site);
      expect(told(await history.sumQueueDays({ ...ALL_DAYS, queueIds, fields }))).toEqual(site);
      const { fates } = await importCounts(imports, [...given, { ...given[0]!, gaps: 4 }]);
      expect(fates).toEqual(['known', 'known', 'known', 'known', 'known', 'differing']);
      await imports.undo(importNo);
      await expectCounted(history, [call]);
    });

    test('KI5 times of agents and queues are added where nobody else told them; the name of today stays', async () => {
      const { imports, history, keep } = await openOne();
      const calendar = createSiteCalendar({ ...ZONE, intervalMinutes: 15 });
      const call = callRecord();
      const startMs = calendar.intervalStart(call.offeredAtMs);
      const agentTime = (agentId: string, quarters: number, queueId: string | null = null) => ({
        agentId,
        queueId,
        startMs: startMs + quarters * 900_000,
        day: '2026-03-10',
        tally: {
          ...createAgentTally(),
          answered: 99,
          missedRings: 2,
          readyMs: queueId === null ? 600_000 : 0,
        },
      });
      const queueTime = (queueId: string, quarters: number) => ({
        queueId,
        startMs: startMs + quarters * 900_000,
        tally: { ...createTally(), offered: 99, readyAgentMs: 700_000 },
      });
      await keep({
        ...NO_CHANGES,
        agentIntervals: [agentTime('7', 1)],
        queueIntervals: [{ ...queueTime('support', 1), tally: { ...createTally(), readyAgentMs: 5 } }],
        agentNames: [{ agentId: '7', name: '王芳' }],
      });
      const writer = await begin(imports, { kind: 'queue-log' });
      await writer.addCalls([call]);
      await writer.addAgentTime({
        agents: [agentTime('7', 0), agentTime('7', 0, 'support'), agentTime('7', 1), agentTime('8', 1)],
        queues: [queueTime('support', 0), queueTime('support', 1), queueTime('*', 0)],
        names: [
          { agentId: '7', name: 'Old name' },
          { agentId: '8', name: '李娜' },
        ],
      });
      await writer.finish(NO_COUNTS);
      const every = { agentIds: null, period: ALWAYS, everyMinutes: 15 } as const;
      const agents = await history.readAgentIntervals({ ...every, queueIds: null });
      expect(
        agents.map(({ agentId, startMs: at, tally }) => [
          agentId,
          (at - startMs) / 900_000,
          tally.answered,
          tally.readyMs,
        ]),
      ).toEqual([
        ['7', 0, 1, 600_000],
        ['7', 1, 99, 600_000],
        ['8', 1, 0, 600_000],
      ]);
      const [ofQueue] = await history.readAgentIntervals({ ...every, queueIds: ['support'] });
      expect(ofQueue!.tally).toMatchObject({ answered: 1, missedRings: 2, sumTalkMs: 200_000 });
      const queues = await history.readQueueIntervals({
        queueIds: ['support', '*'],
        period: ALWAYS,
        everyMinutes: 15,
      });
      expect(queues.map(({ queueId, tally }) => [queueId, tally.offered, tally.readyAgentMs])).toEqual([
        ['*', 1, 700_000],
        ['support', 1, 700_000],
        ['support', 0, 5],
      ]);
      expect((await history.describe()).agents).toEqual([
        { agentId: '7', name: '王芳' },
        { agentId: '8', name: '李娜' },
      ]);
    });

    test('KI6 nothing of an import counts before it is done; live floor and imports are added', async () => {
      const { imports, history, keep } = await openOne();
      const live = callRecord({ callId: 'live' });
      await keep({ ...NO_CHANGES, ...tellLive([live]) });
      // So many days that some are written before the end.
      const calls = randomCalls(6, 600, 12);
      const writer = await begin(imports);
      for (let from = 0; from < calls.length; from += 100)
        await writer.addCalls(calls.slice(from, from + 100));
      await expectCounted(history, [live]);
      await writer.finish(NO_COUNTS);
      await expectCounted(history, [live, ...calls]);
      const { importNo } = (await importCalls(imports, [callRecord({ callId: 'another file' })])).record;
      await expectCounted(history, [live, ...calls, callRecord({ callId: 'another file' })]);
      await imports.undo(writer.importNo);
      await expectCounted(history, [live, callRecord({ callId: 'another file' })]);
      await imports.undo(importNo);
      await expectCounted(history, [live]);
    });

    test('KI7 one import at a time runs or is undone', async () => {
      const { imports } = await openOne();
      const { record } = await importCalls(imports, [callRecord()]);
      const writer = await begin(imports);
      const conflict = expect.objectContaining({ code: 'conflict' });
      await expect(imports.begin(importStart())).rejects.toEqual(conflict);
      await expect(imports.undo(record.importNo)).rejects.toThrow(`Import ${writer.importNo} is under way`);
      await expect(imports.undo(writer.importNo)).rejects.toEqual(conflict);
      await writer.finish(NO_COUNTS);
      await expect(imports.undo(99)).rejects.toEqual(expect.objectContaining({ code: 'not-found' }));
      const cancelled = await begin(imports);
      await cancelled.abandon('cancelled', NO_COUNTS, null);
      await expect(imports.undo(cancelled.importNo)).rejects.toThrow(FloorcastError);
    });

    test('KI8 abandoned and undone imports leave nothing, and the file may come again', async () => {
      const { imports, history } = await openOne();
      const calls = randomCalls(8, 400, 5);
      const failed = await begin(imports);
      await failed.addCalls(calls);
      const counts = { ...NO_COUNTS, rows: 400, added: 400 };
      await failed.reportProgress(0.5, counts);
      const record = await failed.abandon('failed', counts, { code: 'quote-never-closed', row: 401 });
      expect(record).toMatchObject({
        state: 'failed',
        counts,
        problem: expect.stringContaining('After row 401 a quote'),
        said: { code: 'quote-never-closed', row: 401 },
        firstMs: null,
      });
      expect(record.finishedAtMs).not.toBeNull();
      await expectNothing(history);
      const { fates, record: done } = await importCalls(imports, calls);
      expect(new Set(fates)).toEqual(new Set(['added']));
      expect((await imports.findByContent(importStart().fileSha256))?.importNo).toBe(done.importNo);
      const progress: number[] = [];
      await imports.undo(done.importNo, (share) => progress.push(share));
      expect(progress.at(-1)).toBeCloseTo(1);
      expect([...progress].sort((a, b) => a - b)).toEqual(progress);
      expect(await imports.find(done.importNo)).toMatchObject({ state: 'undone' });
      await expectNothing(history);
      await imports.undo(done.importNo);
      expect(await imports.findByContent(importStart().fileSha256)).toBeNull();
      expect(new Set((await importCalls(imports, calls)).fates)).toEqual(new Set(['added']));
      await expectCounted(history, calls);
      expect((await imports.list()).map(({ state }) => state)).toEqual(['done', 'undone', 'failed']);
      expect(await imports.find(99)).toBeNull();
    });

    test('KI9 an import whose process lives is left alone by another start', async () => {
      const { imports, history } = await openOne();
      const writer = await begin(imports);
      await writer.addCalls([callRecord()]);
      await imports.recover();
      expect(await imports.find(writer.importNo)).toMatchObject({ state: 'running' });
      await writer.finish(NO_COUNTS);
      await expectCounted(history, [callRecord()]);
    });

    test('KI11 a call of an import that the live floor tells then counts once, also while the import runs', async () => {
      const { imports, history, keep } = await openOne();
      const calls = randomCalls(12, 60);
      const told = calls.filter((_, index) => index % 3 === 0);
      const running = callRecord({ callId: 'told while it runs' });
      const { record } = await importCalls(imports, calls);
      const writer = await begin(imports);
      await writer.addCalls([running]);
      const live = [...told, running];
      await keep({ ...NO_CHANGES, ...tellLive(live) });
      await writer.finish(NO_COUNTS);
      // The same once more, as it is told with every change of a call.
      await keep({ ...NO_CHANGES, ...tellLive(live), agentIntervals: [] });
      await expectCounted(history, [...calls, running]);
      await imports.undo(writer.importNo);
      await imports.undo(record.importNo);
      await expectCounted(history, live);
    });

    test('KI10 at most 100,000 refused rows are kept and read page by page', async () => {
      const { imports } = await openOne();
      const writer = await begin(imports);
      const rows = Array.from({ length: 60_000 }, (_, index) => ({
        row: index + 2,
        reason: { code: 'queue-empty', column: '队列' } as const,
        text: `行 ${index}\0,🎧`,
      }));
      await writer.addRefused(rows);
      await writer.addRefused(rows.map((row) => ({ ...row, row: row.row + 60_000 })));
      await writer.finish(NO_COUNTS);
      expect(await imports.readRefused(writer.importNo, 0, 2)).toEqual(rows.slice(0, 2));
      expect(await imports.readRefused(writer.importNo, 3, 1)).toEqual([rows[2]]);
      expect(await imports.readRefused(writer.importNo, 100_000, 10)).toHaveLength(1);
      expect(await imports.readRefused(99, 0, 10)).toEqual([]);
    });

    test('KI10 all reasons of a refused row are on one page', async () => {
      const { imports } = await openOne();
      const writer = await begin(imports);
      const refused = (row: number, reason: string) => ({
        row,
        reason: asWritten(reason),
        text: `row ${row}`,
      });
      const rows = [
        refused(2, 'a'),
        refused(3, 'a'),
        refused(3, 'b'),
        refused(3, 'c'),
        refused(4, 'a'),
        refused(4, 'b'),
      ];
      await writer.addRefused(rows);
      await writer.finish(NO_COUNTS);
      expect(await imports.readRefused(writer.importNo, 0, 2)).toEqual(rows.slice(0, 4));
      expect(await imports.readRefused(writer.importNo, 0, 3)).toEqual(rows.slice(0, 4));
      expect(await imports.readRefused(writer.importNo, 3, 1)).toEqual(rows.slice(4));
    });
  });
}

/** The live floor's own telling of calls: each with its quarter hour, counted whole. */
export function tellLive(
  calls: readonly CallRecord[],
): Pick<FloorChanges, 'calls' | 'queueIntervals' | 'queueDays' | 'agentIntervals'> {
  const { queueIntervals, queueDays, agentIntervals } = count(calls);
  return {
    calls,
    queueIntervals: [...queueIntervals.values()],
    queueDays: [...queueDays.values()],
    agentIntervals: [...agentIntervals.values()],
  };
}

function count(calls: readonly CallRecord[]) {
  const calendar = createSiteCalendar({ ...ZONE, intervalMinutes: 15 });
  const queueIntervals = new Map<string, { queueId: string; startMs: number; tally: Tally }>();
  const queueDays = new Map<string, { queueId: string; day: string; tally: Tally }>();
  const agentIntervals = new Map<
    string,
    {
      agentId: string;
      queueId: string | null;
      startMs: number;
      day: string;
      tally: ReturnType<typeof createAgentTally>;
    }
  >();
  const pick = <T>(map: Map<string, T>, key: unknown[], make: () => T): T => {
    const name = JSON.stringify(key);
    if (!map.has(name)) map.set(name, make());
    return map.get(name)!;
  };
  for (const call of calls) {
    const startMs = calendar.intervalStart(call.offeredAtMs);
    const { day } = calendar.dayOf(call.offeredAtMs);
    for (const queueId of [call.queueId, '*']) {
      addCallToTally(
        pick(queueIntervals, [startMs, queueId], () => ({ queueId, startMs, tally: createTally() })).tally,
        call,
        1,
        Infinity,
      );
      addCallToTally(
        pick(queueDays, [day, queueId], () => ({ queueId, day, tally: createTally() })).tally,
        call,
        1,
        Infinity,
      );
    }
    const { agentId } = call;
    if (agentId === null || call.outcome !== 'answered') continue;
    for (const queueId of [null, call.queueId]) {
      const row = pick(agentIntervals, [startMs, agentId, queueId], () => ({
        agentId,
        queueId,
        startMs,
        day,
        tally: createAgentTally(),
      }));
      addCallToAgentTally(row.tally, call, 1);
    }
  }
  return { queueIntervals, queueDays, agentIntervals };
}

/** Every roll-up of the history is what these calls are worth, and nothing besides. */
export async function expectCounted(history: History, calls: readonly CallRecord[]): Promise<void> {
  const expected = count(calls);
  const queueIds = [...new Set(['*', ...calls.map(({ queueId }) => queueId)])];
  const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(sorted(row as object))).sort();
  const every = { period: ALWAYS, everyMinutes: 15 } as const;
  expect(lines(await history.readQueueIntervals({ ...every, queueIds }))).toEqual(
    lines([...expected.queueIntervals.values()]),
  );
  expect(lines(await history.readQueueDays({ ...ALL_DAYS, queueIds }))).toEqual(
    lines([...expected.queueDays.values()]),
  );
  const agents = [
    ...(await history.readAgentIntervals({ ...every, queueIds: null, agentIds: null })),
    ...(await history.readAgentIntervals({ ...every, queueIds, agentIds: null })),
  ];
  expect(lines(agents)).toEqual(lines([...expected.agentIntervals.values()]));
  const answered = calls.filter(({ outcome, agentId }) => outcome === 'answered' && agentId !== null);
  const days = await history.sumAgentDays({ ...ALL_DAYS, queueIds: null, agentIds: null });
  expect(days.reduce((sum, { tally }) => sum + tally.answered, 0)).toBe(answered.length);
}

async function expectNothing(history: History): Promise<void> {
  await expectCounted(history, []);
  expect(await history.readQueueDays({ ...ALL_DAYS, queueIds: null })).toEqual([]);
  expect(await history.describe()).toEqual({ queueIds: [], agents: [], firstDay: null, lastDay: null });
  const calls = { queueIds: null, agentIds: null, outcomes: null, period: ALWAYS, after: null, limit: 10 };
  expect(await history.readCalls(calls)).toEqual([]);
}

function sorted(value: object): object {
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, typeof inner === 'object' && inner !== null ? sorted(inner) : inner]),
  );
}
