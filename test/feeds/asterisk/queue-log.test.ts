import { appendFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AmiClock } from '../../../server/feeds/asterisk/ami-clock.ts';
import { createAmiMessage } from '../../../server/feeds/asterisk/ami-message.ts';
import { QueueLogBook } from '../../../shared/queue-log/queue-log-book.ts';
import { QueueLogFile } from '../../../server/feeds/asterisk/queue-log-file.ts';
import { parseQueueLogLine } from '../../../shared/queue-log/queue-log-line.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

describe('queue_log lines', () => {
  test.each([
    ['1700000000|c|q|Ann|COMPLETEAGENT|4|7|1', { how: 'agent', waitMs: 4000, talkMs: 7000 }],
    [
      '1700000000|c|q|Ann|BLINDTRANSFER|7001|internal|3|8|2',
      { how: 'blind', to: '7001', waitMs: 3000, talkMs: 8000 },
    ],
    ['1700000000|c|q|Ann|TRANSFER|7001|internal|3|8|2', { how: 'blind', to: '7001', talkMs: 8000 }],
    [
      '1700000000|c|q|Ann|ATTENDEDTRANSFER|BRIDGE|uuid|3|8|2',
      { how: 'attended', waitMs: 3000, talkMs: 8000 },
    ],
    ['1700000000|c|q|Ann|ATTENDEDTRANSFER|APP|Echo|3|8|2', { how: 'attended', talkMs: 8000 }],
    ['1700000000|c|q|Ann|ATTENDEDTRANSFER|LINK|PJSIP/a|PJSIP/b|3|8|2', { how: 'attended', talkMs: 8000 }],
    ['1700000000|c|q|NONE|EXITWITHKEY|1|2|3|14', { reason: 'key', waitMs: 14_000 }],
    ['1700000000|c|q|NONE|EXITWITHKEY|1|2', { reason: 'key' }],
    ['1700000000|c|q|NONE|WITHDRAW|1|2|9|by hand', { reason: 'withdrawn', waitMs: 9000 }],
    ['1700000000|c|q|NONE|ENTERQUEUE||<unknown>|1', { event: 'entered', callId: 'c', queueId: 'q' }],
    ['1700000000|c|q|NONE|ENTERQUEUE||+49|1|李 小龙', { callerNumber: '+49', callerName: '李 小龙' }],
    ['1700000000|NONE|q|Berg, Anna|PAUSE|Lunch', { event: 'paused', member: 'Berg, Anna', reason: 'Lunch' }],
  ])('AM41 %s', (line, expected) => {
    expect(parseQueueLogLine(line)).toMatchObject({ ...expected, atMs: 1_700_000_000_000 });
  });

  test('AM40 unknown events are skipped, unreadable and cut lines are counted, none throws', () => {
    const oddities: string[] = [];
    const book = new QueueLogBook((oddity) => oddities.push(oddity));
    for (const line of [
      '1700000000|NONE|q|Ann|SHIFTCHANGE|late',
      '1700000000|NONE|NONE|NONE|CONFIGRELOAD|',
      '1700000000|c|q|Ann|RINGNOANSWER|5000',
      '',
      '1700000000|c|q',
      'ein Satz',
      '1700000000|c|q|Ann|COMPLETEAGENT|x|y|1',
      '1700000000|never|q|Ann|CONNECT|1|leg|1',
    ]) {
      book.readLine(line, 0);
    }
    expect(oddities).toEqual([
      'log-line-unreadable',
      'log-line-unreadable',
      'log-line-unreadable',
      'log-line-without-visit',
    ]);
    expect(book.takeEntered()).toEqual([]);
  });

  test('AM42 a second start without open visits loses nothing', () => {
    const book = new QueueLogBook();
    book.readLine('1700000000|c|q|NONE|ENTERQUEUE||+49|1', 0);
    book.readLine('1700000005|c|q|NONE|ABANDON|1|1|5', 0);
    book.readLine('1700000009|NONE|NONE|NONE|QUEUESTART|', 0);
    expect(book.takeEntered()[0]!.end).toMatchObject({ kind: 'left', reason: 'abandoned' });
  });
});

