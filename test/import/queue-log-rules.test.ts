import { describe, expect, it } from 'vitest';
import { LogHistory } from '../../shared/queue-log/log-history.ts';
import { createEmptySite } from '../../shared/site/site.ts';

const T = 1_795_300_200;

function read(lines: readonly string[], agentNamed = (name: string) => name) {
  const history = new LogHistory(createEmptySite('Etc/UTC'), agentNamed);
  const refused = lines.map((line) => history.readLine(line));
  const harvest = history.harvest('end');
  return { ...harvest, refused, calls: harvest.calls.map(({ call }) => call) };
}

const visit = (id: string, at: number) => [
  `${at}|${id}|q|NONE|ENTERQUEUE||+49|1`,
  `${at + 5}|${id}|q|Ann|CONNECT|5|leg|2`,
  `${at + 65}|${id}|q|Ann|COMPLETECALLER|5|60|1`,
];

describe('a queue_log brought in', () => {
  it('QL2 refuses lines that are none, that have no beginning or come late, and goes on', () => {
    const { refused, calls } = read([
      'a sentence',
      `${T}|x|q|Ann|CONNECT|5|leg|2`,
      ...visit('a', T),
      `${T - 1000}|b|q|NONE|ENTERQUEUE||+49|1`,
    ]);
    expect(refused).toEqual([
      'log-line-unreadable',
      'log-line-without-visit',
      null,
      null,
      null,
      'log-line-late',
    ]);
    expect(calls).toMatchObject([
      { callId: 'a', waitMs: 5000, talkMs: 60_000, agentId: 'Ann', handled: true },
    ]);
  });

  it('QL3 does not take calls that still wait at the end', () => {
    const { calls, unfinished } = read([`${T}|a|q|NONE|ENTERQUEUE||+49|1`]);
    expect(calls).toEqual([]);
    expect(unfinished).toMatchObject([{ line: 1, call: { callId: 'a' } }]);
  });

  it('QL4 loses who waited when Asterisk starts anew', () => {
    const { calls } = read([
      ...visit('a', T).slice(0, 2),
      `${T + 10}|b|q|NONE|ENTERQUEUE||+49|1`,
      `${T + 20}|NONE|NONE|NONE|QUEUESTART|`,
    ]);
    expect(calls).toMatchObject([
      { callId: 'a', outcome: 'answered', handled: false },
      { callId: 'b', outcome: 'flowed-out', flowOutReason: 'lost' },
    ]);
  });

  it('QL7 leaves the time of the quarter hour it ends in to a longer log', () => {
    const begin = T - (T % 900);
    const lines = [
      `${begin}|MANAGER|q|Ann|ADDMEMBER|`,
      ...visit('a', begin + 10),
      ...visit('b', begin + 900 + 10),
      `${begin + 900 + 420}|c|q|NONE|ENTERQUEUE||+49|1`,
    ];
    const short = read(lines);
    expect(short.calls).toHaveLength(2);
    const starts = (rows: readonly { readonly startMs: number }[]) => [
      ...new Set(rows.map(({ startMs }) => startMs / 1000)),
    ];
    expect(starts(short.agents)).toEqual([begin]);
    expect(starts(short.queues)).toEqual([begin]);
    const long = read([...lines, `${begin + 1800}|c|q|NONE|ABANDON|1|1|480`]);
    expect(starts(long.agents)).toEqual([begin, begin + 900]);
    const [whole] = long.agents.filter(
      ({ queueId, startMs }) => queueId === null && startMs === (begin + 900) * 1000,
    );
    expect(whole!.tally.readyMs).toBeGreaterThan(800_000);
    expect(long.agents.slice(0, short.agents.length)).toEqual(short.agents);
  });

  it('QL5 QL6 counts the time of an agent who is one under both names', () => {
    const lines = [
      `${T}|MANAGER|q|PJSIP/1|ADDMEMBER|`,
      `${T}|a|q|NONE|ENTERQUEUE||+49|1`,
      `${T + 10}|a|q|Ann|RINGNOANSWER|5000`,
      `${T + 20}|a|q|Ann|CONNECT|20|leg|2`,
      `${T + 80}|a|q|Ann|BLINDTRANSFER|7001|internal|20|60|1`,
      `${T + 380}|MANAGER|q|PJSIP/1|REMOVEMEMBER|`,
      `${T + 1800}|NONE|NONE|NONE|QUEUESTART|`,
    ];
    const one = read(lines, (name) => (name === 'Ann' ? 'PJSIP/1' : name));
    const [agent] = one.agents.filter(({ queueId }) => queueId === null);
    expect(agent).toMatchObject({ agentId: 'PJSIP/1', tally: { missedRings: 1, transfers: 1, answered: 0 } });
    expect(agent!.tally.readyMs).toBeGreaterThanOrEqual(300_000);
    expect(one.queues.find(({ queueId }) => queueId === 'q')!.tally.readyAgentMs).toBeGreaterThan(0);
    const two = read(lines);
    expect(two.agents.map(({ agentId }) => agentId)).not.toContain('PJSIP/1');
    expect(two.agents.every(({ tally }) => tally.readyMs === 0)).toBe(true);
  });
});
