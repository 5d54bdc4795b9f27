import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPolls, type Poll } from '../../../scripts/replay-ami/poll-check.ts';
import { replayCapture, type ReplayResult } from '../../../scripts/replay-ami/replay-capture.ts';
import { createEmptySite } from '../../../shared/site/site.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/asterisk/capture-a');
const CAPTURE = join(FOLDER, 'ami-events.jsonl.gz');
const LOG = join(FOLDER, 'queue_log.gz');

interface Truth {
  readonly whole_log: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly since_listen: Truth['whole_log'];
  readonly agents: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

let truth: Truth;
let polls: readonly Poll[];
beforeAll(async () => {
  truth = JSON.parse(await readFile(join(FOLDER, 'ground-truth.json'), 'utf8')) as Truth;
  polls = await readPolls(join(FOLDER, 'polls.jsonl.gz'));
});

async function replay(capturePath: string, queueLogPath: string | null): Promise<[ReplayResult, string[]]> {
  const differences: string[] = [];
  const result = await replayCapture({
    capturePath,
    queueLogPath,
    site: createEmptySite('Etc/UTC'),
    polls,
    onDifference: (_atMs, difference) => differences.push(difference),
  });
  return [result, differences];
}

function expectQueues(result: ReplayResult, expected: Truth['whole_log']): void {
  expect(Object.keys(result.queues)).toEqual(Object.keys(expected).sort());
  for (const [queueId, of] of Object.entries(expected)) {
    const ours = result.queues[queueId]!;
    expect({ queueId, ...ours, sumWaitMs: Math.round(ours.sumWaitMs / 10 / ours.answered) / 100 }).toEqual({
      queueId,
      offered: of['offered'],
      answered: of['answered'],
      abandoned: of['abandoned'],
      shortAbandons: of['short_abandoned_lt5s'],
      answeredWithinTarget: of['answered_within_sla'],
      flowedOut: {
        timeout: of['timeouts'],
        key: of['exit_with_key'],
        empty: of['exit_empty'],
        withdrawn: of['withdrawn'],
        lost: of['lost_by_restart_waiting'],
        overflow: 0,
        callback: 0,
        voicemail: 0,
        other: 0,
      },
      waiting: of['open_at_end'],
      sumWaitMs: of['asa_s'],
      sumTalkMs: of['talk_total_s']! * 1000,
      longestWaitMs: of['longest_wait_s']! * 1000,
    });
  }
}

describe('a recorded day', () => {
  test('AM10 AM14 AM27 without the log it counts what was watched, and every poll agrees', async () => {
    const [result, differences] = await replay(CAPTURE, null);
    expectQueues(result, truth.since_listen);
    expect(differences).toEqual([]);
    expect(result.polls?.compared).toBe(79);
    expect(result.oddities).toEqual({});
  });

  test('AM44 AM45 with the log it counts the whole day, agent by agent', async () => {
    const [result, differences] = await replay(CAPTURE, LOG);
    expectQueues(result, truth.whole_log);
    expect(differences).toEqual([]);
    expect(result.oddities).toEqual({});
    expect(Object.keys(result.agents).sort()).toEqual(Object.keys(truth.agents).sort());
    for (const [name, of] of Object.entries(truth.agents)) {
      const ours = result.agents[name]!;
      expect([name, ours.answered, ours.talkMs]).toEqual([name, of['answered'], of['talk_s']! * 1000]);
      // The truth ends 3.2 s before the capture does, and each of its pauses is in whole seconds.
      expect(Math.abs(ours.pausedMs / 1000 - of['pause_s_any_queue']!), name).toBeLessThan(6);
    }
  });

  describe('with a gap', () => {
    /** Cuts the connection before a poll; the poll's own lists answer after it. */
    async function cut(
      seconds: number,
      atPolls: readonly number[],
      stamps: 'kept' | 'dropped',
    ): Promise<string> {
      const gaps = atPolls.map((index) => ({
        poll: polls[index]!,
        fromMs: polls[index]!.atMs - seconds * 1000,
      }));
      const lines: string[] = [];
      let gap = gaps.shift();
      let inGap = false;
      const input = createReadStream(CAPTURE).pipe(createGunzip());
      for await (const text of createInterface({ input })) {
        const line = JSON.parse(text) as { t: number; raw?: string };
        if (gap && !inGap && line.t >= gap.fromMs) {
          lines.push(JSON.stringify({ t: gap.fromMs, meta: 'disconnect', by: 'cut' }), 'no capture line');
          inGap = true;
        }
        if (gap && inGap && line.t > gap.poll.atMs) {
          lines.push(...reconnectLines(gap.poll));
          inGap = false;
          gap = gaps.shift();
        }
        if (inGap) continue;
        if (stamps === 'dropped' && line.raw) line.raw = line.raw.replace(/^Timestamp: .*\r\n/m, '');
        lines.push(JSON.stringify(line));
      }
      const path = join(createTemporaryFolder(), `cut-${seconds}-${stamps}.jsonl`);
      await writeFile(path, `${lines.join('\n')}\n`);
      return path;
    }

    test('AM45 AM46 AM47 gaps of 25 s and 69 s are recovered to the last call', async () => {
      for (const [seconds, at] of [
        [25, [10, 40, 60]],
        [69, [20, 45]],
      ] as const) {
        const [result, differences] = await replay(await cut(seconds, at, 'kept'), LOG);
        expectQueues(result, truth.whole_log);
        expect(differences).toEqual([]);
      }
    });

    test('AM5 AM45 the same without Timestamp headers', async () => {
      const [result, differences] = await replay(await cut(25, [15, 30, 50], 'dropped'), LOG);
      expectQueues(result, truth.whole_log);
      expect(differences).toEqual([]);
      expect(result.oddities).toMatchObject({ 'capture-line-unreadable': 3 });
    });

    test('AM8 without the log the books still balance after gaps', async () => {
      const [result] = await replay(await cut(25, [10, 40], 'kept'), null);
      for (const ours of Object.values(result.queues)) {
        const flowedOut = Object.values(ours.flowedOut).reduce((sum, count) => sum + count, 0);
        expect(ours.offered).toBe(ours.answered + ours.abandoned + flowedOut + ours.waiting);
      }
    });
  });
});

function reconnectLines(poll: Poll): string[] {
  const lines: string[] = [];
  const say = (name: string, headers: Readonly<Record<string, string>>): void => {
    const text = Object.entries({ Event: name, ...headers, ActionID: 'z' }).map(
      ([key, value]) => `${key}: ${value}`,
    );
    lines.push(JSON.stringify({ t: poll.atMs, raw: `${text.join('\r\n')}\r\n\r\n` }));
  };
  lines.push(JSON.stringify({ t: poll.atMs - 1, meta: 'connect' }));
  lines.push(JSON.stringify({ t: poll.atMs, dir: 'tx', raw: 'Action: QueueStatus\r\nActionID: z\r\n\r\n' }));
  for (const queue of poll.queues) say('QueueParams', { Queue: queue });
  for (const member of poll.members) say('QueueMember', member);
  for (const entry of poll.entries) say('QueueEntry', entry);
  say('QueueStatusComplete', { EventList: 'Complete' });
  return lines;
}

describe('a capture that is none', () => {
  test.each([
    ['of other text', 'hello\n{"a":1}\n'],
    ['empty', ''],
  ])('is refused when it is %s', async (_, text) => {
    const file = join(createTemporaryFolder(), 'capture.jsonl');
    await writeFile(file, text);
    await expect(replay(file, null)).rejects.toThrow(`No line of ${file} is one of a capture`);
  });

  test('is refused when it is not there or not what its name says', async () => {
    const folder = createTemporaryFolder();
    for (const name of ['none.jsonl', 'none.jsonl.gz'])
      await expect(replay(join(folder, name), null)).rejects.toThrow(
        `There is no file ${join(folder, name)}. Correct the path`,
      );
    await expect(replay(folder, null)).rejects.toThrow(`${folder} cannot be read`);
    const packed = join(folder, 'text.gz');
    await writeFile(packed, 'not packed');
    await expect(replay(packed, null)).rejects.toThrow(`${packed} cannot be read`);
  });
});