describe('queue_log file', () => {
  async function openFile(
    text: string,
    fromMs: number,
  ): Promise<{ path: string; file: QueueLogFile; lines: string[] }> {
    const path = join(createTemporaryFolder(), 'queue_log');
    await writeFile(path, text);
    const lines: string[] = [];
    const file = new QueueLogFile({ path, onLine: (line) => lines.push(line) });
    onTestFinished(() => file.close());
    await file.openAt(fromMs);
    await file.readMore();
    return { path, file, lines };
  }

  test('AM48 every moment finds its first line, whatever the length of lines', async () => {
    const all = Array.from(
      { length: 300 },
      (_, index) => `${1000 + Math.floor(index / 3)}|${'x'.repeat((index * 37) % 400)}|q`,
    );
    for (const second of [0, 1000, 1001, 1033, 1050, 1099, 1100, 5000]) {
      const { lines } = await openFile(`${all.join('\n')}\n`, second * 1000);
      expect(lines).toEqual(all.filter((line) => Number(line.slice(0, 4)) >= second));
    }
  });

  test('AM48 a line written in two pieces is one line, also inside a character', async () => {
    const { path, file, lines } = await openFile('1000|a\n', 0);
    const bytes = Buffer.from('1001|李|b\n');
    await appendFile(path, bytes.subarray(0, 6));
    await file.readMore();
    await appendFile(path, bytes.subarray(6));
    await file.readMore();
    expect(lines).toEqual(['1000|a', '1001|李|b']);
  });

  test('AM48 a file that was emptied is read from its new beginning', async () => {
    const { path, file, lines } = await openFile('1000|a\n1001|b\n', 0);
    await truncate(path, 0);
    await file.readMore();
    await appendFile(path, '1002|c\n');
    await file.readMore();
    expect(lines).toEqual(['1000|a', '1001|b', '1002|c']);
  });

  test('AM48 the log rotated before is read when the stretch began in it', async () => {
    const path = join(createTemporaryFolder(), 'queue_log');
    await writeFile(`${path}.1`, '1000|a\n1001|b\n');
    await writeFile(path, '1002|c\n');
    const lines: string[] = [];
    const file = new QueueLogFile({ path, onLine: (line) => lines.push(line) });
    onTestFinished(() => file.close());
    await file.openAt(1_001_000);
    await file.readMore();
    expect(lines).toEqual(['1001|b', '1002|c']);
  });
});

describe('the source’s clock', () => {
  const at = (clock: AmiClock, stamp: string | null, arrivedAtMs: number): number =>
    clock.atMs(
      createAmiMessage([['Event', 'X'], ...(stamp === null ? [] : ([['Timestamp', stamp]] as const))]),
      arrivedAtMs,
    );

  test('AM5 the Timestamp wins, its skew is kept for messages without one', () => {
    const clock = new AmiClock();
    expect(at(clock, '1700000000.250400', 1_700_000_003_250)).toBe(1_700_000_000_250);
    expect(at(clock, null, 1_700_000_004_250)).toBe(1_700_000_001_250);
    expect(clock.skewMs).toBe(-3000);
  });

  test('AM5 a jitter backwards is held, a step back is followed, a Timestamp of 1970 or 2100 is not believed', () => {
    const clock = new AmiClock();
    const now = 1_700_000_000_000;
    expect(at(clock, '1700000000.000900', now)).toBe(now + 1);
    expect(at(clock, '1700000000.000100', now)).toBe(now + 1);
    expect(at(clock, '1699996400.0', now + 10)).toBe(now - 3_600_000);
    expect(at(clock, '1.0', now)).toBe(now - 3_600_000);
    expect(at(clock, '4102444800.0', now + 20)).toBe(now - 3_599_990);
    expect(at(clock, 'yesterday', now + 30)).toBe(now - 3_599_980);
  });
});
