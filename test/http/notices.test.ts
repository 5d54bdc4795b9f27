import { describe, expect, it, onTestFinished } from 'vitest';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import type { NoticeListAnswer, NoticesUnread } from '../../shared/contract/notices.ts';
import { DEFAULT_NOTICE_SETTINGS } from '../../shared/notices/notice-settings.ts';
import { account, askAs } from '../access/ask-as.ts';
import { openScreen, waitUntil } from '../helpers/screen.ts';
import { serve } from './ask.ts';

const CONTEST = { kind: 'contest', day: '2026-03-09', isGranted: true } as const;
const AGENT = {
  accountId: 'demo-agent',
  name: 'Alex',
  role: 'agent',
  agentId: '8001',
  scope: WHOLE_SITE,
} as const;

async function serveDemo() {
  const served = await serve({ demoAgentId: '8001' });
  const alex = askAs(served, account(AGENT));
  const pia = askAs(served, account({ ...AGENT, accountId: 'demo-planner', role: 'planner', agentId: null }));
  const follow = async (cookie: string) => {
    const screen = await openScreen(served.url, { cookie });
    onTestFinished(() => screen.close());
    const heard: number[] = [];
    screen.socket.on('notices:changed', ({ unread }) => heard.push(unread));
    const answer = await screen.ask<NoticesUnread>('notices:follow', {});
    return { screen, heard, answer };
  };
  return { served, alex, pia, follow };
}

describe('notices over http and sockets', () => {
  it('NO12 are read and marked by their reader, whose screens are told, and nobody else’s', async () => {
    const { served, alex, pia, follow } = await serveDemo();
    const own = await follow(alex.cookie);
    const other = await follow(pia.cookie);
    const admin = await follow(served.cookie);
    expect([own, other, admin].map(({ answer }) => answer)).toEqual(
      Array.from({ length: 3 }, () => ({ ok: true, value: { unread: 0 } })),
    );
    served.notices.tell({ agentIds: ['8001'] }, CONTEST);
    await waitUntil(() => own.heard.length === 1);
    const list = (await alex.ask('/me/notices')).json as NoticeListAnswer;
    expect(list).toMatchObject({ unread: 1, notices: [{ facts: [CONTEST], readAtMs: null }] });
    expect((await pia.ask('/me/notices')).json).toMatchObject({ unread: 0, notices: [] });
    const body = { ids: list.notices.map(({ id }) => id), untilMs: list.untilMs };
    expect((await pia.ask('/me/notices/read', { method: 'POST', body })).json).toEqual({ unread: 0 });
    expect((await alex.ask('/me/notices')).json.unread).toBe(1);
    expect((await alex.ask('/me/notices/read', { method: 'POST', body })).json).toEqual({ unread: 0 });
    await waitUntil(() => own.heard.length === 2);
    expect([own.heard, other.heard, admin.heard]).toEqual([[1, 0], [0], []]);
    expect(served.errors).toEqual([]);
  });

  it('NO12 the administrator’s link has none, and nobody is told to sign in', async () => {
    const { served } = await serveDemo();
    const admin = askAs(served, account({ accountId: 'x', role: 'administrator' }));
    const byLink = await admin.ask('/me/notices', { headers: { cookie: served.cookie } });
    expect([byLink.status, byLink.error.said]).toEqual([400, { code: 'notice-account-needed' }]);
    const nobody = await admin.ask('/me/notices', { headers: { cookie: '' } });
    expect(nobody.status).toBe(401);
  });

  it('NO6 NO7 settings are kept whole; what cannot be is refused and changes nothing', async () => {
    const { alex } = await serveDemo();
    const settings = { ...DEFAULT_NOTICE_SETTINGS, quiet: { from: '22:00', to: '06:30' } };
    const put = (body: object) => alex.ask('/me/notices/settings', { method: 'PUT', body });
    expect((await put(settings)).json.settings).toEqual(settings);
    for (const quiet of [{ from: '22:00', to: '22:00' }, { from: '25:00', to: '06:00' }, 'night'])
      expect((await put({ ...settings, quiet })).status).toBe(400);
    expect((await put({ ...settings, quiet: { from: '07:00', to: '07:00' } })).json.message).toContain(
      'must end at another time than they begin',
    );
    const device = {
      endpoint: 'https://push.example/1',
      keys: { p256dh: 'A'.repeat(87), auth: 'B'.repeat(22) },
      locale: 'en',
    };
    const add = (body: object) => alex.ask('/me/notices/devices', { method: 'POST', body });
    // Its session is of a test, and no session of an account.
    expect((await add(device)).error.said).toEqual({ code: 'notice-account-needed' });
    expect((await add({ ...device, keys: { p256dh: 'x', auth: 'y' } })).status).toBe(400);
    expect((await alex.ask('/me/notices/settings')).json).toMatchObject({
      settings,
      mail: null,
      push: { devices: [] },
      givenUp: [],
    });
    const wrong = await alex.ask('/me/notices/mail/confirm', { method: 'POST', body: { token: 'x' } });
    expect([wrong.status, wrong.error.said]).toEqual([404, { code: 'notice-mail-link-wrong' }]);
  });

  it('NO7 a browser that signs out takes no pushes any more', async () => {
    const { served } = await serveDemo();
    const [link] = served.accounts.demoLinks.filter(({ role }) => role === 'agent');
    const place = { cookies: undefined, address: '10.0.0.1', browser: 'Test 1.0' };
    const opened = await served.accounts.signInToDemo(link!.path.split('#')[1]!, place);
    const cookie = `${opened.cookie.name}=${opened.cookie.value}`;
    const alex = askAs(served, account(AGENT));
    const body = {
      endpoint: 'https://push.example/1',
      keys: { p256dh: 'A'.repeat(87), auth: 'B'.repeat(22) },
      locale: 'zh-TW',
    };
    const added = await alex.ask('/me/notices/devices', { method: 'POST', body, headers: { cookie } });
    expect(added.json).toMatchObject({
      settings: { locale: 'zh-TW' },
      push: { devices: [{ endpoint: body.endpoint }] },
    });
    // Signed in again, the browser has another session, and the pushes go on with it.
    const again = await served.accounts.signInToDemo(link!.path.split('#')[1]!, {
      ...place,
      cookies: cookie,
    });
    await served.notices.idle();
    expect((await alex.ask('/me/notices/settings')).json.push.devices).toHaveLength(1);
    const renewed = `${again.cookie.name}=${again.cookie.value}`;
    await alex.ask('/sign-out', { method: 'POST', body: { where: 'here' }, headers: { cookie: renewed } });
    await served.notices.idle();
    expect((await alex.ask('/me/notices/settings')).json.push.devices).toEqual([]);
  });
});
