import { describe, expect, it } from 'vitest';
import { createTally } from '../../shared/floor/tally.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import type { ServeOptions } from '../helpers/serve-parts.ts';
import { ask, serve } from './ask.ts';

const NINE = new ScriptedFloor().nowMs;
const MINUTE = 60_000;
const DAY = 86_400_000;

const offered = (callId: string, minute: number, callerNumber?: string): FloorEvent => ({
  type: 'call-offered',
  atMs: NINE + minute * MINUTE,
  callId,
  queueId: 'support',
  ...(callerNumber !== undefined && { callerNumber, callerName: callerNumber }),
});
const answered = (callId: string, minute: number): FloorEvent => ({
  type: 'call-answered',
  atMs: NINE + minute * MINUTE,
  callId,
  queueId: 'support',
  agentId: 'ana',
});
const abandoned = (callId: string, minute: number, more: object = {}): FloorEvent => ({
  type: 'call-abandoned',
  atMs: NINE + minute * MINUTE,
  callId,
  queueId: 'support',
  ...more,
});

async function serveEvents(events: readonly FloorEvent[], options: ServeOptions = {}) {
  const floor = new ScriptedFloor();
  await floor.emit(events);
  const served = await serve({ floor, ...options });
  return {
    ...served,
    see: async (path: string) => ask(`${served.url}/api/v1/${path}`, { headers: { cookie: served.cookie } }),
  };
}

describe('trend', () => {
  const tallyOf = (count: number) => ({ ...createTally(), offered: count, waiting: count });

  it('HT30 leaves out what is not known of the running day', async () => {
    const { floor, see } = await serveEvents([offered('c1', 0)]);
    const at = (hour: number) => Date.UTC(2026, 2, 10, hour);
    floor.intervals = [7, 8, 9].map((hour) => ({ startMs: at(hour), tally: tallyOf(hour) }));
    const { json } = await see('trend');
    expect(json).toMatchObject({
      day: '2026-03-10',
      queueId: '*',
      fromMs: at(0),
      toMs: at(24),
      intervalMinutes: 30,
    });
    expect(json.intervals).toEqual([{ startMs: at(9), tally: tallyOf(9) }]);
  });

  it('HT30 takes past days from the history, as far as they are there', async () => {
    const { history, see } = await serveEvents([]);
    const startMs = NINE - DAY;
    const quarters = [0, 15].map((minute) => ({
      queueId: 'support',
      startMs: startMs + minute * MINUTE,
      tally: tallyOf(2),
    }));
    history.keep({ ...NO_CHANGES, queueIntervals: quarters });
    expect((await see('trend?day=2026-03-09&queue=support')).json.intervals).toEqual([
      { startMs, tally: tallyOf(4) },
    ]);
    expect((await see('trend?day=2026-03-09')).json.intervals).toEqual([]);
    expect((await see('trend?day=2027-01-01&queue=support')).json.intervals).toEqual([]);
  });

  it.each(['day=yesterday', 'day=2026-02-30', 'day=2026-3-1', 'queue=', 'day=2026-03-09&day=2026-03-10'])(
    'HT30 refuses %s',
    async (query) => {
      const { see } = await serveEvents([]);
      expect((await see(`trend?${query}`)).error.code).toBe('bad-request');
    },
  );
});

describe('one call', () => {
  it('HT31 is told oldest first without its number', async () => {
    const { see } = await serveEvents([
      offered('c/1 ü', 0, '+4930312347550'),
      offered('other', 0),
      {
        type: 'feed-resynchronised',
        feedId: 'pbx',
        atMs: NINE + MINUTE,
        waiting: [
          { callId: 'c/1 ü', queueId: 'support', offeredAtMs: NINE, callerNumber: '+4930312347550' },
          { callId: 'other', queueId: 'support', offeredAtMs: NINE },
        ],
        conversations: [],
        agents: [{ agentId: 'ana', queues: [], pauses: [], phone: 'idle' }],
      },
      answered('c/1 ü', 2),
    ]);
    const { json, text } = await see(`calls/${encodeURIComponent('c/1 ü')}`);
    expect(text).not.toContain('12347');
    expect(json.callId).toBe('c/1 ü');
    expect(json.events[0]).toMatchObject({
      seq: 1,
      event: { callerNumber: '+493 ••• 550', callerName: '+493 ••• 550' },
    });
    expect(json.events.map(({ event }: { event: FloorEvent }) => event.type)).toContain('call-answered');
    for (const { event } of json.events) {
      if (event.type !== 'feed-resynchronised') continue;
      expect(event.waiting).toHaveLength(1);
      expect(event.agents).toEqual([]);
    }
  });

  it('HT31 that nobody knows is not found', async () => {
    const { see } = await serveEvents([]);
    expect((await see('calls/none')).error.code).toBe('not-found');
    expect((await see(`calls/${'x'.repeat(300)}`)).error.code).toBe('bad-request');
    expect((await see('calls/%E0%A4%A')).error.code).toBe('bad-request');
  });
});

