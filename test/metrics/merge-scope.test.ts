import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TALLY_FIELDS } from '../../shared/floor/tally.ts';
import { mergeQueueRows, mergeTallies, servesQueue, shareAgents } from '../../shared/metrics/merge-scope.ts';
import { parsePausedReasons } from '../../shared/metrics/paused-reasons.ts';
import { buildAgentRow, buildQueueRow, buildTally } from './build-rows.ts';

describe('mergeTallies', () => {
  it('MT2 adds every field and takes the longest wait', () => {
    const one = buildTally(Object.fromEntries(TALLY_FIELDS.map((field, index) => [field, index + 1])));
    const two = buildTally({ ...one, longestWaitMs: 7 });
    const sum = mergeTallies([one, two]);
    for (const field of TALLY_FIELDS) {
      expect(sum[field], field).toBe(
        field === 'longestWaitMs' ? Math.max(one[field], 7) : one[field] + two[field],
      );
    }
  });
});

describe('servesQueue', () => {
  it('tells ids apart that contain each other, colons included', () => {
    expect(servesQueue('sales:1\nsupport:2', 'support')).toBe(true);
    expect(servesQueue('presales:1', 'sales')).toBe(false);
    expect(servesQueue('sales-east:1', 'sales')).toBe(false);
    expect(servesQueue('a:b:1', 'a')).toBe(false);
    expect(servesQueue('a:b:1', 'a:b')).toBe(true);
    expect(servesQueue('a:b:1\na:2', 'a')).toBe(true);
    expect(servesQueue('', 'a')).toBe(false);
  });

  it('agrees with taking the list apart', () => {
    const id = fc.stringMatching(/^[ab:]{1,4}$/);
    fc.assert(
      fc.property(fc.array(id, { maxLength: 4 }), id, (ids, asked) => {
        const queues = ids.map((queueId, level) => `${queueId}:${level + 1}`).join('\n');
        return servesQueue(queues, asked) === ids.includes(asked);
      }),
      { seed: 7 },
    );
  });
});

describe('mergeQueueRows', () => {
  it('MT5 agents by state add up to the agents of the queues', () => {
    const agents = [
      buildAgentRow({ queues: 'a:1\nb:1', state: 'paused', reason: 'Lunch' }),
      buildAgentRow({ queues: 'b:1', state: 'paused', reason: 'Lunch' }),
      buildAgentRow({ queues: 'a:1', state: 'paused', reason: '__proto__' }),
      buildAgentRow({ queues: 'a:1', state: 'wrap-up', queueId: 'a' }),
      buildAgentRow({ queues: 'c:1', state: 'talking', queueId: 'c' }),
    ];
    const row = mergeQueueRows([], agents, ['a', 'b']);
    expect(row).toMatchObject({ paused: 3, wrapUp: 1, talking: 0, busyElsewhere: 0, waiting: 0 });
    expect(parsePausedReasons(row.pausedByReason)).toEqual([
      { reason: 'Lunch', agents: 2 },
      { reason: '__proto__', agents: 1 },
    ]);
  });

  it('does not look at agents for figures of callers', () => {
    const agents = {
      [Symbol.iterator](): never {
        throw new Error('looked');
      },
    };
    const queueRows = [buildQueueRow({ waiting: 2, pastTarget: 1 }), buildQueueRow({ waiting: 1 })];
    const row = mergeQueueRows(queueRows, agents, ['a', 'b']);
    expect([row.waiting, row.pastTarget, row.oldestOfferedAtMs]).toEqual([3, 1, null]);
    expect(() => row.ready).toThrow('looked');
  });

  it('knows whether queues share agents', () => {
    const agents = [buildAgentRow({ queues: 'a:1\nb:1' }), buildAgentRow({ queues: 'c:1' })];
    expect(shareAgents(agents, ['a', 'b'])).toBe(true);
    expect(shareAgents(agents, ['a', 'c'])).toBe(false);
  });
});

describe('parsePausedReasons', () => {
  it('takes any text', () => {
    for (const text of ['', 'null', '[1]', '{"a":"x","b":-1}', '{"a":']) {
      expect(parsePausedReasons(text)).toEqual([]);
    }
  });
});
