import { describe, expect, test } from 'vitest';
import type { History } from '../../server/ports/history.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { NO_CHANGES, type FloorChanges } from '../../shared/history/roll-ups.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { agentTallyFrom, callRecord, tallyFrom } from '../helpers/history-builders.ts';

interface Zone {
  readonly timeZone: string;
  readonly dayStartsAt: string;
}

export interface OpenHistory {
  readonly history: History;
  /** Keeps what a floor tells, as its journal does. */
  keep(changes: FloorChanges): Promise<void>;
}

const QUARTER_MS = 15 * 60_000;
const SHANGHAI: Zone = { timeZone: 'Asia/Shanghai', dayStartsAt: '00:00' };
const ALWAYS = { fromMs: 0, toMs: Date.UTC(2100, 0, 1) };
/** Ids that a careless key, an address or a database would trip over. */
const STRANGE = ['坐席 🎧', 'nul\0here', "'; DROP TABLE calls; --", '"quoted"', '0', 'support ', 'a\tb'];

/** What every history owes; `open` gives an empty one. */
export function describeHistory(name: string, open: (zone: Zone) => Promise<OpenHistory>): void {
  describe(`history contract: ${name}`, () => {
    const startMs = Date.UTC(2026, 2, 10, 9);

    test('HI1 quarter hours come by time, then queue, with every figure; the site only when asked for', async () => {
      const { history, keep } = await open(SHANGHAI);
      const rows = [3, 1, 2, 0].flatMap((quarter) =>
        ['support', '*', 'billing'].map((queueId, index) => ({
          queueId,
          startMs: startMs + quarter * QUARTER_MS,
          tally: tallyFrom(quarter * 1000 + index * 100),
        })),
      );
      await keep({ ...NO_CHANGES, queueIntervals: rows });
      const period = { fromMs: startMs + QUARTER_MS, toMs: startMs + 3 * QUARTER_MS };
      const inOrder = (queueIds: readonly string[]) =>
        [1, 2].flatMap((quarter) =>
          queueIds.map((id) =>
            rows.find((row) => row.queueId === id && row.startMs === startMs + quarter * QUARTER_MS)!,
          ),
        );
      const read = (queueIds: readonly string[] | null) =>
        history.readQueueIntervals({ queueIds, period, everyMinutes: 15 });
      expect(await read(null)).toEqual(inOrder(['billing', 'support']));
      expect(await read(['support', 'unknown'])).toEqual(inOrder(['support']));
      expect(await read(['*'])).toEqual(inOrder(['*']));
      expect(await read([])).toEqual([]);
      expect(
        await history.readQueueIntervals({
          queueIds: null,
          period: { fromMs: 5, toMs: 5 },
          everyMinutes: 30,
        }),
      ).toEqual([]);
      expect(history.status().status).toBe('ok');
    });

    test('HI1 names of any characters stay apart, also queues called like agents', async () => {
      const { history, keep } = await open(SHANGHAI);
      await keep({
        ...NO_CHANGES,
        queueIntervals: STRANGE.map((queueId, index) => ({
          queueId,
          startMs,
          tally: tallyFrom(index * 100),
        })),
        agentIntervals: STRANGE.flatMap((agentId, index) => [
          { agentId, queueId: null, startMs, day: '2026-03-10', tally: agentTallyFrom(index * 1000) },
          {
            agentId,
            queueId: agentId,
            startMs,
            day: '2026-03-10',
            tally: agentTallyFrom(index * 1000 + 500),
          },
        ]),
        agentNames: STRANGE.map((agentId) => ({ agentId, name: `${agentId} 王芳` })),
      });
      for (const [index, id] of STRANGE.entries()) {
        const period = ALWAYS;
        expect(await history.readQueueIntervals({ queueIds: [id], period, everyMinutes: 15 })).toEqual([
          { queueId: id, startMs, tally: tallyFrom(index * 100) },
        ]);
        const ofAgent = { agentIds: [id], period, everyMinutes: 15 } as const;
        expect(await history.readAgentIntervals({ ...ofAgent, queueIds: null })).toEqual([
          { agentId: id, queueId: null, startMs, day: '2026-03-10', tally: agentTallyFrom(index * 1000) },
        ]);
        expect(await history.readAgentIntervals({ ...ofAgent, queueIds: [id] })).toEqual([
          { agentId: id, queueId: id, startMs, day: '2026-03-10', tally: agentTallyFrom(index * 1000 + 500) },
        ]);
      }
      const { agents } = await history.describe();
      expect(new Set(agents.map(({ name }) => name))).toEqual(new Set(STRANGE.map((id) => `${id} 王芳`)));
    });

    test.each<[string, Zone, string]>([
      ['whole hours', SHANGHAI, '2026-03-10'],
      ['offsets of quarter hours', { timeZone: 'Asia/Kathmandu', dayStartsAt: '00:00' }, '2026-03-10'],
      ['a day of 23 hours', { timeZone: 'Europe/Berlin', dayStartsAt: '00:00' }, '2026-03-28'],
      ['a day of 25 hours', { timeZone: 'Europe/Berlin', dayStartsAt: '00:00' }, '2026-10-24'],
      [
        'clocks that change by half an hour',
        { timeZone: 'Australia/Lord_Howe', dayStartsAt: '00:00' },
        '2026-04-04',
      ],
      ['a day that begins within an hour', { timeZone: 'Europe/Berlin', dayStartsAt: '04:15' }, '2026-03-28'],
      [
        'a day that begins in the repeated hour',
        { timeZone: 'Europe/Berlin', dayStartsAt: '02:15' },
        '2026-10-24',
      ],
      [
        'a day that begins in the skipped hour',
        { timeZone: 'Europe/Berlin', dayStartsAt: '02:30' },
        '2026-03-28',
      ],
      [
        'a day that begins at midnight, which is skipped',
        { timeZone: 'America/Asuncion', dayStartsAt: '00:00' },
        '2023-09-30',
      ],
    ])('HI2 half hours and hours follow the local clock: %s', async (_, zone, firstDay) => {
      const { history, keep } = await open(zone);
      const quarters = createSiteCalendar({ ...zone, intervalMinutes: 15 });
      let day = quarters.dayNamed(firstDay);
      const fromMs = day.fromMs;
      const starts: number[] = [];
      for (let days = 0; days < 3; days += 1, day = quarters.dayAfter(day))
        starts.push(...quarters.intervalStarts(day));
      const period = { fromMs, toMs: day.fromMs };
      await keep({
        ...NO_CHANGES,
        queueIntervals: starts.map((start, index) => ({
          queueId: 'q',
          startMs: start,
          tally: { ...tallyFrom(1), offered: index, longestWaitMs: index },
        })),
        agentIntervals: starts.map((start, index) => ({
          agentId: 'q',
          queueId: null,
          startMs: start,
          day: quarters.dayOf(start).day,
          tally: { ...agentTallyFrom(1), answered: index },
        })),
      });
      for (const everyMinutes of [30, 60] as const) {
        const calendar = createSiteCalendar({ ...zone, intervalMinutes: everyMinutes });
        const expected = new Map<number, { offered: number; longestWaitMs: number; quarters: number }>();
        starts.forEach((start, index) => {
          const key = calendar.intervalStart(start);
          const sum = expected.get(key) ?? { offered: 0, longestWaitMs: 0, quarters: 0 };
          expected.set(key, {
            offered: sum.offered + index,
            longestWaitMs: index,
            quarters: sum.quarters + 1,
          });
        });
        const rows = await history.readQueueIntervals({ queueIds: ['q'], period, everyMinutes });
        expect(
          rows.map(({ startMs: at, tally }) => [at, tally.offered, tally.longestWaitMs, tally.answered]),
        ).toEqual([...expected].map(([at, sum]) => [at, sum.offered, sum.longestWaitMs, sum.quarters * 2]));
        const agents = await history.readAgentIntervals({
          queueIds: null,
          agentIds: null,
          period,
          everyMinutes,
        });
        expect(agents.map(({ startMs: at, day: of, tally }) => [at, of, tally.answered])).toEqual(
          [...expected].map(([at, sum]) => [at, calendar.dayOf(at).day, sum.offered]),
        );
      }
    });

    test('HI3 days are read and summed, both ends inclusive', async () => {
      const { history, keep } = await open(SHANGHAI);
      const days = ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'];
      await keep({
        ...NO_CHANGES,
        queueDays: days.flatMap((day, index) =>
          ['b', '*', 'a'].map((queueId) => ({ queueId, day, tally: tallyFrom(index * 100) })),
        ),
        queueIntervals: [{ queueId: 'a', startMs, tally: tallyFrom(1) }],
      });
      const request = { queueIds: null, fromDay: '2026-02-28', toDay: '2026-03-01' };
      expect(await history.readQueueDays(request)).toEqual(
        [1, 2].flatMap((index) =>
          ['a', 'b'].map((queueId) => ({ queueId, day: days[index]!, tally: tallyFrom(index * 100) })),
        ),
      );
      const sum = { ...tallyFrom(0) };
      for (const field of Object.keys(sum) as (keyof typeof sum)[]) sum[field] = sum[field] * 2 + 300;
      sum.longestWaitMs = tallyFrom(200).longestWaitMs;
      expect(await history.sumQueueDays({ ...request, queueIds: ['*'] })).toEqual([
        { queueId: '*', tally: sum },
      ]);
      expect((await history.sumQueueDays(request)).map(({ queueId }) => queueId)).toEqual(['a', 'b']);
      expect(
        await history.readQueueDays({ queueIds: null, fromDay: '2026-03-03', toDay: '2026-03-09' }),
      ).toEqual([]);
      expect(
        await history.sumQueueDays({ queueIds: [], fromDay: '2026-01-01', toDay: '2026-12-31' }),
      ).toEqual([]);
    });

    test('HI4 agents are read whole or by queues, and differences are added', async () => {
      const { history, keep } = await open(SHANGHAI);
      const row = (agentId: string, queueId: string | null, day: string, base: number) => ({
        agentId,
        queueId,
        startMs: createSiteCalendar({ ...SHANGHAI, intervalMinutes: 15 }).dayNamed(day).fromMs,
        day,
        tally: agentTallyFrom(base),
      });
      await keep({
        ...NO_CHANGES,
        queueIntervals: ['a', 'b'].map((queueId) => ({ queueId, startMs, tally: tallyFrom(0) })),
        agentIntervals: [
          row('7', null, '2026-03-10', 10),
          row('7', 'a', '2026-03-10', 20),
          row('7', 'b', '2026-03-11', 30),
          row('8', null, '2026-03-11', 40),
        ],
      });
      await keep({ ...NO_CHANGES, agentIntervals: [row('7', null, '2026-03-10', 1000)] });
      const days = { fromDay: '2026-03-10', toDay: '2026-03-11', agentIds: null };
      const added = agentTallyFrom(0);
      for (const field of Object.keys(added) as (keyof typeof added)[])
        added[field] = added[field] * 2 + 1010;
      expect(await history.readAgentDays({ ...days, queueIds: null })).toEqual([
        { agentId: '7', queueId: null, day: '2026-03-10', tally: added },
        { agentId: '8', queueId: null, day: '2026-03-11', tally: agentTallyFrom(40) },
      ]);
      expect(await history.sumAgentDays({ ...days, queueIds: ['b', 'a'] })).toEqual([
        { agentId: '7', queueId: 'a', tally: agentTallyFrom(20) },
        { agentId: '7', queueId: 'b', tally: agentTallyFrom(30) },
      ]);
      expect(await history.readAgentDays({ ...days, agentIds: ['8'], queueIds: null })).toHaveLength(1);
      expect(await history.readAgentDays({ ...days, agentIds: ['9'], queueIds: null })).toEqual([]);
      expect(await history.readAgentDays({ ...days, agentIds: [], queueIds: null })).toEqual([]);
      expect(await history.readAgentDays({ ...days, queueIds: [] })).toEqual([]);
    });

    test('HI5 calls come page by page, none left out and none twice', async () => {
      const { history, keep } = await open(SHANGHAI);
      const calls = Array.from({ length: 60 }, (_, index) => record(index));
      await keep({ ...NO_CHANGES, calls });
      const found: CallRecord[] = [];
      let after: CallRecord | null = null;
      for (;;) {
        const page = await history.readCalls({
          queueIds: null,
          agentIds: null,
          outcomes: null,
          period: ALWAYS,
          after,
          limit: 7,
        });
        for (const { importNo, ...call } of page) {
          expect(importNo).toBe(0);
          found.push(call);
        }
        if (page.length < 7) break;
        after = page.at(-1)!;
      }
      const byKey = (a: CallRecord, b: CallRecord) => (keyOf(a) < keyOf(b) ? -1 : 1);
      expect([...found].sort(byKey)).toEqual([...calls].sort(byKey));
      expect(
        found.every((call, index) => index === 0 || found[index - 1]!.offeredAtMs <= call.offeredAtMs),
      ).toBe(true);
    });

    test('HI5 calls are found by queue, agent, outcome and period; one that moved is gone', async () => {
      const { history, keep } = await open(SHANGHAI);
      const calls = Array.from({ length: 30 }, (_, index) => record(index));
      await keep({ ...NO_CHANGES, calls });
      await keep({ ...NO_CHANGES, moved: [calls[0]!] });
      const read = async (part: object) =>
        (
          await history.readCalls({
            queueIds: null,
            agentIds: null,
            outcomes: null,
            period: ALWAYS,
            after: null,
            limit: 100,
            ...part,
          })
        )
          .map(({ callId }) => callId)
          .sort();
      const expected = (test: (call: CallRecord) => boolean) =>
        calls
          .slice(1)
          .filter(test)
          .map(({ callId }) => callId)
          .sort();
      expect(await read({})).toEqual(expected(() => true));
      expect(await read({ queueIds: ['b'] })).toEqual(expected(({ queueId }) => queueId === 'b'));
      expect(await read({ agentIds: ['7'] })).toEqual(expected(({ agentId }) => agentId === '7'));
      expect(await read({ outcomes: ['flowed-out', 'waiting'] })).toEqual(
        expected(({ outcome }) => outcome === 'flowed-out' || outcome === 'waiting'),
      );
      expect(await read({ queueIds: [] })).toEqual([]);
      expect(await read({ agentIds: ['nobody'] })).toEqual([]);
      const period = { fromMs: calls[8]!.offeredAtMs, toMs: calls[12]!.offeredAtMs };
      expect(await read({ period })).toEqual(
        expected(({ offeredAtMs }) => offeredAtMs >= period.fromMs && offeredAtMs < period.toMs),
      );
    });

    test('HI6 the contents are whom the history knows, and since when', async () => {
      const { history, keep } = await open(SHANGHAI);
      expect(await history.describe()).toEqual({ queueIds: [], agents: [], firstDay: null, lastDay: null });
      await keep({
        ...NO_CHANGES,
        queueIntervals: ['b', '*', 'a'].map((queueId) => ({ queueId, startMs, tally: tallyFrom(1) })),
        queueDays: ['b', '*', 'a'].map((queueId) => ({ queueId, day: '2026-03-10', tally: tallyFrom(1) })),
        agentIntervals: [
          {
            agentId: '8',
            queueId: null,
            startMs: startMs + 864e5,
            day: '2026-03-11',
            tally: agentTallyFrom(1),
          },
          { agentId: '7', queueId: null, startMs, day: '2026-03-10', tally: agentTallyFrom(1) },
        ],
        agentNames: [
          { agentId: '7', name: '王芳' },
          { agentId: '9', name: 'Has no row' },
        ],
      });
      expect(await history.describe()).toEqual({
        queueIds: ['a', 'b'],
        agents: [
          { agentId: '7', name: '王芳' },
          { agentId: '8', name: null },
        ],
        firstDay: '2026-03-10',
        lastDay: '2026-03-11',
      });
    });
  });
}

/** Calls of all outcomes, several at one moment. */
function record(index: number): CallRecord {
  const base = callRecord({
    callId: index % 7 === 0 ? `c🎧${index}` : `c${index}`,
    queueId: ['a', 'b', '坐席'][index % 3]!,
    offeredAtMs: Date.UTC(2026, 2, 10) + Math.floor(index / 4) * 1000,
    callerNumber: index % 5 === 0 ? null : `+86${index}`,
  });
  const open = { agentId: null, handled: false, talkMs: 0, holdMs: 0, wrapUpMs: 0 };
  switch (index % 4) {
    case 0:
      return { ...base, agentId: String(6 + (index % 3)) };
    case 1:
      return { ...base, ...open, outcome: 'abandoned' };
    case 2:
      return {
        ...base,
        ...open,
        outcome: 'flowed-out',
        flowOutReason: index % 8 === 2 ? 'voicemail' : 'other',
      };
    default:
      return { ...base, ...open, outcome: 'waiting', waitMs: 0 };
  }
}

function keyOf({ offeredAtMs, queueId, callId }: CallRecord): string {
  return `${offeredAtMs} ${queueId} ${callId}`;
}
