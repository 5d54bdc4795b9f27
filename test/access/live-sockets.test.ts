import { describe, expect, it, onTestFinished } from 'vitest';
import type { SignedIn } from '../../server/ports/accounts.ts';
import type { AccessLost } from '../../shared/contract/socket-events.ts';
import { EMPTY_QUEUE_ROW } from '../../shared/contract/queue-row.ts';
import { FACTS_FOLLOW } from '../../shared/contract/socket-rights.ts';
import { openScreen, waitUntil } from '../helpers/screen.ts';
import { serveParts } from '../helpers/serve-parts.ts';
import { ask } from '../http/ask.ts';
import { account, askAs } from './ask-as.ts';

async function serve() {
  const served = await serveParts({ rules: { host: '0.0.0.0' } });
  onTestFinished(() => served.stop());
  const openAs = async (signedIn: SignedIn) => {
    const screen = await openScreen(served.url, { cookie: askAs(served, signedIn).cookie });
    onTestFinished(() => screen.close());
    const lost: AccessLost[] = [];
    screen.socket.on('access:lost', (fact) => lost.push(fact));
    return { ...screen, screen, lost };
  };
  return { served, openAs };
}

const LOOK = { copyId: null, firstDay: '2026-11-09', days: 7, editing: null };

describe('open sockets', () => {
  it('AZ7 of an account that lost its right are told and disconnected, others go on', async () => {
    const { served, openAs } = await serve();
    const ann = account();
    const [desk, wall, other] = [
      await openAs(ann),
      await openAs(ann),
      await openAs(account({ accountId: 'bo', name: 'Bo' })),
    ];
    await desk.screen.join({ audience: 'desk' });
    await wall.screen.join({ audience: 'wall' });
    await other.screen.join({ audience: 'desk' });
    served.sessions.change({ ...ann, role: 'agent' });
    for (const { screen, lost } of [desk, wall]) {
      await waitUntil(() => !screen.socket.connected);
      expect(lost).toMatchObject([{ said: { code: 'rights-changed' } }]);
    }
    served.floor.change({ 'queue/a': { waiting: 1 } });
    await other.screen.until(() => other.screen.deltas.length === 1);
    expect([desk.screen.deltas, wall.screen.deltas, other.lost]).toEqual([[], [], []]);
  });

  it('AZ7 keep what the account may still have, and no more than that', async () => {
    const { served, openAs } = await serve();
    const ann = account();
    const { screen, lost } = await openAs(ann);
    await screen.join({ audience: 'desk' });
    served.sessions.change({ ...ann, role: 'planner' });
    expect(await screen.ask('replay:start', { day: '2026-03-09', speed: 30 })).toMatchObject({
      ok: false,
      code: 'not-allowed',
      said: { code: 'right-lacking', what: { code: 'right-see-replays' } },
    });
    served.floor.change({ 'queue/a': { waiting: 1 } });
    await screen.until(() => screen.deltas.length === 1);
    expect(lost).toEqual([]);
  });

  it('AZ7 of a session that ended lose rosters they look at, and whoever looks with them sees them go', async () => {
    const { served, openAs } = await serve();
    const [ann, bo] = [await openAs(account()), await openAs(account({ accountId: 'bo' }))];
    const seen: number[] = [];
    bo.screen.socket.on('roster:viewed', ({ viewers }) => seen.push(viewers.length));
    await bo.screen.ask('roster:look', LOOK);
    await ann.screen.ask('roster:look', LOOK);
    await waitUntil(() => seen.at(-1) === 2);
    served.sessions.end('ann');
    await waitUntil(() => seen.at(-1) === 1);
    expect(ann.screen.socket.connected).toBe(false);
    expect(ann.lost).toHaveLength(1);
  });

  it('AZ7 of an account that sees another part of the site begin anew', async () => {
    const { served, openAs } = await serve();
    const ann = account();
    const { screen, lost } = await openAs(ann);
    await screen.join({ audience: 'desk' });
    served.sessions.change({ ...ann, scope: { teams: ['Red'], queues: null } });
    await waitUntil(() => !screen.socket.connected);
    expect(lost).toHaveLength(1);
  });

  it('AZ8 of an account of one queue get that queue on the desk; walls hang for everybody', async () => {
    const { served, openAs } = await serve();
    served.floor.change({
      'queue/a': { ...EMPTY_QUEUE_ROW, waiting: 1 },
      'queue/b': { ...EMPTY_QUEUE_ROW, waiting: 2 },
    });
    const { screen } = await openAs(account({ scope: { teams: null, queues: ['a'] } }));
    const queuesOf = (rows: object) => Object.keys(rows).filter((key) => key.startsWith('queue/'));
    const desk = await screen.join({ audience: 'desk' });
    expect(queuesOf(desk.rows).sort()).toEqual(['queue/*', 'queue/a']);
    expect(desk.rows['queue/*']).toMatchObject({ waiting: 1 });
    served.floor.change({ 'queue/b': { waiting: 3 } });
    served.floor.change({ 'queue/a': { waiting: 4 } });
    await screen.until(() => screen.deltas.length === 2);
    expect(screen.deltas.map(({ set = {} }) => set)).toEqual([
      {},
      { 'queue/a': { waiting: 4 }, 'queue/*': { waiting: 4 } },
    ]);
    expect(queuesOf((await screen.join({ audience: 'wall' })).rows)).toContain('queue/b');
  });

  it('AZ7 by the administrator’s link end when it is signed out, and when its time is over', async () => {
    const { served } = await serve();
    const [here, copied, other] = [
      await openScreen(served.url, { cookie: served.cookie }),
      await openScreen(served.url, { cookie: served.cookie }),
      await openScreen(served.url, { cookie: askAs(served, account()).cookie }),
    ];
    for (const screen of [here, copied, other]) {
      onTestFinished(() => screen.close());
      await screen.join({ audience: 'desk' });
    }
    served.adminSession.askAgain();
    expect(here.socket.connected).toBe(true);
    await ask(`${served.url}/api/v1/session`, { method: 'DELETE', headers: { cookie: served.cookie } });
    await waitUntil(() => !here.socket.connected && !copied.socket.connected);
    const again = await ask(`${served.url}/api/v1/accounts`, { headers: { cookie: served.cookie } });
    expect([again.status, other.socket.connected]).toEqual([401, true]);
  });

  it('AZ1 every fact follows a request that has a right', () => {
    expect(Object.entries(FACTS_FOLLOW).filter(([, request]) => request === 'connect')).toEqual([
      ['access:lost', 'connect'],
    ]);
  });
});
