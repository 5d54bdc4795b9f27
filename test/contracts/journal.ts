import { afterEach, describe, expect, test } from 'vitest';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { JournalError } from '../../server/floorcast-error.ts';
import type { Journal } from '../../server/ports/journal.ts';
import { createTally } from '../../shared/floor/tally.ts';
import { createAgentTally } from '../../shared/history/agent-tally.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { NO_CHANGES, type FloorChanges } from '../../shared/history/roll-ups.ts';
import { commitEvents, commitOf } from '../helpers/commit-events.ts';

/** What every journal owes; `open` gives an empty one. */
export function describeJournal(name: string, open: () => Promise<Journal>): void {
  describe(`journal contract: ${name}`, () => {
    const opened: Journal[] = [];
    const openOne = async () => {
      const journal = await open();
      opened.push(journal);
      return journal;
    };
    afterEach(async () => {
      for (const journal of opened.splice(0)) await journal.close();
    });

    test('JN1 numbers are taken as they are given, from 1 and without gaps', async () => {
      const journal = await openOne();
      expect(journal.lastSeq()).toBe(0);
      await commitEvents(journal, [offered('a', 1000), offered('b', 900)]);
      expect(journal.lastSeq()).toBe(2);
      await commitEvents(journal, [offered('c', 800)]);
      expect(journal.lastSeq()).toBe(3);
      expect(await journal.read(0, 10)).toEqual([
        { seq: 1, event: offered('a', 1000) },
        { seq: 2, event: offered('b', 900) },
        { seq: 3, event: offered('c', 800) },
      ]);
    });

    test.each([[[2]], [[1, 3]], [[0, 1]], [[1, 1]], [[2, 1]]])(
      'JN1 numbers that do not follow on (%j) are refused and nothing of them is kept',
      async (numbers) => {
        const journal = await openOne();
        const events = numbers.map((seq, index) => ({ seq, event: offered(`c${index}`, index) }));
        const refused = { events, newestAtMs: { pbx: 5 }, floorMs: 7, changes: NO_CHANGES };
        await expect(journal.commit(refused)).rejects.toThrow(JournalError);
        expect(journal.lastSeq()).toBe(0);
        expect(journal.lastFloorMs()).toBe(0);
        expect(await journal.newestAtMs('pbx')).toBe(0);
        expect(await journal.read(0, 10)).toEqual([]);
        await commitEvents(journal, [offered('good', 1)]);
        expect(await callIds(journal.read(0, 10))).toEqual(['good']);
      },
    );

    test('JN2 ids that are kept are known, and no others', async () => {
      const journal = await openOne();
      const strange = ['坐席🎧', 'nul\0here', "'; --", '\ud83d', 'x'.repeat(1_000), ''];
      await commitEvents(
        journal,
        ['id-1', ...strange].map((id) => offered('a', 1000, id)),
      );
      await commitEvents(journal, [offered('b', 1000), offered('b', 1000)]);
      expect(await journal.findKnownIds([])).toEqual(new Set());
      expect(await journal.findKnownIds(['id-2', 'id-1', 'id-3', 'ID-1'])).toEqual(new Set(['id-1']));
      expect(await journal.findKnownIds([...strange, 'nul\0there', 'nul'])).toEqual(new Set(strange));
      const many = Array.from({ length: 40_000 }, (_, index) => `other-${index}`);
      expect(await journal.findKnownIds([...many, 'id-1'])).toEqual(new Set(['id-1']));
    });

    test('JN3 a commit with an id that is taken is refused whole, and the same without it is kept', async () => {
      const journal = await openOne();
      await commitEvents(journal, [offered('a', 1000, 'one')], { floorMs: 10 });
      const events = [offered('b', 2000, 'two'), offered('a', 1000, 'one'), offered('c', 3000)];
      const more = { newestAtMs: { pbx: 3000 }, floorMs: 20 };
      await expect(commitEvents(journal, events, more)).rejects.toThrow(JournalError);
      expect(await callIds(journal.read(0, 10))).toEqual(['a']);
      expect(await journal.findKnownIds(['one', 'two'])).toEqual(new Set(['one']));
      expect(await journal.newestAtMs('pbx')).toBe(0);
      expect(journal.lastFloorMs()).toBe(10);
      await commitEvents(journal, [events[0]!, events[2]!], more);
      expect(await callIds(journal.read(0, 10))).toEqual(['a', 'b', 'c']);
      expect(journal.lastFloorMs()).toBe(20);
    });

    test('JN3 a commit may have no events, and commits asked for one after the other follow on', async () => {
      const journal = await openOne();
      await journal.commit(commitOf([], 0, { floorMs: 5000 }));
      expect(journal.lastSeq()).toBe(0);
      expect(journal.lastFloorMs()).toBe(5000);
      for (let index = 0; index < 50; index += 1) await commitEvents(journal, [offered(`c${index}`, index)]);
      expect(journal.lastSeq()).toBe(50);
      // A floor that was set back is at the newest commit's time all the same.
      await journal.commit(commitOf([], 50, { floorMs: 4000 }));
      expect(journal.lastFloorMs()).toBe(4000);
      expect((await journal.read(0, 100)).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 50 }, (_, index) => index + 1),
      );
    });

    test('JN4 what is read is what was written, whatever characters it holds', async () => {
      const journal = await openOne();
      const odd = [
        '坐席🎧',
        'nul\0here',
        'nul\0there',
        '"; DROP TABLE events; --',
        '\ud83d',
        '',
        'x'.repeat(100_000),
      ];
      const events = odd.map((callId, index) => ({
        ...offered(callId, index),
        id: `id ${callId.slice(0, 100)}`,
        callerName: callId,
      }));
      await commitEvents(journal, events);
      expect((await journal.read(0, 100)).map(({ event }) => event)).toEqual(events);
      for (const callId of odd.slice(0, 4)) {
        expect(await callIds(journal.findCall(callId, 10))).toEqual([callId]);
      }
    });

    test('JN4 changing an event after the commit changes nothing', async () => {
      const journal = await openOne();
      const event = { ...offered('a', 1000) };
      await commitEvents(journal, [event]);
      event.callId = 'changed';
      expect(await callIds(journal.read(0, 10))).toEqual(['a']);
    });

    test('JN4 what names, times and lengths a commit tells of, it can be kept', async () => {
      const journal = await openOne();
      const names = ['坐席🎧', 'nul\0here', 'nul\0there', "'; --", '\ud83d', '', 'x'.repeat(2_000), '*'];
      const startMs = Date.UTC(2026, 2, 10, 9);
      const tally = { ...createTally(), offered: 1, sumTalkMs: 9e14, longestWaitMs: 9e14 };
      const agentTally = { ...createAgentTally(), answered: -1, sumTalkMs: -9e14 };
      const changes: FloorChanges = {
        calls: names.flatMap((name) =>
          [Date.UTC(1990, 0, 1), startMs, Date.UTC(2199, 11, 31)].map((offeredAtMs) =>
            callRecord({ offeredAtMs, queueId: name, callId: name, agentId: name, callerNumber: name }),
          ),
        ),
        moved: names.map((name) => ({ offeredAtMs: startMs + 1, queueId: name, callId: `other ${name}` })),
        queueIntervals: names.map((queueId) => ({ queueId, startMs, tally })),
        queueDays: names.map((queueId) => ({ queueId, day: '2026-03-10', tally })),
        agentIntervals: names.flatMap((name) =>
          [null, name].map((queueId) => ({
            agentId: name,
            queueId,
            startMs,
            day: '2026-03-10',
            tally: agentTally,
          })),
        ),
        agentNames: names.map((name) => ({ agentId: name, name })),
      };
      for (const floorMs of [1, 2])
        await commitEvents(journal, [offered('a', floorMs)], { floorMs, changes });
      expect(journal.lastSeq()).toBe(2);
    });

    test('JN5 reading goes on after a number and gives at most the limit', async () => {
      const journal = await openOne();
      await commitEvents(
        journal,
        Array.from({ length: 12_000 }, (_, index) => offered(`c${index}`, index)),
      );
      expect((await journal.read(11_990, 5)).map(({ seq }) => seq)).toEqual([
        11_991, 11_992, 11_993, 11_994, 11_995,
      ]);
      const many = await journal.read(100, 11_000);
      expect(many.length).toBe(11_000);
      expect(many.every(({ seq }, index) => seq === 101 + index)).toBe(true);
      expect(await journal.read(12_000, 10)).toEqual([]);
    });

    test('JN6 a period is half open and found by the time of the event, also when it came late', async () => {
      const journal = await openOne();
      // Several blocks of numbers, in each one straggler of the first minute.
      const events = Array.from({ length: 5_000 }, (_, index) =>
        index % 1_000 === 999 ? offered(`late-${index}`, 30_000) : offered(`c${index}`, 60_000 + index * 10),
      );
      await commitEvents(journal, events);
      const firstMinute = { fromMs: 30_000, toMs: 60_000 };
      expect(await callIds(journal.readPeriod(firstMinute, 0, 100))).toEqual([
        'late-999',
        'late-1999',
        'late-2999',
        'late-3999',
        'late-4999',
      ]);
      expect(await callIds(journal.readPeriod(firstMinute, 2_000, 2))).toEqual(['late-2999', 'late-3999']);
      expect(await callIds(journal.readPeriod({ fromMs: 60_000, toMs: 60_010 }, 0, 10))).toEqual(['c0']);
      expect(await journal.readPeriod({ fromMs: 0, toMs: 30_000 }, 0, 10)).toEqual([]);
      const all = await journal.readPeriod({ fromMs: 0, toMs: 1e15 }, 0, 10_000);
      expect(all.map(({ event }) => event)).toEqual(events);
    });

    test('JN6 an event of any time finds its place', async () => {
      const journal = await openOne();
      const times = [0, 1000.5, Date.UTC(1990, 0, 1), Date.UTC(2026, 0, 31, 23, 59, 59, 999)];
      times.push(Date.UTC(2026, 1, 1), Date.UTC(2199, 11, 31), 8e15, Date.UTC(2026, 2, 1));
      const events = times.map((atMs, index) => offered(`c${index}`, atMs));
      await commitEvents(journal, events);
      expect((await journal.read(0, 100)).map(({ event }) => event)).toEqual(events);
      const months = { fromMs: Date.UTC(2026, 0, 1), toMs: Date.UTC(2026, 2, 1) };
      expect(await callIds(journal.readPeriod(months, 0, 10))).toEqual(['c3', 'c4']);
      expect(await callIds(journal.readPeriod({ fromMs: 1, toMs: 2000 }, 0, 10))).toEqual(['c1']);
      expect((await journal.measure(months)).events).toBe(2);
    });

    test('JN7 a call is found whole by its id', async () => {
      const journal = await openOne();
      await commitEvents(journal, [
        offered('a', 3000),
        offered('b', 2000),
        answered('a', 'agent-1', 1000),
        offered('a', 4000),
      ]);
      expect(await journal.findCall('a', 10)).toEqual([
        { seq: 1, event: offered('a', 3000) },
        { seq: 3, event: answered('a', 'agent-1', 1000) },
        { seq: 4, event: offered('a', 4000) },
      ]);
      expect((await journal.findCall('a', 2)).length).toBe(2);
      expect(await journal.findCall('unknown', 10)).toEqual([]);
    });

    test("JN8 an agent's events of a period come in the order of their time", async () => {
      const journal = await openOne();
      await commitEvents(journal, [
        answered('b', 'agent-1', 2000),
        answered('a', 'agent-1', 1000),
        { type: 'agent-paused', atMs: 3000, agentId: 'agent-1', reason: 'Lunch' },
        answered('c', 'agent-2', 1500),
        answered('d', 'agent-1', 4000),
      ]);
      const found = await journal.findAgent('agent-1', { fromMs: 1000, toMs: 4000 }, 10);
      expect(found.map(({ seq }) => seq)).toEqual([2, 1, 3]);
      expect(
        (await journal.findAgent('agent-1', { fromMs: 0, toMs: 9000 }, 2)).map(({ seq }) => seq),
      ).toEqual([2, 1]);
    });

    test('JN9 events of one type in a period come newest first', async () => {
      const journal = await openOne();
      await commitEvents(journal, [
        abandoned('a', 1000),
        abandoned('b', 3000),
        offered('c', 2000),
        abandoned('d', 2000),
        abandoned('e', 3000),
        abandoned('f', 4000),
      ]);
      const period = { fromMs: 1000, toMs: 4000 };
      expect(await callIds(journal.findType('call-abandoned', period, 10))).toEqual(['e', 'b', 'd', 'a']);
      expect(await callIds(journal.findType('call-abandoned', period, 2))).toEqual(['e', 'b']);
    });

    test('JN10 measuring a period is exact', async () => {
      const journal = await openOne();
      expect(await journal.measure({ fromMs: 0, toMs: 1e15 })).toEqual({
        events: 0,
        firstAtMs: 0,
        lastAtMs: 0,
      });
      for (const start of [0, 2_500, 5_000]) {
        await commitEvents(
          journal,
          Array.from({ length: 2_500 }, (_, index) => offered('x', (start + index) * 10)),
        );
      }
      expect(await journal.measure({ fromMs: 0, toMs: 1e15 })).toEqual({
        events: 7_500,
        firstAtMs: 0,
        lastAtMs: 74_990,
      });
      expect(await journal.measure({ fromMs: 5, toMs: 50_000 })).toEqual({
        events: 4_999,
        firstAtMs: 10,
        lastAtMs: 49_990,
      });
      expect(await journal.measure({ fromMs: 75_000, toMs: 80_000 })).toEqual({
        events: 0,
        firstAtMs: 0,
        lastAtMs: 0,
      });
    });

    test('JN11 the newest two snapshots are kept, newest first', async () => {
      const journal = await openOne();
      expect(await journal.loadSnapshots()).toEqual([]);
      await commitEvents(journal, [offered('a', 1), offered('b', 2), offered('c', 3)]);
      await journal.saveSnapshot(1, 'first');
      await journal.saveSnapshot(2, '{"second":"坐席"}');
      await journal.saveSnapshot(3, 'third');
      await journal.saveSnapshot(3, 'third, again');
      expect(await journal.loadSnapshots()).toEqual([
        { seq: 3, text: 'third, again' },
        { seq: 2, text: '{"second":"坐席"}' },
      ]);
    });

    test('JN11 a snapshot beyond the end of the journal is not given', async () => {
      const journal = await openOne();
      await commitEvents(journal, [offered('a', 1)]);
      await journal.saveSnapshot(1, 'good');
      await journal.saveSnapshot(7, 'of another journal');
      expect(await journal.loadSnapshots()).toEqual([{ seq: 1, text: 'good' }]);
    });

    test('JN13 the newest time of each source is known', async () => {
      const journal = await openOne();
      expect(await journal.newestAtMs('asterisk')).toBe(0);
      await commitEvents(journal, [offered('a', 3000), offered('b', 2000)], {
        newestAtMs: { asterisk: 3000 },
      });
      await commitEvents(journal, [offered('c', 1000)], { newestAtMs: { asterisk: 1000 } });
      await commitEvents(journal, [offered('d', 9000)]);
      await commitEvents(journal, [offered('e', 500)], { newestAtMs: { simulator: 500, '坐席 "pbx"': 7 } });
      expect(await journal.newestAtMs('坐席 "pbx"')).toBe(7);
      expect(await journal.newestAtMs('asterisk')).toBe(3000);
      expect(await journal.newestAtMs('simulator')).toBe(500);
    });

    test('JN12 a closed journal refuses', async () => {
      const journal = await openOne();
      expect(journal.status().status).toBe('ok');
      await journal.close();
      await journal.close();
      await expect(commitEvents(journal, [offered('a', 1)])).rejects.toThrow(JournalError);
      await expect(journal.read(0, 1)).rejects.toThrow(JournalError);
    });
  });
}

function callRecord(call: Partial<CallRecord>): CallRecord {
  return {
    offeredAtMs: 0,
    queueId: 'support',
    callId: 'a',
    outcome: 'answered',
    flowOutReason: null,
    waitMs: 86_400_000,
    agentId: null,
    handled: true,
    talkMs: 9e12,
    holdMs: 0,
    wrapUpMs: 0,
    callerNumber: null,
    answerWithinMs: 20_000,
    shortAbandonMs: 5_000,
    ...call,
  };
}

export function offered(callId: string, atMs: number, id?: string) {
  return {
    type: 'call-offered',
    atMs,
    callId,
    queueId: 'support',
    ...(id === undefined ? {} : { id }),
  } as const;
}

function answered(callId: string, agentId: string, atMs: number) {
  return { type: 'call-answered', atMs, callId, queueId: 'support', agentId } as const;
}

function abandoned(callId: string, atMs: number) {
  return { type: 'call-abandoned', atMs, callId, queueId: 'support' } as const;
}

async function callIds(events: ReturnType<Journal['read']>): Promise<readonly string[]> {
  return (await events).map(({ event }: { event: FloorEvent }) => ('callId' in event ? event.callId : '?'));
}