describe('those who gave up', () => {
  it('HT32 come newest first with whole numbers and whether they were answered later', async () => {
    const { see } = await serveEvents([
      offered('gave-up', 0, '139-1'),
      abandoned('gave-up', 1),
      offered('came-back', 5, '139-1'),
      answered('came-back', 6),
      offered('before', 10, '139-2'),
      answered('before', 11),
      offered('gave-up-after', 20, '139-2'),
      abandoned('gave-up-after', 23, { waitMs: 170_000 }),
      offered('unknown', 30),
      abandoned('unknown', 31),
      abandoned('never-offered', 32),
      { ...abandoned('other-queue', 33), queueId: 'sales' } as FloorEvent,
    ]);
    const { json } = await see('abandoned?queue=support');
    expect(json.day).toBe('2026-03-10');
    const shown = json.callers.map((caller: { callId: string }) => caller);
    expect(shown).toMatchObject([
      { callId: 'never-offered', waitMs: 0, caller: null },
      { callId: 'unknown', waitMs: MINUTE, caller: null, answeredLaterAtMs: null },
      { callId: 'gave-up-after', waitMs: 170_000, caller: '139-2', answeredLaterAtMs: null },
      { callId: 'gave-up', waitMs: MINUTE, caller: '139-1', answeredLaterAtMs: NINE + 6 * MINUTE },
    ]);
    expect((await see('abandoned')).json.callers).toHaveLength(5);
    expect((await see('abandoned?day=2026-03-09')).json.callers).toEqual([]);
  });
});

describe("an agent's day", () => {
  it('HT33 has the events of this agent and day only', async () => {
    const { see } = await serveEvents([
      { ...answered('c0', 0), atMs: NINE - DAY } as FloorEvent,
      answered('c1', 0),
      { ...answered('c2', 1), agentId: 'bo' } as FloorEvent,
      { type: 'agent-paused', atMs: NINE + MINUTE, agentId: 'ana', reason: 'Lunch' },
    ]);
    const { json } = await see('agents/ana/day?day=2026-03-10');
    expect(json).toMatchObject({ agentId: 'ana', day: '2026-03-10', cut: false });
    expect(json.events.map(({ type }: FloorEvent) => type)).toEqual(['call-answered', 'agent-paused']);
  });

  it('HT33 says when it was cut', async () => {
    const events = Array.from({ length: 3_001 }, (_, index): FloorEvent => ({
      ...answered(`c${index}`, 0),
      atMs: NINE + index,
    }));
    const { see } = await serveEvents(events);
    const { json } = await see('agents/ana/day');
    expect(json).toMatchObject({ cut: true });
    expect(json.events).toHaveLength(3_000);
  });
});

describe('days to replay', () => {
  it('HT34 are those with events, newest first', async () => {
    const { see } = await serveEvents([
      { ...offered('a', 0), atMs: NINE - 3 * DAY } as FloorEvent,
      { ...offered('b', 0), atMs: NINE - 3 * DAY + 1 } as FloorEvent,
      offered('c', 0),
    ]);
    const { json } = await see('days');
    expect(json.days).toMatchObject([
      { day: '2026-03-10', events: 1 },
      { day: '2026-03-07', events: 2, fromMs: Date.UTC(2026, 2, 7), toMs: Date.UTC(2026, 2, 8) },
    ]);
    expect((await (await serveEvents([])).see('days')).json.days).toEqual([]);
  });
});
