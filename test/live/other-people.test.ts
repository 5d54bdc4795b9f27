import { describe, expect, it, onTestFinished } from 'vitest';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { startLiveFloor } from '../../server/live/live-floor.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import { createLiveSource } from '../../server/sockets/live-source.ts';
import { createMemoryJournal } from '../../server/stores/journal/memory-journal.ts';
import type { AgentSettings } from '../../shared/site/site.ts';
import {
  answered,
  ended,
  offered,
  resynchronised,
  signedIn,
  site,
  T0,
  wrapUpEnded,
  wrapUpStarted,
} from '../helpers/event-builders.ts';

const ANNA: AgentSettings = { id: 'anna', name: { en: 'Anna' }, team: 'A' };
const at = (seconds: number) => ({ atMs: T0 + seconds * 1000 });

async function start(agents: readonly AgentSettings[]) {
  const journal = createMemoryJournal();
  const live = await startLiveFloor({
    site: site({ agents }),
    journal,
    callers: createCallerGuard('kept', ''),
    feeds: [],
    clock: { nowMs: () => T0 + 60_000 },
    tickMs: 10,
  });
  onTestFinished(() => live.stop());
  const told = async () => (await journal.read(0, 100)).map(({ event }) => event);
  const tell = (...events: readonly FloorEvent[]) => live.emit(events);
  return {
    live,
    told,
    tell,
    change: (next: readonly AgentSettings[]) => live.changeSite(site({ agents: next })),
  };
}

const agentsOf = (events: readonly FloorEvent[]) =>
  events.map((event) => ('agentId' in event ? event.agentId : null));

describe('people of a running floor', () => {
  it('LV22 what comes under a tied id is told and kept of the person', async () => {
    const { told, tell, change } = await start([ANNA]);
    await tell(signedIn({ agentId: '7' }));
    change([{ ...ANNA, phoneIds: ['7'] }]);
    await tell(signedIn({ agentId: '7', ...at(1) }), offered(at(2)), answered({ agentId: '7', ...at(3) }));
    expect(agentsOf(await told())).toEqual(['7', 'anna', null, 'anna']);
    change([ANNA]);
    await tell(signedIn({ agentId: '7', ...at(9) }));
    expect(agentsOf(await told()).at(-1)).toBe('7');
  });

  it('LV22 a conversation that was open ends under the id it began under, with its wrap-up', async () => {
    const { live, told, tell, change } = await start([ANNA]);
    await tell(signedIn({ agentId: '7' }), offered(), answered({ agentId: '7', ...at(1) }));
    change([{ ...ANNA, phoneIds: ['7'] }]);
    await tell(
      ended({ agentId: '7', ...at(5) }),
      wrapUpStarted({ agentId: '7', ...at(5) }),
      wrapUpEnded({ agentId: '7', ...at(8) }),
      offered({ callId: 'c2', ...at(9) }),
      answered({ callId: 'c2', agentId: '7', ...at(10) }),
    );
    expect(agentsOf(await told()).slice(3)).toEqual(['7', '7', '7', null, 'anna']);
    expect(live.oddities().counts).not.toHaveProperty('unknown-conversation');
  });

  it('LV22 of one who is signed in under two ids a resynchronisation tells once', async () => {
    const { told, tell } = await start([{ ...ANNA, phoneIds: ['7'] }]);
    const presence = { queues: [], pauses: [], phone: 'idle' } as const;
    const queues = [{ queueId: 'support', level: 1 }];
    await tell(
      resynchronised({
        agents: [
          { ...presence, agentId: 'anna' },
          { ...presence, agentId: '7', queues },
        ],
        conversations: [{ callId: 'c1', queueId: 'support', agentId: '7', answeredAtMs: T0 }],
      }),
    );
    expect(await told()).toMatchObject([
      { agents: [{ agentId: 'anna', queues }], conversations: [{ agentId: 'anna' }] },
    ]);
  });

  it('LV23 other people show with the next tick, and whoever follows gets the whole table anew', async () => {
    const { live, tell, change } = await start([ANNA]);
    await tell(signedIn());
    let replaced = 0;
    const stop = createLiveSource(live).subscribe(
      () => {},
      () => (replaced += 1),
    );
    change([{ ...ANNA, name: { en: 'Anna Li' }, team: 'B' }]);
    expect(replaced).toBe(1);
    expect(live.site().agents[0]!.team).toBe('B');
    await expect.poll(() => live.rows()['agent/anna']).toMatchObject({ name: 'Anna Li', team: 'B' });
    stop();
    change([ANNA]);
    expect(replaced).toBe(1);
  });
});
