import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { LogHistory, type LogHarvest } from '../../shared/queue-log/log-history.ts';
import { createEmptySite } from '../../shared/site/site.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/asterisk/capture-a');

function read(lines: readonly string[], agentNamed = (name: string) => name) {
  const history = new LogHistory(createEmptySite('Etc/UTC'), agentNamed);
  const refused = lines.map((line) => history.readLine(line));
  return { ...history.harvest('end'), refused };
}

function sum(calls: readonly CallRecord[], of: (call: CallRecord) => number): number {
  return calls.reduce((total, call) => total + of(call), 0);
}

function countQueue({ calls }: LogHarvest, queueId: string) {
  const all = calls.map(({ call }) => call).filter((call) => call.queueId === queueId);
  const answered = all.filter((call) => call.outcome === 'answered');
  const abandoned = all.filter((call) => call.outcome === 'abandoned');
  const left = (reason: string) => all.filter((call) => call.flowOutReason === reason).length;
  return {
    offered: all.length,
    answered: answered.length,
    abandoned: abandoned.length,
    short_abandoned_lt5s: abandoned.filter((call) => call.waitMs < 5000).length,
    timeouts: left('timeout'),
    exit_with_key: left('key'),
    exit_empty: left('empty'),
    withdrawn: left('withdrawn'),
    lost_by_restart_waiting: left('lost'),
    open_at_end: 0,
    answered_within_sla: answered.filter((call) => call.waitMs <= call.answerWithinMs).length,
    talk_total_s: sum(answered, (call) => call.talkMs + call.holdMs) / 1000,
    asa_s: Math.round(sum(answered, (call) => call.waitMs) / 10 / answered.length) / 100,
    longest_wait_s: Math.max(...all.map((call) => call.waitMs)) / 1000,
  };
}

describe('a recorded queue_log', () => {
  it('QL1 gives every queue the counts of its ground truth, and every agent theirs', async () => {
    const truth = JSON.parse(await readFile(join(FOLDER, 'ground-truth.json'), 'utf8'));
    const text = gunzipSync(await readFile(join(FOLDER, 'queue_log.gz'))).toString();
    const harvest = read(text.trimEnd().split('\n'));
    expect(harvest.refused.filter((reason) => reason !== null)).toEqual([]);
    expect(harvest.unfinished).toEqual([]);
    for (const [queueId, expected] of Object.entries(truth.whole_log))
      expect({ queueId, ...countQueue(harvest, queueId) }).toEqual({ queueId, ...(expected as object) });
    for (const [name, of] of Object.entries<Record<string, number>>(truth.agents)) {
      const own = harvest.calls.map(({ call }) => call).filter((call) => call.agentId === name);
      expect([name, own.length, sum(own, (call) => call.talkMs + call.holdMs) / 1000]).toEqual([
        name,
        of['answered'],
        of['talk_s'],
      ]);
    }
  });
});
