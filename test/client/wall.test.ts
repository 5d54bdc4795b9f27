import { describe, expect, test } from 'vitest';
import { countStates, groupAgents, isSeated } from '../../client/screens/wall/agent-groups.ts';
import { chooseAxis } from '../../client/screens/wall/choose-axis.ts';
import { Rotation } from '../../client/screens/wall/rotation.svelte.ts';
import { findWorse, WallAlerts } from '../../client/screens/wall/wall-alerts.svelte.ts';
import { TrendBook } from '../../client/state/trend-book.ts';
import { chooseStepMinutes, createSeries } from '../../client/state/trend-series.ts';
import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import type { Trend } from '../../shared/contract/http.ts';
import { createTally, type Tally } from '../../shared/floor/tally.ts';
import { findMetric } from '../../shared/metrics/index.ts';
import { createEmptySite } from '../../shared/site/site.ts';

describe('pages', () => {
  test('WA3 a page stays its own time, then the next one comes, after the last the first', () => {
    const rotation = new Rotation(() => [10, 5]);
    rotation.pass(9_750);
    expect(rotation).toMatchObject({ index: 0, progress: 0.975 });
    rotation.pass(250);
    expect(rotation).toMatchObject({ index: 1, progress: 0 });
    rotation.pass(5_000);
    expect(rotation.index).toBe(0);
    rotation.turn(-1);
    expect(rotation.index).toBe(1);
  });

  test('WA3 no page turns while it is paused or held, or when it is the only one', () => {
    const rotation = new Rotation(() => [10, 5]);
    rotation.paused = true;
    rotation.pass(60_000);
    rotation.paused = false;
    rotation.held = true;
    rotation.pass(60_000);
    expect(rotation.index).toBe(0);
    const single = new Rotation(() => [10]);
    single.pass(60_000);
    expect(single).toMatchObject({ index: 0, progress: 0 });
  });

  test('WA3 a board that lost the page that is shown shows its last one', () => {
    let seconds = [10, 10, 10];
    const rotation = new Rotation(() => seconds);
    rotation.show(2);
    seconds = [10];
    expect(rotation.index).toBe(0);
    seconds = [];
    rotation.turn(1);
    expect(rotation.index).toBe(0);
  });
});

describe('changes for the worse', () => {
  test('WA4 only a turn is one: not what is bad from the start, not a recovery', () => {
    expect(findWorse(null, 'bad')).toBeNull();
    expect(findWorse('none', 'bad')).toBeNull();
    expect(findWorse('bad', 'bad')).toBeNull();
    expect(findWorse('bad', 'warn')).toBeNull();
    expect(findWorse('ok', 'warn')).toBe('warn');
    expect(findWorse('warn', 'bad')).toBe('bad');
  });

  test('WA5 are said together, at most once in 30 s, the newest state of each, without those withdrawn', () => {
    let nowMs = 0;
    const alerts = new WallAlerts(() => nowMs);
    alerts.report({ label: 'Sales', status: 'warn' });
    alerts.report({ label: 'Sales', status: 'bad' });
    alerts.report({ label: 'Billing', status: 'warn' });
    alerts.withdraw('Billing');
    alerts.speak();
    expect(alerts.spoken).toEqual([{ label: 'Sales', status: 'bad' }]);
    nowMs = 20_000;
    alerts.report({ label: 'Roaming', status: 'bad' });
    alerts.speak();
    expect(alerts.spoken).toHaveLength(1);
    expect(alerts.spoken[0]!.label).toBe('Sales');
    nowMs = 30_000;
    alerts.speak();
    expect(alerts.spoken).toEqual([{ label: 'Roaming', status: 'bad' }]);
  });

  test('WA6 that come together are one moment', () => {
    let nowMs = 0;
    const alerts = new WallAlerts(() => nowMs);
    for (const label of ['a', 'b', 'c']) alerts.report({ label, status: 'bad' });
    expect(alerts.moments).toBe(1);
    nowMs = 5_000;
    alerts.report({ label: 'd', status: 'warn' });
    expect(alerts.moments).toBe(2);
  });
});

