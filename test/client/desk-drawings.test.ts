import { describe, expect, test } from 'vitest';
import { drawAgentDay } from '../../client/state/agent-day.ts';
import { drawCall } from '../../client/state/call-lanes.ts';
import { drawDay, levelRuns, roundUp, withRunning } from '../../client/state/day-curve.ts';
import { groupByNumber, keepInPlace } from '../../client/state/desk-abandoned.ts';
import { agentSortValue, createAgentFilter, listAgentQueues } from '../../client/state/desk-agent-filter.ts';
import { DEFAULT_DESK_VIEW } from '../../client/state/desk-view.ts';
import { rangeInSight } from '../../client/state/row-window.svelte.ts';
import { ShortcutReader } from '../../client/state/shortcuts.ts';
import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import type { AbandonedCaller } from '../../shared/contract/http.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { createTally } from '../../shared/floor/tally.ts';
import { createEmptySite } from '../../shared/site/site.ts';

const T0 = Date.parse('2026-03-02T08:00:00Z');
const at = (seconds: number) => T0 + seconds * 1000;
const number = (events: readonly FloorEvent[]) => events.map((event, index) => ({ seq: index + 1, event }));
const call = { callId: 'c1', queueId: 'sales' };
const talk = { ...call, agentId: 'ann' };

describe('the drawing of a call', () => {
  const events: FloorEvent[] = [
    { type: 'call-offered', ...call, atMs: at(0) },
    { type: 'call-rang', ...call, agentId: 'bob', atMs: at(5) },
    { type: 'call-rang', ...talk, atMs: at(6) },
    { type: 'call-answered', ...talk, atMs: at(10) },
    { type: 'call-held', ...talk, atMs: at(30) },
    { type: 'call-resumed', ...talk, atMs: at(50) },
    { type: 'call-ended', ...talk, endedBy: 'caller', atMs: at(90) },
    { type: 'wrap-up-started', ...talk, atMs: at(90) },
    { type: 'wrap-up-ended', ...talk, atMs: at(100) },
  ];

  test('has a lane for the wait and one for each agent, each bar as long as it took', () => {
    const drawing = drawCall(number(events), at(500));
    expect(drawing).toMatchObject({ fromMs: at(0), toMs: at(100), open: false });
    expect(drawing.lanes.map((lane) => lane.id)).toEqual(['sales', 'bob', 'ann']);
    expect(drawing.lanes[0]!.bars).toEqual([{ kind: 'waiting', fromMs: at(0), toMs: at(10) }]);
    expect(drawing.lanes[1]!.bars).toEqual([{ kind: 'ringing', fromMs: at(5), toMs: at(10) }]);
    expect(drawing.lanes[2]!.bars.map((bar) => [bar.kind, bar.fromMs, bar.toMs])).toEqual([
      ['ringing', at(6), at(10)],
      ['talking', at(10), at(30)],
      ['hold', at(30), at(50)],
      ['talking', at(50), at(90)],
      ['wrap-up', at(90), at(100)],
    ]);
  });

  test('reads events in the order of their times, not of their arrival', () => {
    const shuffled = number(events).toReversed();
    expect(drawCall(shuffled, at(500))).toEqual(drawCall(number(events), at(500)));
  });

  test('reaches until now while something goes on', () => {
    const drawing = drawCall(number(events.slice(0, 4)), at(60));
    expect(drawing).toMatchObject({ open: true, toMs: at(60) });
    expect(drawing.lanes.at(-1)!.bars.at(-1)).toEqual({ kind: 'talking', fromMs: at(10), toMs: null });
  });

  test('ends the wait and every ringing phone when the caller gives up', () => {
    const given: FloorEvent[] = [...events.slice(0, 3), { type: 'call-abandoned', ...call, atMs: at(20) }];
    const drawing = drawCall(number(given), at(60));
    expect(drawing.open).toBe(false);
    expect(drawing.lanes.flatMap((lane) => lane.bars.map((bar) => bar.toMs))).toEqual([
      at(20),
      at(20),
      at(20),
    ]);
  });

  test('of no events is empty', () => {
    expect(drawCall([], at(1))).toMatchObject({ lanes: [], open: false });
  });
});

