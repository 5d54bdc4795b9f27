import { describe, expect, test } from 'vitest';
import type { History } from '../../server/ports/history.ts';
import type { Imports } from '../../server/ports/imports.ts';
import type { Journal } from '../../server/ports/journal.ts';
import type { Upkeep } from '../../server/ports/upkeep.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { callRecord, importStart } from '../helpers/history-builders.ts';
import { randomCalls } from '../helpers/random-calls.ts';
import { expectCounted, tellLive } from './imports.ts';

const NO_QUEUE = { code: 'queue-empty', column: 'queue' } as const;

interface Zone {
  readonly timeZone: string;
  readonly dayStartsAt: string;
}

export interface OpenUpkeep {
  readonly upkeep: Upkeep;
  readonly history: History;
  readonly journal: Journal;
  readonly imports: Imports;
  /** The same store as a site of another zone has it. */
  moveTo(zone: Zone): { readonly history: History; keepInStep(): Promise<boolean> };
}

const ZONE: Zone = { timeZone: 'Asia/Shanghai', dayStartsAt: '04:00' };
const ALWAYS = { fromMs: 0, toMs: Date.UTC(2100, 0, 1) };
const ALL_DAYS = { fromDay: '2000-01-01', toDay: '2100-01-01' };
const HOUR_MS = 3_600_000;
const MARCH = Date.UTC(2026, 2, 1);

