import { expect, describe, it } from 'vitest';
import { createMemoryAccounts } from '../../server/stores/accounts/memory-accounts.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import { ask, serve, type Answer } from './ask.ts';

const PASSWORD = 'seven green lamps';
const DRAFT = {
  signInName: 'li.na',
  shownName: '李娜',
  role: 'administrator',
  scope: WHOLE_SITE,
  agentId: null,
  reason: 'the first one',
};

const SEEN: AgentRow = {
  name: 'Seen',
  state: 'ready',
  sinceMs: 0,
  reason: null,
  queueId: null,
  callId: null,
  onHold: false,
  queues: '',
  team: 'Team 2',
};

type Served = Awaited<ReturnType<typeof serve>>;

function post({ url }: Served, path: string, body: object, cookie = '') {
  return ask(`${url}/api/v1${path}`, { method: 'POST', body, headers: { cookie } });
}

const cookieOf = ({ headers }: Answer) => headers['set-cookie']![0]!.split(';')[0]!;
const tokenOf = ({ path }: { readonly path: string }) => path.split('#')[1]!;

/** A server with one administrator's account, and the cookie of its session. */
async function serveWithAccount(options?: Parameters<typeof serve>[0]) {
  const served = await serve(options);
  const made = await post(served, '/accounts', DRAFT, served.cookie);
  const opened = await post(served, '/password-link', { token: tokenOf(made.json.link), password: PASSWORD });
  return { served, accountId: made.json.account.id as string, opened, cookie: cookieOf(opened) };
}

