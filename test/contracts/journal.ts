import { afterEach, describe, expect, test } from 'vitest';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { JournalError } from '../../server/floorcast-error.ts';
import type { Journal } from '../../server/ports.ts';

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

    test('JN1 numbers run from 1 without gaps in the order given', async () => {
      const journal = await openOne();
      expect(journal.lastSeq()).toBe(0);
      const first = await journal.append([offered('a', 1000), offered('b', 900)]);
      const second = await journal.append([offered('c', 800)]);
      expect(first.numbered.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(second.numbered).toEqual([{ seq: 3, event: offered('c', 800) }]);
      expect(journal.lastSeq()).toBe(3);
      expect(await callIds(journal.read(0, 10))).toEqual(['a', 'b', 'c']);
    });

    test('JN1 an empty batch is answered and uses no number', async () => {
      const journal = await openOne();
      expect(await journal.append([])).toEqual({ numbered: [], repeated: [] });
      expect(journal.lastSeq()).toBe(0);
    });

    test('JN2 a repeated id is named by its index and uses no number', async () => {
      const journal = await openOne();
      await journal.append([offered('a', 1000, 'id-1')]);
      const result = await journal.append([
        offered('b', 1000, 'id-2'),
        offered('a', 1000, 'id-1'),
        offered('b', 1000, 'id-2'),
        offered('c', 1000),
        offered('c', 1000),
      ]);
      expect(result.repeated).toEqual([1, 2]);
      expect(result.numbered.map(({ seq }) => seq)).toEqual([2, 3, 4]);
      expect(await callIds(journal.read(0, 10))).toEqual(['a', 'b', 'c', 'c']);
      const again = await journal.append([offered('a', 1000, 'id-1')]);
      expect(again).toEqual({ numbered: [], repeated: [0] });
      expect(journal.lastSeq()).toBe(4);
    });

    test('JN3 appends made at the same time keep their order', async () => {
      const journal = await openOne();
      const names = Array.from({ length: 200 }, (_, index) => `call-${index}`);
      const results = await Promise.all(
        names.map((callId, index) => journal.append([offered(callId, index)])),
      );
      expect(results.map(({ numbered }) => numbered[0]?.seq)).toEqual(names.map((_, index) => index + 1));
      expect(await callIds(journal.read(0, 1000))).toEqual(names);
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
        id: `id ${callId}`,
        callerName: callId,
      }));
      expect((await journal.append(events)).repeated).toEqual([]);
      expect((await journal.read(0, 100)).map(({ event }) => event)).toEqual(events);
      for (const callId of odd.slice(0, 4)) {
        expect(await callIds(journal.findCall(callId, 10))).toEqual([callId]);
      }
    });

    test('JN4 changing an event after the append changes nothing', async () => {
      const journal = await openOne();
      const event = { ...offered('a', 1000) };
      const appending = journal.append([event]);
      event.callId = 'changed';
      await appending;
      expect(await callIds(journal.read(0, 10))).toEqual(['a']);
    });

    test('JN5 reading goes on after a number and gives at most the limit', async () => {
      const journal = await openOne();
      await journal.append(Array.from({ length: 12_000 }, (_, index) => offered(`c${index}`, index)));
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
      await journal.append(events);
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

    test('JN7 a call is found whole by its id', async () => {
      const journal = await openOne();
      await journal.append([
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
      await journal.append([
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
      await journal.append([
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
        await journal.append(Array.from({ length: 2_500 }, (_, index) => offered('x', (start + index) * 10)));
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
      await journal.append([offered('a', 1), offered('b', 2), offered('c', 3)]);
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
      await journal.append([offered('a', 1)]);
      await journal.saveSnapshot(1, 'good');
      await journal.saveSnapshot(7, 'of another journal');
      expect(await journal.loadSnapshots()).toEqual([{ seq: 1, text: 'good' }]);
    });

    test('JN13 the newest time of each source is known', async () => {
      const journal = await openOne();
      expect(await journal.newestAtMs('asterisk')).toBe(0);
      await journal.append([offered('a', 3000), offered('b', 2000)], 'asterisk');
      await journal.append([offered('c', 1000)], 'asterisk');
      await journal.append([offered('d', 9000)]);
      await journal.append([offered('e', 500)], 'simulator');
      expect(await journal.newestAtMs('asterisk')).toBe(3000);
      expect(await journal.newestAtMs('simulator')).toBe(500);
    });

    test('JN12 a closed journal refuses', async () => {
      const journal = await openOne();
      expect(journal.status().status).toBe('ok');
      await journal.close();
      await journal.close();
      await expect(journal.append([offered('a', 1)])).rejects.toThrow(JournalError);
      await expect(journal.read(0, 1)).rejects.toThrow(JournalError);
    });
  });
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