/** What every upkeep owes; `open` gives an empty store. */
export function describeUpkeep(name: string, open: (zone: Zone) => Promise<OpenUpkeep>): void {
  describe(`upkeep contract: ${name}`, () => {
    const readCalls = (history: History) =>
      history.readCalls({
        queueIds: null,
        agentIds: null,
        outcomes: null,
        period: ALWAYS,
        after: null,
        limit: 10_000,
      });

    test('UP1 calls before the limit go with refused rows of that time; their figures stay, and they do not come again', async () => {
      const { upkeep, history, imports } = await open(ZONE);
      const calls = [...randomCalls(1, 1500, 40), callRecord({ offeredAtMs: MARCH, callId: 'at the limit' })];
      const writer = await imports.begin(importStart());
      await writer.addCalls(calls);
      await writer.addRefused([{ row: 2, reason: NO_QUEUE, text: '+861055501234' }]);
      await writer.finish({ rows: 0, added: 0, known: 0, differing: 0, refused: 0 });
      const limitMs = MARCH + 20 * 24 * HOUR_MS;
      const isKept = ({ offeredAtMs }: CallRecord) => offeredAtMs >= limitMs;
      const gone = calls.length - calls.filter(isKept).length;
      expect(await upkeep.deleteBefore({ callsMs: limitMs, eventsMs: null })).toEqual({
        calls: gone,
        events: 0,
      });
      expect((await readCalls(history)).map(({ callId }) => callId).sort()).toEqual(
        calls
          .filter(isKept)
          .map(({ callId }) => callId)
          .sort(),
      );
      await expectCounted(history, calls);
      expect(await imports.readRefused(writer.importNo, 0, 10)).toHaveLength(1);
      expect(await upkeep.deleteBefore({ callsMs: limitMs, eventsMs: null })).toEqual({
        calls: 0,
        events: 0,
      });
      const again = await imports.begin(importStart());
      const fates = new Set(await again.addCalls(calls));
      await again.abandon('cancelled', { rows: 0, added: 0, known: 0, differing: 0, refused: 0 }, null);
      expect(fates).toEqual(new Set(['interval-taken', 'known']));
      await upkeep.deleteBefore({ callsMs: Date.UTC(2099, 0, 1), eventsMs: null });
      expect(await readCalls(history)).toEqual([]);
      expect(await imports.readRefused(writer.importNo, 0, 10)).toEqual([]);
    });

    test('UP2 events before the limit go, late ones too, and are not counted any more; the newest three days stay', async () => {
      const { upkeep, journal } = await open(ZONE);
      const atMs = (index: number) => MARCH - 24 * HOUR_MS + index * 60_000;
      const events = Array.from({ length: 20_000 }, (_, index) =>
        offered(`c${index}`, atMs(index % 1000 === 999 ? 5 : index)),
      );
      await commitEvents(journal, events);
      const all = { fromMs: 0, toMs: Date.UTC(2100, 0, 1) };
      const limitMs = atMs(5_000);
      const kept = events.filter((event) => event.atMs >= limitMs);
      expect(await upkeep.deleteBefore({ callsMs: null, eventsMs: limitMs })).toEqual({
        calls: 0,
        events: events.length - kept.length,
      });
      expect(await journal.measure(all)).toEqual({
        events: kept.length,
        firstAtMs: limitMs,
        lastAtMs: atMs(19_998),
      });
      expect((await journal.readPeriod(all, 0, 30_000)).map(({ event }) => event)).toEqual(kept);
      expect(journal.lastSeq()).toBe(20_000);
      await upkeep.deleteBefore({ callsMs: null, eventsMs: Date.UTC(2099, 0, 1) });
      // The newest event is of 14 March on the site: 12 March 04:00 in Shanghai.
      const { firstAtMs, lastAtMs } = await journal.measure(all);
      expect([firstAtMs, lastAtMs]).toEqual([Date.UTC(2026, 2, 11, 20), atMs(19_998)]);
      await commitEvents(journal, [offered('after', atMs(20_000))]);
      expect((await journal.read(20_000, 10)).map(({ seq }) => seq)).toEqual([20_001]);
    });

    test("UP3 a caller's number goes however it was written, and so does its hash; other callers stay", async () => {
      const { upkeep, history, journal, imports } = await open(ZONE);
      const theirs = [
        '+86 10 5550-1234',
        '008610 55501234',
        '86(10)55501234',
        '+８６1055501234',
        '#hash-of-1234',
      ];
      const others = ['+861055501235', '055501234', '#hash-of-1235', 'Li Na'];
      const calls = [...theirs, ...others].map((callerNumber, index) =>
        callRecord({ callId: `c${index}`, callerNumber }),
      );
      const events = calls.map((call): FloorEvent => ({
        ...offered(call.callId, call.offeredAtMs),
        callerNumber: call.callerNumber!,
        callerName: '王先生',
      }));
      const whole: FloorEvent = {
        type: 'feed-resynchronised',
        atMs: MARCH,
        feedId: 'pbx',
        conversations: [],
        agents: [],
        waiting: [...theirs, ...others].map((callerNumber, index) => ({
          callId: `w${index}`,
          queueId: 'support',
          offeredAtMs: MARCH,
          callerNumber,
          callerName: 'X',
        })),
      };
      const transfer: FloorEvent = {
        type: 'call-transferred',
        atMs: MARCH,
        callId: 'c1',
        queueId: 'support',
        agentId: '7',
        kind: 'blind',
        to: '+861055501234',
      };
      await commitEvents(journal, [...events, whole, transfer], {
        changes: { ...NO_CHANGES, ...tellLive(calls) },
      });
      await journal.saveSnapshot(3, 'a floor with callers');
      const writer = await imports.begin(importStart());
      await writer.addRefused([
        { row: 2, reason: NO_QUEUE, text: 'x,+86 10 5550 1234' },
        { row: 3, reason: NO_QUEUE, text: `x,${others[0]}` },
      ]);
      await writer.finish({ rows: 0, added: 0, known: 0, differing: 0, refused: 0 });
      const deleted = await upkeep.deleteCaller(['+86 (10) 5550 1234', '#hash-of-1234']);
      expect(deleted.events).toBe(theirs.length + 2);
      // Full-width digits are found in events alone: databases do not fold them.
      expect(deleted.calls).toBe(theirs.length - 1);
      const text = JSON.stringify(await journal.read(0, 100));
      for (const number of theirs) expect(text).not.toContain(number);
      for (const number of others) expect(text).toContain(number);
      expect(text.split('王先生')).toHaveLength(others.length + 1);
      const numbers = (await readCalls(history)).map(({ callerNumber }) => callerNumber);
      expect(numbers.filter((number) => number !== null && others.includes(number)).sort()).toEqual(
        [...others].sort(),
      );
      await expectCounted(history, calls);
      expect((await imports.readRefused(writer.importNo, 0, 10)).map((row) => row.text)).toEqual([
        '',
        `x,${others[0]}`,
      ]);
      expect(await journal.loadSnapshots()).toEqual([]);
      expect(await upkeep.deleteCaller(['+86 (10) 5550 1234', '#hash-of-1234'])).toMatchObject({ events: 0 });
      expect(await upkeep.deleteCaller([' '])).toEqual({ calls: 0, events: 0 });
    });

    test('UP4 an agent gets another id and no name everywhere; nobody else is touched', async () => {
      const { upkeep, history, imports, journal } = await open(ZONE);
      const calls = ['7', '8', '77'].map((agentId, index) => callRecord({ callId: `c${index}`, agentId }));
      const queues = [{ queueId: '7', level: 1 }];
      const events: FloorEvent[] = [
        { type: 'agent-signed-in', atMs: MARCH, agentId: '7', name: '王芳', queues },
        { type: 'agent-signed-in', atMs: MARCH, agentId: '77', name: '李娜', queues },
        { type: 'call-answered', atMs: MARCH, callId: 'c0', queueId: '7', agentId: '7' },
        {
          type: 'call-transferred',
          atMs: MARCH,
          callId: 'c0',
          queueId: '7',
          agentId: '8',
          kind: 'blind',
          to: '7',
        },
        {
          type: 'feed-resynchronised',
          atMs: MARCH,
          feedId: '7',
          waiting: [],
          conversations: [{ callId: 'c0', queueId: '7', agentId: '7', answeredAtMs: MARCH }],
          agents: [{ agentId: '7', name: '王芳', queues, pauses: [], phone: 'idle' }],
        },
        offered('7', MARCH),
      ];
      await commitEvents(journal, events, {
        changes: {
          ...NO_CHANGES,
          ...tellLive(calls),
          agentNames: [
            { agentId: '7', name: '王芳' },
            { agentId: '77', name: '李娜' },
          ],
        },
      });
      const writer = await imports.begin(importStart());
      const texts = ['7,support', 'x;王芳;9', '77,support', 'id 170'];
      await writer.addRefused(texts.map((text, index) => ({ row: index + 2, reason: NO_QUEUE, text })));
      await writer.finish({ rows: 0, added: 0, known: 0, differing: 0, refused: 4 });
      const { newId, events: changed } = await upkeep.deleteAgent('7', 9);
      const refused = await imports.readRefused(writer.importNo, 0, 10);
      expect(refused.map(({ text }) => text)).toEqual(['', '', '77,support', 'id 170']);
      expect(newId).toMatch(/^removed-\d+$/);
      expect(changed).toBe(4);
      const text = JSON.stringify(events)
        .replaceAll('"agentId":"7"', `"agentId":"${newId}"`)
        .replace('"to":"7"', `"to":"${newId}"`)
        .replaceAll(',"name":"王芳"', '');
      const kept = (await journal.read(0, 100)).map(({ event }) => event);
      expect(kept).toEqual(JSON.parse(text));
      expect(await journal.findAgent('7', ALWAYS, 10)).toEqual([]);
      expect(await journal.findAgent(newId, ALWAYS, 10)).toHaveLength(2);
      await expectCounted(
        history,
        calls.map((call) => (call.agentId === '7' ? { ...call, agentId: newId } : call)),
      );
      expect((await history.describe()).agents).toEqual(
        [
          { agentId: '77', name: '李娜' },
          { agentId: '8', name: null },
          { agentId: newId, name: null },
        ].sort((a, b) => (a.agentId < b.agentId ? -1 : 1)),
      );
      await expect(upkeep.deleteAgent('7', 9)).rejects.toEqual(
        expect.objectContaining({ code: 'not-found' }),
      );
      // Who signs in again is a new agent.
      await commitEvents(journal, [], {
        changes: {
          ...NO_CHANGES,
          ...tellLive([callRecord({ callId: 'new' })]),
          queueIntervals: [],
          queueDays: [],
        },
      });
      expect((await history.describe()).agents.map(({ agentId }) => agentId)).toContain('7');
    });

    test('UP7 what was written of somebody after they were deleted goes at the next start', async () => {
      const { journal, history, upkeep } = await open(ZONE);
      const call = callRecord({ callerNumber: '+861055501234' });
      const event = { ...offered('c1', call.offeredAtMs), callerNumber: '+861055501234' };
      const signedIn: FloorEvent = {
        type: 'agent-signed-in',
        atMs: call.offeredAtMs,
        agentId: '7',
        name: '王芳',
        queues: [],
      };
      const tell = () =>
        commitEvents(journal, [event, signedIn], {
          changes: { ...NO_CHANGES, calls: [call], agentNames: [{ agentId: '7', name: '王芳' }] },
        });
      const read = async () => ({
        events: JSON.stringify(await journal.read(0, 100)),
        calls: (
          await history.readCalls({
            queueIds: null,
            agentIds: null,
            outcomes: null,
            period: ALWAYS,
            after: null,
            limit: 10,
          })
        ).map(({ callerNumber }) => callerNumber),
      });
      await tell();
      await upkeep.deleteCaller(['+861055501234']);
      const { newId } = await upkeep.deleteAgent('7', 9);
      await upkeep.orderNewSite();
      expect(await upkeep.isForgettingOrdered()).toBe(true);
      // A server that runs knows them still.
      await tell();
      expect(await read()).toMatchObject({ calls: ['+861055501234'] });
      expect(await upkeep.forgetOrdered()).toBe(3);
      const { events, calls } = await read();
      expect(calls).toEqual([null]);
      for (const trace of ['55501234', '王芳', '"agentId":"7"']) expect(events).not.toContain(trace);
      expect(events.match(new RegExp(`"agentId":"${newId}"`, 'g'))).toHaveLength(2);
      expect(
        (await history.describe()).agents.filter(({ agentId, name }) => agentId === '7' || name !== null),
      ).toEqual([]);
      expect(await upkeep.isForgettingOrdered()).toBe(false);
      expect(await upkeep.forgetOrdered()).toBe(0);
    });

    test('UP5 days follow the zone and the start of the day, and are worked out only when those change', async () => {
      const { history, journal, imports, moveTo } = await open(ZONE);
      expect(await moveTo(ZONE).keepInStep()).toBe(false);
      const live = randomCalls(5, 200, 4);
      await commitEvents(journal, [], { changes: { ...NO_CHANGES, ...tellLive(live) } });
      const writer = await imports.begin(importStart());
      await writer.addCalls(randomCalls(6, 200, 4));
      await writer.finish({ rows: 0, added: 0, known: 0, differing: 0, refused: 0 });
      const before = await history.readQueueDays({ ...ALL_DAYS, queueIds: null });
      const agentsBefore = await history.readAgentDays({ ...ALL_DAYS, queueIds: null, agentIds: null });
      expect(await moveTo(ZONE).keepInStep()).toBe(false);
      const moved = moveTo({ timeZone: 'America/New_York', dayStartsAt: '00:00' });
      expect(await moved.keepInStep()).toBe(true);
      expect(await moved.keepInStep()).toBe(false);
      const days = await moved.history.readQueueDays({ ...ALL_DAYS, queueIds: ['*'] });
      expect(days.reduce((sum, { tally }) => sum + tally.offered, 0)).toBe(400);
      const [second] = await moved.history.readQueueDays({
        queueIds: ['*'],
        fromDay: days[1]!.day,
        toDay: days[1]!.day,
      });
      const fromMs = Date.parse(`${days[1]!.day}T04:00:00Z`);
      const hours = await moved.history.readQueueIntervals({
        queueIds: ['*'],
        period: { fromMs, toMs: fromMs + 24 * HOUR_MS },
        everyMinutes: 15,
      });
      expect(second!.tally.offered).toBe(hours.reduce((sum, { tally }) => sum + tally.offered, 0));
      expect(await moveTo(ZONE).keepInStep()).toBe(true);
      expect(await history.readQueueDays({ ...ALL_DAYS, queueIds: null })).toEqual(before);
      expect(await history.readAgentDays({ ...ALL_DAYS, queueIds: null, agentIds: null })).toEqual(
        agentsBefore,
      );
    });
  });
}

function offered(callId: string, atMs: number): FloorEvent & { type: 'call-offered' } {
  return { type: 'call-offered', atMs, callId, queueId: 'support' };
}