describe('signing in over http', () => {
  it('AC10 gives a cookie no script reads and no other site sends along', async () => {
    const { served, opened } = await serveWithAccount();
    for (const answer of [opened, await post(served, '/sign-in', { name: 'LI.NA', password: PASSWORD })]) {
      expect(answer.status).toBe(200);
      expect(answer.json.account).toMatchObject({ shownName: '李娜', role: 'administrator' });
      expect(JSON.stringify(answer.json)).not.toContain('argon2');
      const [cookie] = answer.headers['set-cookie']!;
      expect(cookie).toMatch(/; Path=\/;.*HttpOnly; SameSite=Strict$/);
      expect(cookie).not.toMatch(/Secure/);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('AC10 gives one for https alone where the public address is https', async () => {
    const { opened } = await serveWithAccount({ rules: { publicUrl: 'https://floor.example' } });
    expect(opened.headers['set-cookie']![0]).toMatch(/; Secure/);
  });

  it('AC2 answers the same whether there is such an account or not, and then asks to wait', async () => {
    const { served } = await serveWithAccount();
    const wrong = await post(served, '/sign-in', { name: 'li.na', password: 'wrong' });
    const nobody = await post(served, '/sign-in', { name: 'nobody', password: 'wrong' });
    expect(wrong).toMatchObject({ status: 401, error: { said: { code: 'sign-in-wrong' } } });
    expect(nobody.json).toEqual(wrong.json);
    expect(wrong.headers['set-cookie']).toBeUndefined();
    for (let time = 0; time < 4; time += 1) await post(served, '/sign-in', { name: 'li.na', password: 'x' });
    expect(await post(served, '/sign-in', { name: 'li.na', password: PASSWORD })).toMatchObject({
      status: 429,
      error: { said: { code: 'sign-in-locked', minutes: 1 } },
    });
  });

  it('HT2 does not sign in for a page of another origin', async () => {
    const { served } = await serveWithAccount();
    const answer = await ask(`${served.url}/api/v1/sign-in`, {
      method: 'POST',
      body: { name: 'li.na', password: PASSWORD },
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each([{}, { name: 'li.na' }, { name: 1, password: [] }, { name: 'x'.repeat(2_000), password: 'x' }])(
    'HT10 refuses %j',
    async (body) => {
      const served = await serve();
      expect(await post(served, '/sign-in', body)).toMatchObject({ status: 400 });
    },
  );

  it('AC13 a session outlives the server', async () => {
    const accounts = createMemoryAccounts();
    const { cookie, served } = await serveWithAccount({ accounts });
    await served.stop();
    const again = await serve({ accounts });
    const own = await ask(`${again.url}/api/v1/account`, { headers: { cookie } });
    expect(own.json.account).toMatchObject({ signInName: 'li.na' });
  });
});

describe('the own account over http', () => {
  it('AC14 AC20 shows its sessions, changes the password and signs out', async () => {
    const { served, cookie } = await serveWithAccount();
    const phone = cookieOf(await post(served, '/sign-in', { name: 'li.na', password: PASSWORD }));
    const get = (path: string, from = phone) =>
      ask(`${served.url}/api/v1${path}`, { headers: { cookie: from } });
    expect((await get('/account/sessions')).json.sessions).toHaveLength(2);
    const change = { oldPassword: PASSWORD, newPassword: 'eight green lamps' };
    expect(await post(served, '/account/password', { ...change, oldPassword: 'x' }, phone)).toMatchObject({
      status: 403,
      error: { said: { code: 'password-old-wrong' } },
    });
    expect((await post(served, '/account/password', change, phone)).status).toBe(204);
    expect((await get('/account', cookie)).json).toEqual({ account: null });
    const other = cookieOf(await post(served, '/sign-in', { name: 'li.na', password: 'eight green lamps' }));
    const { sessions } = (await get('/account/sessions')).json;
    const theirs = sessions.find(({ isThis }: { isThis: boolean }) => !isThis);
    const ended = await ask(`${served.url}/api/v1/account/sessions/${theirs.id}`, {
      method: 'DELETE',
      headers: { cookie: phone },
    });
    expect(ended.status).toBe(204);
    expect((await get('/account', other)).json).toEqual({ account: null });
    const left = await post(served, '/sign-out', { where: 'here' }, phone);
    expect(left.headers['set-cookie']![0]).toMatch(/^floorcast_account=;.*Expires=Thu, 01 Jan 1970/);
    expect((await get('/account')).json).toEqual({ account: null });
  });

  it.each([
    ['GET', '/account/sessions', undefined, 200],
    ['DELETE', '/account/sessions/x', undefined, 204],
    ['POST', '/account/password', { oldPassword: 'a', newPassword: 'b' }, 401],
  ])('AC14 nobody has sessions or a password: %s %s', async (method, path, body, byLink) => {
    const served = await serve();
    const send = (headers: Readonly<Record<string, string>>) =>
      ask(`${served.url}/api/v1${path}`, { method, headers, ...(body && { body }) });
    expect(await send({})).toMatchObject({ status: 401 });
    // The administrator's link is no account.
    const answer = await send({ cookie: served.cookie });
    expect(answer.status).toBe(byLink);
    if (byLink === 200) expect(answer.json).toEqual({ sessions: [] });
    if (byLink === 401) expect(answer.error.said).toMatchObject({ code: 'session-needed' });
  });

  it('AC21 a link shows whose it is, and is told apart from none', async () => {
    const { served, accountId } = await serveWithAccount();
    const link = await post(served, `/accounts/${accountId}/reset-link`, {}, served.cookie);
    expect(link.json.path).toMatch(/^\/password#[\w-]{43}$/);
    const look = (token: string) => post(served, '/password-link/look', { token });
    expect((await look(tokenOf(link.json))).json).toEqual({ signInName: 'li.na', shownName: '李娜' });
    expect(await look('none')).toMatchObject({
      status: 404,
      error: { said: { code: 'password-link-wrong' } },
    });
  });
});

describe('accounts and audit over http', () => {
  it.each([
    ['GET', '/accounts'],
    ['POST', '/accounts'],
    ['PUT', '/accounts/x'],
    ['POST', '/accounts/x/state'],
    ['POST', '/accounts/x/reset-link'],
    ['GET', '/audit'],
    ['GET', '/audit/export'],
  ])('HT4 %s %s is not for everyone', async (method, path) => {
    const served = await serve();
    expect((await ask(`${served.url}/api/v1${path}`, { method })).status).toBe(401);
  });

  it('AC33 whoever is signed in is in the audit, else the administrator’s link', async () => {
    const site = { ...createEmptySite('Etc/UTC'), agents: [{ id: '8001', name: { en: 'Wang' } }] };
    const floor = new ScriptedFloor({ 'agent/8002': SEEN }, 'epoch-1', site);
    const { served, cookie, accountId } = await serveWithAccount({ floor });
    const { cookie: link } = served;
    const wang = { ...DRAFT, signInName: 'wang', role: 'agent', agentId: '8001' };
    const made = await post(served, '/accounts', wang, `${link}; ${cookie}`);
    expect(made.status).toBe(200);
    const list = await ask(`${served.url}/api/v1/accounts`, { headers: { cookie: link } });
    expect(list.json.accounts).toHaveLength(2);
    expect(list.json.agents).toEqual([
      { id: '8001', name: { en: 'Wang' } },
      { id: '8002', name: { en: 'Seen' } },
    ]);
    expect(list.json.teams).toEqual(['Team 2']);
    const changed = await ask(`${served.url}/api/v1/accounts/${made.json.account.id}`, {
      method: 'PUT',
      body: { ...wang, shownName: '=1+1' },
      headers: { cookie: `${link}; ${cookie}` },
    });
    expect(changed.json).toMatchObject({ shownName: '=1+1', state: 'active' });
    await post(served, `/accounts/${accountId}/reset-link`, { reason: '=cmd()' }, link);
    const audit = (query: string) => ask(`${served.url}/api/v1/audit${query}`, { headers: { cookie: link } });
    expect((await audit(`?who=${accountId}&what=account-changed`)).json.entries).toMatchObject([
      { author: { name: '李娜' }, before: { shownName: '李娜' }, after: { shownName: '=1+1' } },
    ]);
    const first = (await audit('?who=link&limit=1')).json;
    expect(first.entries).toMatchObject([{ action: 'reset-link-made', reason: '=cmd()' }]);
    const next = (await audit(`?who=link&limit=1&before=${first.olderBefore}`)).json;
    expect(next).toMatchObject({ entries: [{ action: 'account-made' }], olderBefore: null });
    expect((await audit('?what=nonsense')).status).toBe(400);
  });

  it('AC34 the audit is a CSV in which no text is a formula', async () => {
    const { served, accountId } = await serveWithAccount();
    await post(served, `/accounts/${accountId}/reset-link`, { reason: '=cmd()' }, served.cookie);
    const { headers, text } = await ask(`${served.url}/api/v1/audit/export?who=link`, {
      headers: { cookie: served.cookie },
    });
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain('floorcast-audit.csv');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\ufeffno,at,account,name,kind,action,target,targetName,before,after,reason');
    expect(lines[1]).toMatch(
      new RegExp(`^3,[^,]+,link,,account,reset-link-made,${accountId},li\\.na,,,'=cmd\\(\\)$`),
    );
    expect(lines).toHaveLength(3);
  });

  it('AC40 a demo’s link signs in as its role', async () => {
    const served = await serve({ demoAgentId: '8001' });
    const [link] = served.accounts.demoLinks;
    const answer = await post(served, '/sign-in/demo', { token: tokenOf(link!) });
    expect(answer.json.account).toMatchObject({ role: 'administrator' });
    expect(await post(served, '/sign-in/demo', { token: 'x' })).toMatchObject({ status: 401 });
  });
});
