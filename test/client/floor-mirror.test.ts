import { describe, expect, test } from 'vitest';
import { FloorClock } from '../../client/state/floor-clock.ts';
import { FloorMirror } from '../../client/state/floor-mirror.svelte.ts';
import type { FeedStatus, Rows } from '../../shared/contract/floor-rows.ts';
import { PROTOCOL_VERSION, type FloorSnapshot } from '../../shared/contract/socket-events.ts';
import { createTally } from '../../shared/floor/tally.ts';
import { createEmptySite } from '../../shared/site/site.ts';

const T0 = Date.parse('2026-03-02T08:00:00Z');

function snapshot(rows: Rows, queues: readonly string[] = []): FloorSnapshot {
  const site = createEmptySite('Etc/UTC');
  const settings = queues.map((id) => ({ id, name: { en: `The ${id}` }, priority: 5, rules: [] }));
  return {
    protocol: PROTOCOL_VERSION,
    epoch: 'one',
    seq: 1,
    mode: 'live',
    floorNowMs: T0,
    speed: 1,
    site: { ...site, queues: settings },
    rows,
  };
}

const feed = (status: FeedStatus, sinceMs: number) => ({ status, sinceMs, detail: '' });
const change = (set: Record<string, object>, gone: string[] = []) =>
  ({ epoch: 'one', seq: 2, floorNowMs: T0, speed: 1, set, gone }) as never;

describe('the mirror of the floor', () => {
  test('names an agent in the reader’s language, else as the phone system does, else by the id', () => {
    const mirror = new FloorMirror(0);
    const whole = snapshot({
      'agent/7': { name: 'Li Na' },
      'agent/8': { name: 'Bob' },
      'agent/9': { name: '' },
    });
    const agents = [{ id: '7', name: { en: 'Li Na', 'zh-CN': '李娜' } }];
    mirror.replace({ ...whole, site: { ...whole.site, agents } }, 0);
    expect(mirror.agentName('7', 'zh-TW')).toBe('李娜');
    expect(mirror.agentName('7', 'en')).toBe('Li Na');
    expect(mirror.agentName('8', 'zh-CN')).toBe('Bob');
    expect(mirror.agentName('9', 'en')).toBe('9');
    expect(mirror.agentNames('7')).toEqual(expect.arrayContaining(['李娜', 'Li Na', '7']));
  });

  test('takes rows whole, then field by field, and lets them go', () => {
    const mirror = new FloorMirror(0);
    mirror.replace(
      snapshot({ 'queue/sales': { waiting: 1, ready: 4 }, 'agent/ann': { name: 'Ann', state: 'ready' } }),
      0,
    );
    mirror.change(change({ 'queue/sales': { waiting: 2 }, 'agent/bob': { name: 'Bob' } }, ['agent/ann']), 0);
    expect(mirror.queue('sales')).toEqual({ waiting: 2, ready: 4 });
    expect(mirror.agents.ids).toEqual(['bob']);
  });

  test('knows ids with slashes and colons, and leaves out kinds of rows it does not know', () => {
    const mirror = new FloorMirror(0);
    const tally = { ...createTally(), offered: 7 };
    mirror.replace(snapshot({ 'tally/today/a/b:c': tally, 'weather/now': { rain: 1 } }), 0);
    mirror.change(change({ 'weather/now': { rain: 2 } }, ['weather/now']), 0);
    expect(mirror.tally('today', 'a/b:c')?.offered).toBe(7);
  });

  test('a new start leaves nothing of the old one', () => {
    const mirror = new FloorMirror(0);
    mirror.replace(snapshot({ 'queue/old': { waiting: 1 }, oddities: { counts: '{"FL1":2}' } }), 0);
    expect(mirror.oddities).toEqual({ FL1: 2 });
    mirror.replace(snapshot({ 'queue/new': { waiting: 3 } }), 0);
    expect(mirror.queue('old')).toBeUndefined();
    expect(mirror.queueIds).toEqual(['new']);
    expect(mirror.oddities).toEqual({});
  });

  test('lists queues in the order of the site, those learnt from the feed after them', () => {
    const mirror = new FloorMirror(0);
    const rows = { 'queue/*': {}, 'queue/zeta': {}, 'queue/sales': {}, 'queue/alpha': {} };
    mirror.replace(snapshot(rows, ['support', 'sales']), 0);
    expect(mirror.queueIds).toEqual(['support', 'sales', 'alpha', 'zeta']);
    expect(mirror.queueName('sales', 'en')).toBe('The sales');
    expect(mirror.queueName('alpha', 'zh-CN')).toBe('alpha');
  });

  test('figures come from its rows, and are empty before there are any', () => {
    const mirror = new FloorMirror(0);
    expect(mirror.figure('offered', 'today', []).value).toBeNull();
    mirror.replace(snapshot({ 'tally/today/*': { ...createTally(), offered: 12 } }), 0);
    expect(mirror.figure('offered', 'today', []).value).toBe(12);
    expect(mirror.figure('no-such-metric', 'today', []).value).toBeNull();
  });

  test('a phone system that is lost is said with its time; one of two that still talks is enough', () => {
    const mirror = new FloorMirror(0);
    mirror.replace(
      snapshot({ 'feed/a': feed('lost', T0 - 60_000), 'feed/b': feed('connected', T0 - 90_000) }),
      0,
    );
    expect(mirror.freshness).toEqual({ kind: 'live' });
    mirror.change(change({ 'feed/b': { status: 'lost', sinceMs: T0 - 10_000 } }), 0);
    expect(mirror.freshness).toMatchObject({ kind: 'feed-lost', sinceMs: T0 - 60_000, seconds: 60 });
  });
});

describe('the clock of the floor', () => {
  test('ticks in whole seconds from the server’s time, at the floor’s own speed', () => {
    const clock = new FloorClock();
    clock.tell(T0 + 400, 1, 1_000);
    expect(clock.read(1_500)).toBe(T0);
    expect(clock.read(1_700)).toBe(T0 + 1_000);
    clock.tell(T0, 60, 0);
    expect(clock.read(500)).toBe(T0 + 30_000);
  });

  test('a late message does not turn it back, a jump of a replay does, a paused one holds it', () => {
    const clock = new FloorClock();
    clock.tell(T0 + 10_000, 1, 0);
    expect(clock.read(0)).toBe(T0 + 10_000);
    clock.tell(T0 + 9_000, 1, 0);
    expect(clock.read(0)).toBe(T0 + 10_000);
    clock.tell(T0, 0, 0);
    expect(clock.read(50_000)).toBe(T0);
  });
});
