import { expect, it, onTestFinished } from 'vitest';
import { endSessionsInTime } from '../../server/end-sessions.ts';
import { SESSION_MS as LINK_SESSION_MS } from '../../server/access/admin-session.ts';
import { IDLE_MS, SESSION_MS } from '../../server/accounts/live-sessions.ts';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import type { AccessLost } from '../../shared/contract/socket-events.ts';
import { openScreen, waitUntil } from '../helpers/screen.ts';
import { serveParts } from '../helpers/serve-parts.ts';
import { ask } from '../http/ask.ts';

const PASSWORD = 'seven green lamps';

/** A server whose clock is set by hand, and whoever signed in to it by name. */
async function open() {
  const clock = { ms: 1_000_000_000_000, nowMs: () => clock.ms };
  const served = await serveParts({ rules: { host: '0.0.0.0' }, clock });
  onTestFinished(() => served.stop());
  const { accounts, adminSession, url } = served;
  const signIn = async (name: string): Promise<string> => {
    const answer = await ask(`${url}/api/v1/sign-in`, { method: 'POST', body: { name, password: PASSWORD } });
    expect(answer.status).toBe(200);
    return String(answer.headers['set-cookie']?.[0]).split(';')[0]!;
  };
  const make = async (signInName: string): Promise<string> => {
    const author = { accountId: null, name: '' };
    const { link } = await accounts.make(author, {
      signInName,
      shownName: signInName,
      role: 'administrator',
      scope: WHOLE_SITE,
      agentId: null,
      reason: '',
    });
    const { cookie } = await accounts.setPassword(link.path.split('#')[1]!, PASSWORD, {
      address: '10.0.0.1',
      browser: '',
      cookies: undefined,
    });
    return `${cookie.name}=${cookie.value}`;
  };
  const look = async (cookie: string, join: 'desk' | 'roster' | 'notices') => {
    const screen = await openScreen(url, { cookie });
    onTestFinished(() => screen.close());
    const lost: AccessLost[] = [];
    screen.socket.on('access:lost', (fact) => lost.push(fact));
    if (join === 'desk') await screen.join({ audience: 'desk' });
    else if (join === 'notices') expect((await screen.ask('notices:follow', {})).ok).toBe(true);
    else
      expect(
        (
          await screen.ask('roster:look', {
            author: 'x',
            copyId: null,
            firstDay: '2026-11-09',
            days: 7,
            editing: null,
          })
        ).ok,
      ).toBe(true);
    return {
      lost,
      isOpen: () => screen.socket.connected,
      over: () => waitUntil(() => !screen.socket.connected),
    };
  };
  const askNow = async () => {
    await accounts.endStaleSessions();
    adminSession.askAgain();
  };
  return { served, clock, make, signIn, look, askNow };
}

const TOLD = [{ said: { code: 'session-over' } }];

it('AZ7 AC12 a session that nobody uses takes what looks at the floor by it along, and no other', async () => {
  const { clock, make, look, askNow, served } = await open();
  const [ann, bo] = [await make('ann'), await make('bo')];
  const screens = [await look(ann, 'desk'), await look(ann, 'roster'), await look(ann, 'notices')];
  const other = await look(bo, 'desk');
  clock.ms += IDLE_MS - 1;
  await ask(`${served.url}/api/v1/account`, { headers: { cookie: bo } });
  await askNow();
  expect(screens.map(({ isOpen }) => isOpen())).toEqual([true, true, true]);
  clock.ms += 1;
  await askNow();
  for (const screen of screens) {
    await screen.over();
    expect(screen.lost).toMatchObject(TOLD);
  }
  expect([other.isOpen(), other.lost]).toEqual([true, []]);
});

it('AZ7 AC12 a session ends after thirty days, though its screen was asked for every hour', async () => {
  const { clock, make, look, askNow, served } = await open();
  const ann = await make('ann');
  const screen = await look(ann, 'desk');
  for (let ms = 0; ms < SESSION_MS; ms += IDLE_MS / 2) {
    expect(screen.isOpen()).toBe(true);
    await ask(`${served.url}/api/v1/account`, { headers: { cookie: ann } });
    await askNow();
    clock.ms += IDLE_MS / 2;
  }
  await askNow();
  await screen.over();
  expect(screen.lost).toMatchObject(TOLD);
});

it('AZ7 AC14 a session that is ended from another browser takes its screens along, and leaves the other’s', async () => {
  const { make, signIn, look, served, clock } = await open();
  const there = await make('ann');
  clock.ms += 1;
  const here = await signIn('ann');
  const [gone, stays] = [await look(there, 'desk'), await look(here, 'desk')];
  const { json } = await ask(`${served.url}/api/v1/account/sessions`, { headers: { cookie: here } });
  const other = (json.sessions as { id: string; isThis: boolean }[]).find(({ isThis }) => !isThis)!;
  await ask(`${served.url}/api/v1/account/sessions/${other.id}`, {
    method: 'DELETE',
    headers: { cookie: here },
  });
  await gone.over();
  expect(gone.lost).toMatchObject(TOLD);
  expect([stays.isOpen(), stays.lost]).toEqual([true, []]);
});

it('AZ7 a session that is kept alive by nobody is not kept alive by being looked at again', async () => {
  const { make, signIn, look, served, clock, askNow } = await open();
  const there = await make('ann');
  clock.ms += 1;
  const here = await signIn('ann');
  const screen = await look(there, 'desk');
  clock.ms += IDLE_MS - 2;
  // What changes of an account has all of its screens asked again.
  await ask(`${served.url}/api/v1/sign-out`, {
    method: 'POST',
    headers: { cookie: here },
    body: { where: 'here' },
  });
  expect(screen.isOpen()).toBe(true);
  clock.ms += 1;
  await askNow();
  await screen.over();
  expect(screen.lost).toMatchObject(TOLD);
});

it('AZ7 by the administrator’s link it ends after thirty days, too', async () => {
  const { served, look, clock, askNow } = await open();
  const screen = await look(served.cookie, 'desk');
  clock.ms += LINK_SESSION_MS - 1;
  await askNow();
  expect(screen.isOpen()).toBe(true);
  clock.ms += 1;
  await askNow();
  await screen.over();
  expect(screen.lost).toMatchObject(TOLD);
});

it('AZ7 whoever serves looks for sessions that are over by itself', async () => {
  const { served, look, clock } = await open();
  const screen = await look(served.cookie, 'desk');
  onTestFinished(
    endSessionsInTime(
      { accounts: served.accounts, adminSession: served.adminSession, onError: () => {} },
      20,
    ),
  );
  clock.ms += LINK_SESSION_MS;
  await screen.over();
  expect(screen.lost).toMatchObject(TOLD);
});