describe('agents', () => {
  const agent = (fields: Partial<AgentRow>): AgentRow => ({
    name: 'Ann',
    state: 'ready',
    sinceMs: 0,
    reason: null,
    queueId: null,
    callId: null,
    onHold: false,
    queues: 'sales:1\nsupport:2',
    team: null,
    ...fields,
  });

  test('WA8 sit by team and name, wherever their state goes; those without a team last', () => {
    const people = [
      { id: '1', name: 'Wu 10', team: 'B' },
      { id: '2', name: 'Wu 9', team: 'B' },
      { id: '3', name: 'Li', team: null },
      { id: '4', name: 'An', team: 'A' },
    ];
    expect(groupAgents(people, 'en')).toEqual([
      { team: 'A', agentIds: ['4'] },
      { team: 'B', agentIds: ['2', '1'] },
      { team: null, agentIds: ['3'] },
    ]);
  });

  test('a grid of queues holds their agents, those offline only when asked for', () => {
    expect(isSeated(agent({}), [], 'no')).toBe(true);
    expect(isSeated(agent({}), ['support'], 'no')).toBe(true);
    expect(isSeated(agent({}), ['billing'], 'no')).toBe(false);
    expect(isSeated(agent({ state: 'offline' }), [], 'no')).toBe(false);
    expect(isSeated(agent({ state: 'offline' }), [], 'yes')).toBe(true);
  });

  test('are counted by state, in an order that never changes', () => {
    const counts = countStates([
      agent({ state: 'paused' }),
      agent({ state: 'talking' }),
      agent({ state: 'paused' }),
    ]);
    expect(counts.filter(({ count }) => count > 0)).toEqual([
      { state: 'talking', count: 1 },
      { state: 'paused', count: 2 },
    ]);
    expect(counts).toHaveLength(8);
  });
});