describe("an agent's day", () => {
  const site = createEmptySite('Etc/UTC');
  const events: FloorEvent[] = [
    { type: 'agent-signed-in', agentId: 'ann', queues: [{ queueId: 'sales', level: 1 }], atMs: at(0) },
    { type: 'call-offered', ...call, atMs: at(55) },
    { type: 'call-rang', ...talk, atMs: at(60) },
    { type: 'call-answered', ...talk, atMs: at(65) },
    { type: 'call-ended', ...talk, endedBy: 'agent', atMs: at(165) },
    { type: 'wrap-up-started', ...talk, atMs: at(165) },
    { type: 'wrap-up-ended', ...talk, atMs: at(195) },
    { type: 'agent-paused', agentId: 'ann', reason: 'Lunch', atMs: at(200) },
  ];

  test('is told by the rules of the live floor, stretch by stretch, without seams', () => {
    const { stretches, answered } = drawAgentDay(site, 'ann', events, at(300));
    expect(stretches.map((stretch) => [stretch.state, stretch.fromMs, stretch.toMs])).toEqual([
      ['ready', at(0), at(60)],
      ['ringing', at(60), at(65)],
      ['talking', at(65), at(165)],
      ['wrap-up', at(165), at(195)],
      ['ready', at(195), at(200)],
      ['paused', at(200), at(300)],
    ]);
    expect(stretches.at(-1)!.reason).toBe('Lunch');
    expect(stretches[2]).toMatchObject({ queueId: 'sales', callId: 'c1' });
    expect(answered).toBe(1);
  });

  test('adds up: the states together are as long as the day so far', () => {
    const { totals } = drawAgentDay(site, 'ann', events, at(300));
    expect([...totals.values()].reduce((sum, ms) => sum + ms, 0)).toBe(300_000);
    expect(totals.get('paused')).toBe(100_000);
  });

  test('takes up a conversation whose beginning was never offered', () => {
    const { stretches } = drawAgentDay(site, 'ann', [events[0]!, events[3]!], at(100));
    expect(stretches.map((stretch) => stretch.state)).toEqual(['ready', 'talking']);
  });
});

describe('the curve of a day', () => {
  const tally = (answered: number, inTime: number) => ({
    ...createTally(),
    offered: answered,
    answered,
    answeredWithinTarget: inTime,
  });
  const trend = {
    day: '2026-03-02',
    queueId: '*',
    fromMs: at(0),
    toMs: at(7200),
    intervalMinutes: 30,
    intervals: [
      { startMs: at(0), tally: tally(10, 9) },
      { startMs: at(1800), tally: tally(0, 0) },
      { startMs: at(3600), tally: tally(4, 1) },
    ],
  };

  test('places intervals to scale and breaks the line where nothing was to answer', () => {
    const points = drawDay(trend, createEmptySite('Etc/UTC'), []);
    expect(points.map((point) => [point.left, point.width, point.level.value])).toEqual([
      [0, 25, 0.9],
      [25, 25, null],
      [50, 25, 0.25],
    ]);
    expect(levelRuns(points)).toHaveLength(2);
    expect(levelRuns(points)[0]).toContain('12.50,10.0');
  });

  test('takes the running interval from the live floor', () => {
    const live = withRunning(trend, at(3600), tally(6, 6));
    expect(live.intervals).toHaveLength(3);
    expect(live.intervals[2]!.tally.answered).toBe(6);
    expect(withRunning(trend, at(9000), tally(6, 6))).toBe(trend);
  });

  test('ends its scale on a round number', () => {
    expect([0, 5, 6, 37, 100, 101, 260].map(roundUp)).toEqual([5, 5, 8, 40, 100, 200, 400]);
  });
});

