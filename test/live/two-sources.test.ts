import { expect, onTestFinished, test, vi } from 'vitest';
import type { Row } from '../../shared/contract/floor-rows.ts';
import { takeEvents } from '../../server/http/intake/take-events.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import { startLiveFloor } from '../../server/live/live-floor.ts';
import { createMemoryJournal } from '../../server/stores/journal/memory-journal.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import {
  T0,
  answered,
  offered,
  presence,
  resynchronised,
  seconds,
  signedIn,
  site,
} from '../helpers/event-builders.ts';
import { ScriptedFeed } from '../helpers/scripted-feed.ts';

const chat = { callId: 'chat-1', queueId: 'billing', agentId: 'chloe' };

async function startTwoSources() {
  const feed = new ScriptedFeed('asterisk', T0 + seconds(20));
  const journal = createMemoryJournal();
  const clock = { nowMs: () => feed.timeMs };
  const callers = createCallerGuard('kept', '');
  const live = await startLiveFloor({ site: site(), journal, callers, feeds: [feed], clock, tickMs: 10 });
  onTestFinished(() => live.stop());
  const post = (events: readonly object[]) =>
    takeEvents(
      events.map((event, index) => ({ line: index + 1, ok: true, value: { id: `chat-${index}`, ...event } })),
      live,
      createSiteCalendar(site()),
    );
  const row = (key: string): Row | undefined => live.rows()[key];
  return { feed, journal, live, post, row };
}

test('FL53 a phone system that reconnects leaves alone what came over HTTP', async () => {
  const { feed, journal, live, post, row } = await startTwoSources();
  const told = await post([
    signedIn({ agentId: 'chloe', queues: [{ queueId: 'billing', level: 1 }] }),
    offered({ ...chat, callId: 'chat-2' }),
    offered(chat),
    answered({ ...chat, atMs: T0 + seconds(5) }),
  ]);
  expect(told).toEqual({ accepted: 4, repeated: 0, refused: [] });
  await feed.sink!.emit([signedIn(), signedIn({ agentId: 'ben' }), offered(), offered({ callId: 'c2' })]);
  await feed.sink!.emit([
    resynchronised({ feedId: 'asterisk', atMs: T0 + seconds(10), agents: [presence({ agentId: 'ben' })] }),
  ]);
  feed.timeMs += 1_000;
  await vi.waitFor(() => expect(row('agent/anna')).toMatchObject({ state: 'offline' }), { timeout: 60_000 });
  expect(row('agent/chloe')).toMatchObject({ state: 'talking', callId: 'chat-1' });
  expect(row('agent/ben')).toMatchObject({ state: 'ready' });
  expect(row('tally/today/support')).toMatchObject({ offered: 2, flowedOutLost: 2 });
  expect(row('tally/today/billing')).toMatchObject({ offered: 2, answered: 1, waiting: 1, flowedOut: 0 });
  expect(live.oddities().counts).toEqual({ 'lost-by-resync': 2 });
  const events = await journal.read(0, 100);
  expect(events.map(({ event }) => event.feedId)).toEqual([
    ...Array(4).fill('http'),
    ...Array(5).fill('asterisk'),
  ]);
});

test('FL53 a source over HTTP that names itself resynchronises its own', async () => {
  const { feed, live, post, row } = await startTwoSources();
  await feed.sink!.emit([signedIn(), offered()]);
  await post([
    signedIn({ agentId: 'chloe', queues: [{ queueId: 'billing', level: 1 }], feedId: 'chat' }),
    offered({ ...chat, feedId: 'chat' }),
    resynchronised({ feedId: 'chat', atMs: T0 + seconds(10) }),
  ]);
  feed.timeMs += 1_000;
  await vi.waitFor(() => expect(row('agent/chloe')).toMatchObject({ state: 'offline' }), { timeout: 60_000 });
  expect(row('agent/anna')).toMatchObject({ state: 'ready' });
  expect(row('queue/support')).toMatchObject({ waiting: 1 });
  expect(row('queue/billing')).toMatchObject({ waiting: 0 });
  expect(live.oddities().counts).toEqual({ 'lost-by-resync': 1 });
});