describe('trends', () => {
  const MINUTE = 60_000;
  const site = createEmptySite('Etc/UTC');
  const scope = { site, queueIds: [] };
  const level = findMetric('service-level')!;
  const calls = (answered: number, within: number): Tally => ({
    ...createTally(),
    offered: answered,
    answered,
    answeredWithinTarget: within,
  });
  const trend = (tallies: readonly Tally[]): Trend => ({
    day: '2026-03-02',
    queueId: '*',
    fromMs: 0,
    toMs: 24 * 60 * MINUTE,
    intervalMinutes: 15,
    intervals: tallies.map((tally, at) => ({ startMs: at * 15 * MINUTE, tally })),
  });
  const step = (minutes: number) => ({ fromMs: 0, stepMs: minutes * MINUTE });

  test('WA10 several queues and intervals are summed before they are divided', () => {
    const days = [trend([calls(90, 90), calls(10, 0)]), trend([calls(100, 50), calls(0, 0)])];
    expect(createSeries(level, days, null, scope, step(15))).toEqual([
      { startMs: 0, value: 140 / 190 },
      { startMs: 15 * MINUTE, value: 0 },
    ]);
    expect(createSeries(level, days, null, scope, step(30))).toEqual([{ startMs: 0, value: 140 / 200 }]);
  });

  test('WA10 the running interval comes from the live floor, not from what was read', () => {
    const running = { startMs: 15 * MINUTE, tally: calls(4, 4) };
    const series = createSeries(
      level,
      [trend([calls(10, 5), calls(10, 0), calls(10, 0)])],
      running,
      scope,
      step(15),
    );
    expect(series).toEqual([
      { startMs: 0, value: 0.5 },
      { startMs: 15 * MINUTE, value: 1 },
    ]);
  });

  test('WA10 an interval without calls breaks the line', () => {
    expect(createSeries(level, [trend([calls(0, 0)])], null, scope, step(15))[0]!.value).toBeNull();
  });

  test('WA10 a small floor is drawn by the hour, a large one by the interval', () => {
    expect(chooseStepMinutes([trend([calls(5, 5), calls(7, 5)])], 15)).toBe(60);
    expect(chooseStepMinutes([trend([calls(60, 5), calls(60, 5)])], 15)).toBe(30);
    expect(chooseStepMinutes([trend([calls(400, 5)])], 15)).toBe(15);
    expect(chooseStepMinutes([], 30)).toBe(60);
  });

  test('WA10 axes end at round values that hold everything drawn', () => {
    expect(chooseAxis('ratio', [0.3])).toEqual({ highest: 1, step: 0.25 });
    expect(chooseAxis('calls', [12, 181])).toEqual({ highest: 200, step: 50 });
    expect(chooseAxis('calls', [])).toEqual({ highest: 1, step: 1 });
    expect(chooseAxis('seconds', [95])).toEqual({ highest: 120, step: 30 });
    for (let most = 1; most < 30_000; most = Math.ceil(most * 1.13)) {
      for (const unit of ['calls', 'seconds'] as const) {
        const { highest, step } = chooseAxis(unit, [most]);
        expect(highest).toBeGreaterThanOrEqual(most);
        expect(highest / step).toBeLessThanOrEqual(4);
        expect(Number.isInteger(highest)).toBe(true);
      }
    }
  });

  test('a day is read once while it is fresh, again when it is not, and a failure is tried again', async () => {
    let nowMs = 0;
    const asked: string[] = [];
    let answers = true;
    const book = new TrendBook(
      (path: string) => {
        asked.push(path);
        return Promise.resolve(
          answers
            ? { ok: true as const, value: trend([]) as never }
            : { ok: false as const, code: 'unreachable' as const, message: '' },
        );
      },
      () => nowMs,
    );
    const settle = () => new Promise((resolve) => setTimeout(resolve));
    book.want('2026-03-02', 'a&b', 1_000);
    book.want('2026-03-02', 'a&b', 1_000);
    await settle();
    expect(asked).toEqual(['/api/v1/trend?day=2026-03-02&queue=a%26b']);
    expect(book.get('2026-03-02', 'a&b')).toBeDefined();
    nowMs = 1_000;
    answers = false;
    book.want('2026-03-02', 'a&b', 1_000);
    await settle();
    book.want('2026-03-02', 'a&b', 1_000);
    await settle();
    expect(asked).toHaveLength(3);
    expect(book.get('2026-03-02', 'a&b')).toBeDefined();
  });

  test('days that nobody has had read for long are forgotten: a wall hangs for months', async () => {
    let nowMs = 0;
    const value = trend([]) as never;
    const book = new TrendBook(
      () => Promise.resolve({ ok: true as const, value }),
      () => nowMs,
    );
    const settle = () => new Promise((resolve) => setTimeout(resolve));
    book.want('2026-03-02', '*', 1_000);
    await settle();
    nowMs = 24 * 3_600_000;
    book.want('2026-03-03', '*', 1_000);
    await settle();
    expect(book.get('2026-03-02', '*')).toBeDefined();
    nowMs += 13 * 3_600_000;
    book.want('2026-03-03', '*', 1_000);
    await settle();
    expect(book.get('2026-03-02', '*')).toBeUndefined();
    expect(book.get('2026-03-03', '*')).toBeDefined();
  });

  test('a wall of forty queues asks for a few days at a time, the site’s first', async () => {
    const open: (() => void)[] = [];
    const asked: string[] = [];
    const book = new TrendBook(
      (path: string) =>
        new Promise((resolve) => {
          asked.push(new URLSearchParams(path.split('?')[1]).get('queue')!);
          open.push(() => resolve({ ok: false, code: 'unreachable', message: '' }));
        }),
      () => 0,
    );
    for (let at = 0; at < 40; at += 1) book.want('2026-03-02', `q${at}`, 1_000);
    book.want('2026-03-02', '*', 1_000);
    expect(asked).toHaveLength(3);
    open.shift()!();
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toHaveLength(4);
    expect(asked[3]).toBe('*');
  });
});