describe('agents asked for', () => {
  const row = (part: Partial<AgentRow>): AgentRow => ({
    name: '王芳',
    state: 'ready',
    sinceMs: 0,
    reason: null,
    queueId: null,
    callId: null,
    onHold: false,
    queues: 'sales:1\nvip:gold:2',
    team: 'Early',
    ...part,
  });
  const wanted = (view: Partial<typeof DEFAULT_DESK_VIEW>, part: Partial<AgentRow> = {}) =>
    createAgentFilter({ ...DEFAULT_DESK_VIEW, ...view }, () => [row(part).name, '8017'])('8017', row(part));

  test('are those signed in, unless everyone is asked for', () => {
    expect(wanted({})).toBe(true);
    expect(wanted({}, { state: 'offline' })).toBe(false);
    expect(wanted({ states: 'all' }, { state: 'offline' })).toBe(true);
  });

  test('are found by name or number even when offline', () => {
    expect(wanted({ search: '王' }, { state: 'offline' })).toBe(true);
    expect(wanted({ search: '8017' })).toBe(true);
    expect(wanted({ search: '李' })).toBe(false);
  });

  test('are filtered by state, team and queue, also where a queue has a colon in its name', () => {
    expect(wanted({ states: ['paused'] })).toBe(false);
    expect(wanted({ team: 'Late' })).toBe(false);
    expect(wanted({ queueId: 'vip:gold' })).toBe(true);
    expect(wanted({ queueId: 'vip' })).toBe(false);
    expect(listAgentQueues({ queues: '' })).toEqual([]);
  });

  test('sort by how long: the longest first when rising', () => {
    const longer = agentSortValue('since', 'a', row({ sinceMs: 1000 })) as number;
    const shorter = agentSortValue('since', 'b', row({ sinceMs: 5000 })) as number;
    expect(longer).toBeGreaterThan(shorter);
  });
});

describe('callers to ring back', () => {
  const caller = (number: string | null, seconds: number): AbandonedCaller => ({
    callId: `c${seconds}`,
    queueId: 'sales',
    abandonedAtMs: at(seconds),
    waitMs: 1000,
    caller: number,
    answeredLaterAtMs: null,
  });

  test('stand once, however often they gave up, by their newest attempt', () => {
    const groups = groupByNumber([
      caller('1', 30),
      caller('2', 20),
      caller('1', 10),
      caller(null, 5),
      caller(null, 1),
    ]);
    expect(groups.map((group) => [group.caller.callId, group.times])).toEqual([
      ['c30', 2],
      ['c20', 1],
      ['c5', 1],
      ['c1', 1],
    ]);
  });

  test('do not move: new ones wait to be asked for, answered ones leave', () => {
    const latest = groupByNumber([caller('3', 40), caller('1', 30), caller('2', 20)]);
    const table = keepInPlace(['2', '1', '9'], latest);
    expect(table.shown.map((entry) => entry.key)).toEqual(['2', '1']);
    expect(table.waiting).toBe(1);
  });
});

describe('rows in sight', () => {
  test('cover what is seen with rows to spare, and the rest keeps its height', () => {
    const range = rangeInSight(28 * 400, 560, 28, 800);
    expect(range.from).toBeLessThanOrEqual(376);
    expect(range.to).toBeGreaterThanOrEqual(444);
    expect(range.before + (range.to - range.from) * 28 + range.after).toBe(800 * 28);
    expect(range.to - range.from).toBeLessThan(110);
  });

  test('of a short list are all of it', () => {
    expect(rangeInSight(0, 560, 28, 5)).toEqual({ from: 0, to: 5, before: 0, after: 0 });
    expect(rangeInSight(9999, 560, 28, 0)).toMatchObject({ from: 0, to: 0 });
  });
});

describe('keys', () => {
  const run = () => undefined;
  const listed = [
    { keys: 'q', label: '', run },
    { keys: 'g d', label: '', run },
    { keys: 'Enter', label: '', run: null },
  ];

  test('single and in pairs', () => {
    const reader = new ShortcutReader();
    expect(reader.read('q', 0, listed)?.keys).toBe('q');
    expect(reader.read('g', 10, listed)).toBeNull();
    expect(reader.read('d', 500, listed)?.keys).toBe('g d');
    expect(reader.read('d', 600, listed)).toBeNull();
  });

  test('a pair that came too slowly is none', () => {
    const reader = new ShortcutReader();
    reader.read('g', 0, listed);
    expect(reader.read('d', 5000, listed)).toBeNull();
  });

  test('what is only listed for the help is never taken from the page', () => {
    expect(new ShortcutReader().read('Enter', 0, listed)).toBeNull();
  });
});
