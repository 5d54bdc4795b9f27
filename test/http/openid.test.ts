import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OpenIdConfig } from '../../server/config.ts';
import { OpenIdProvider } from '../../server/openid/openid-provider.ts';
import { OPENID_CALLBACK } from '../../shared/contract/accounts.ts';
import { WHOLE_SITE, type Role } from '../../shared/access/roles.ts';
import { wordMessage } from '../../shared/messages/message.ts';
import { CLIENT, startOpenIdProvider, TestBrowser, type ProviderPerson } from '../helpers/openid-provider.ts';
import { serveParts } from '../helpers/serve-parts.ts';

const HERE = 'https://floor.example.org';
const MINUTE_MS = 60_000;
const LI: ProviderPerson = { sub: 'li-1', email: 'Li.Na@example.org', email_verified: true, name: '李娜' };

interface Changes {
  readonly settings?: Partial<OpenIdConfig>;
}

/** A Floorcast with a provider, an account of Li Na's, and a browser. */
async function open({ settings = {} }: Changes = {}) {
  const provider = await startOpenIdProvider(HERE + OPENID_CALLBACK);
  provider.state.person = LI;
  const clock = { ms: Date.now(), nowMs: () => clock.ms };
  const config: OpenIdConfig = {
    issuer: provider.issuer,
    ...CLIENT,
    button: null,
    scope: 'openid profile email',
    nameClaim: 'email',
    provision: null,
    ...settings,
  };
  const served = await serveParts({
    clock,
    rules: { publicUrl: HERE },
    openId: { settings: config, provider: new OpenIdProvider(config, HERE + OPENID_CALLBACK) },
  });
  onTestFinished(() => served.stop());
  const { accounts } = served;
  const make = async (signInName: string, role: Role = 'administrator') =>
    (
      await accounts.make(
        { accountId: null, name: '' },
        { signInName, shownName: signInName, role, scope: WHOLE_SITE, agentId: null, reason: '' },
      )
    ).account;
  const newBrowser = () => new TestBrowser({ [HERE]: served.url });
  const browser = newBrowser();
  /** Up to the way back, which is not taken yet. */
  const goToProvider = async (by = browser, to: string | null = null): Promise<string> => {
    const begun = await by.ask(`${HERE}/api/v1/sign-in/openid`, { method: 'POST', body: { to } });
    const { address } = (await begun.json()) as { address: string };
    return by.follow(address, (next) => next.startsWith(HERE));
  };
  const comeBack = async (address: string, by = browser) => {
    const answer = await by.ask(address);
    return { status: answer.status, leads: answer.headers.get('location') };
  };
  const signIn = async (by = browser, to: string | null = null) => comeBack(await goToProvider(by, to), by);
  const own = async (by = browser) =>
    ((await (await by.ask(`${HERE}/api/v1/account`)).json()) as { account: { signInName: string } | null })
      .account;
  const trouble = async (by = browser) =>
    (
      (await (await by.ask(`${HERE}/api/v1/sign-in/openid`)).json()) as {
        trouble: { said: { code: string }; message: string } | null;
      }
    ).trouble;
  return {
    served,
    accounts,
    provider,
    clock,
    browser,
    newBrowser,
    make,
    goToProvider,
    comeBack,
    signIn,
    own,
    trouble,
  };
}

const FAILED = { status: 303, leads: '/sign-in?openid=failed' };

describe('signing in by a provider', () => {
  it('AC50 AC51 signs in who was made under the name the provider has verified, and leads to our own page', async () => {
    const { make, signIn, own, served, provider, trouble } = await open();
    const made = await make('li.na@example.org');
    expect(await signIn(undefined, '/history')).toEqual({
      status: 303,
      leads: '/sign-in?openid=back&to=%2Fhistory',
    });
    expect(await own()).toMatchObject({ id: made.id, signInName: 'li.na@example.org' });
    expect(await trouble()).toBeNull();
    const [way] = provider.asked;
    expect(way?.get('code_challenge_method')).toBe('S256');
    expect(way?.get('redirect_uri')).toBe(HERE + OPENID_CALLBACK);
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(way?.get(name)?.length).toBeGreaterThan(40);
    expect(await served.audit.listAudit({ what: 'account-tied' }, 5)).toMatchObject([
      { target: { id: made.id }, author: { accountId: made.id }, after: { subject: 'li-1' } },
    ]);
  });

  it('AC51 knows whoever is tied again, whatever they are called by then', async () => {
    const { make, signIn, own, provider, newBrowser } = await open();
    const made = await make('li.na@example.org');
    await signIn();
    provider.state.person = { ...LI, email: 'li.wang@example.org', email_verified: false };
    const second = newBrowser();
    await signIn(second);
    expect(await own(second)).toMatchObject({ id: made.id });
  });

  it('AC52 is one browser’s: the way back of another is nobody’s', async () => {
    const { make, goToProvider, comeBack, own, newBrowser, trouble } = await open();
    await make('li.na@example.org');
    const address = await goToProvider();
    const victim = newBrowser();
    expect(await comeBack(address, victim)).toEqual(FAILED);
    expect(await own(victim)).toBeNull();
    // One that began a way of its own does not take another's, either.
    await goToProvider(victim);
    expect(await comeBack(address, victim)).toEqual(FAILED);
    expect(await trouble(victim)).toMatchObject({ said: { code: 'openid-answer-wrong' } });
    expect(await own(victim)).toBeNull();
  });

  it('AC52 refuses a state that is another, or none', async () => {
    const { make, goToProvider, comeBack, own, trouble } = await open();
    await make('li.na@example.org');
    for (const state of ['x'.repeat(43), null]) {
      const address = new URL(await goToProvider());
      if (state === null) address.searchParams.delete('state');
      else address.searchParams.set('state', state);
      expect(await comeBack(address.href)).toEqual(FAILED);
      expect(await trouble()).toMatchObject({ said: { code: 'openid-answer-wrong' } });
      expect(await own()).toBeNull();
    }
  });

  it('AC52 takes a way back once', async () => {
    const { served, make, goToProvider, comeBack, own, browser, trouble } = await open();
    await make('li.na@example.org');
    const address = await goToProvider();
    const cookie = browser.cookie(HERE);
    expect((await comeBack(address)).leads).toBe('/sign-in?openid=back');
    // Whoever copied the cookie and the address together has nothing, too.
    const again = await fetch(address.replace(HERE, served.url), { redirect: 'manual', headers: { cookie } });
    expect(again.headers.get('location')).toBe('/sign-in?openid=failed');
    expect(again.headers.getSetCookie()).toEqual([]);
    expect(await own()).not.toBeNull();
    expect(await trouble()).toBeNull();
  });

  it('AC52 is over after ten minutes', async () => {
    const { make, goToProvider, comeBack, own, clock, trouble } = await open();
    await make('li.na@example.org');
    const address = await goToProvider();
    clock.ms += 10 * MINUTE_MS;
    expect(await comeBack(address)).toEqual(FAILED);
    expect(await trouble()).toMatchObject({ said: { code: 'openid-attempt-over' } });
    expect(await trouble()).toBeNull();
    expect(await own()).toBeNull();
  });

  it('AC53 refuses another issuer’s answer, and one that names none', async () => {
    const { make, goToProvider, comeBack, own } = await open();
    await make('li.na@example.org');
    for (const iss of ['https://id.evil.example', null]) {
      const address = new URL(await goToProvider());
      expect(address.searchParams.has('iss')).toBe(true);
      if (iss === null) address.searchParams.delete('iss');
      else address.searchParams.set('iss', iss);
      expect(await comeBack(address.href)).toEqual(FAILED);
      expect(await own()).toBeNull();
    }
  });

  it('AC53 refuses a code that was made for another way', async () => {
    const { make, goToProvider, comeBack, own, newBrowser } = await open();
    await make('li.na@example.org');
    const stolen = new URL(await goToProvider(newBrowser()));
    const address = new URL(await goToProvider());
    address.searchParams.set('code', stolen.searchParams.get('code')!);
    expect(await comeBack(address.href)).toEqual(FAILED);
    expect(await own()).toBeNull();
  });

  it('AC54 takes no name that the provider has not verified', async () => {
    const { make, signIn, own, provider, trouble } = await open();
    await make('li.na@example.org');
    for (const email_verified of [false, undefined, 'true']) {
      provider.state.person = { ...LI, email_verified };
      expect(await signIn()).toEqual(FAILED);
      expect(await trouble()).toMatchObject({ said: { code: 'openid-name-unverified' } });
    }
    for (const email of [undefined, 7, '', 'ｌi.na@example.org', 'li.na\u200b@example.org']) {
      provider.state.person = { ...LI, email };
      expect(await signIn()).toEqual(FAILED);
      expect(await trouble()).toMatchObject({ said: { code: 'openid-name-missing' } });
    }
    expect(await own()).toBeNull();
  });

  it('AC54 tells whom nobody made an account for, in words', async () => {
    const { make, signIn, own, trouble } = await open();
    await make('somebody.else@example.org');
    expect(await signIn()).toEqual(FAILED);
    const told = await trouble();
    expect(told?.message).toBe(
      'No account here signs in as "Li.Na@example.org". Ask an administrator to make one of this name.',
    );
    expect(wordMessage(told!.said as never, 'zh-CN')).toContain('Li.Na@example.org');
    expect(await own()).toBeNull();
  });

  it('AC55 makes an account of the role the provider’s word gives, where that is set', async () => {
    const provision = {
      claim: 'groups',
      roles: [
        { value: 'floor-admins', role: 'administrator' as const },
        { value: 'planning', role: 'planner' as const },
      ],
    };
    const { signIn, own, provider, trouble, served, newBrowser } = await open({ settings: { provision } });
    provider.state.person = { ...LI, groups: ['planning'] };
    expect(await signIn()).toEqual(FAILED);
    expect(await trouble()).toMatchObject({ said: { code: 'first-account-administrator' } });
    provider.state.person = { ...LI, groups: ['planning', 'floor-admins'] };
    await signIn();
    expect(await own()).toMatchObject({ role: 'administrator', shownName: '李娜' });
    provider.state.person = {
      sub: 'wu-2',
      email: 'wu@example.org',
      email_verified: true,
      groups: 'planning',
    };
    const wu = newBrowser();
    await signIn(wu);
    expect(await own(wu)).toMatchObject({ role: 'planner', shownName: 'wu@example.org' });
    provider.state.person = { sub: 'bo-3', email: 'bo@example.org', email_verified: true, groups: ['x'] };
    const bo = newBrowser();
    expect(await signIn(bo)).toEqual(FAILED);
    expect(await served.audit.listAudit({ what: 'account-provisioned' }, 5)).toHaveLength(2);
  });

  it('AC56 lets nobody in by a closed account, by their tie or by their name', async () => {
    const { make, signIn, own, accounts, trouble, browser } = await open();
    const admin = { accountId: null, name: '' };
    await make('ada@example.org');
    const made = await make('li.na@example.org', 'planner');
    await signIn();
    await accounts.setState(admin, made.id, 'closed', '');
    expect(await own()).toBeNull();
    expect(await signIn()).toEqual(FAILED);
    expect(await trouble()).toMatchObject({ said: { code: 'openid-account-closed' } });
    await accounts.setState(admin, made.id, 'active', '');
    browser.forget(HERE);
    await signIn();
    expect(await own()).toMatchObject({ id: made.id });
  });

  it('AC56 gives an account that is tied to no second person, until it was closed and reopened', async () => {
    const { make, signIn, own, accounts, provider, trouble, newBrowser } = await open();
    await make('ada@example.org');
    const made = await make('li.na@example.org', 'planner');
    await signIn();
    provider.state.person = { ...LI, sub: 'another-9' };
    const other = newBrowser();
    expect(await signIn(other)).toEqual(FAILED);
    expect(await trouble(other)).toMatchObject({ said: { code: 'openid-account-tied' } });
    const admin = { accountId: null, name: '' };
    await accounts.setState(admin, made.id, 'closed', '');
    await accounts.setState(admin, made.id, 'active', '');
    await signIn(other);
    expect(await own(other)).toMatchObject({ id: made.id });
  });

  it('AC57 leads to our own page of signing in, wherever the way wants to lead', async () => {
    const { make, signIn, comeBack, goToProvider } = await open();
    await make('li.na@example.org');
    for (const to of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '\r\nx: y',
    ]) {
      const { leads } = await signIn(undefined, to);
      const url = new URL(leads!, HERE);
      expect(url.origin + url.pathname).toBe(`${HERE}/sign-in`);
      expect(leads).not.toMatch(/[\r\n]/);
    }
    const address = new URL(await goToProvider());
    address.searchParams.set('to', 'https://evil.example');
    address.searchParams.set('redirect_uri', 'https://evil.example');
    expect((await comeBack(address.href)).leads).toBe('/sign-in?openid=back');
  });

  it('AC11 AC58 gives a new session, ends the one before, and asks anew after signing out', async () => {
    const { make, signIn, own, browser, provider, accounts } = await open();
    await make('li.na@example.org');
    await signIn();
    const before = browser.cookie(HERE);
    await signIn();
    expect(browser.cookie(HERE)).not.toBe(before);
    expect(accounts.sessions.find(before)).toBeNull();
    expect(provider.asked.map((way) => way.get('prompt'))).toEqual([null, null]);
    await browser.ask(`${HERE}/api/v1/sign-out`, { method: 'POST', body: { where: 'here' } });
    expect(await own()).toBeNull();
    await signIn();
    await signIn();
    expect(provider.asked.map((way) => way.get('prompt'))).toEqual([null, null, 'login', null]);
  });

  it('AC59 says when the provider lets nobody in, or does not answer, and passwords go on', async () => {
    const { make, signIn, goToProvider, comeBack, own, provider, trouble, browser, served, accounts } =
      await open();
    const made = await make('li.na@example.org');
    provider.state.person = null;
    expect(await signIn()).toEqual(FAILED);
    expect(await trouble()).toMatchObject({ said: { code: 'openid-denied' } });
    provider.state.person = LI;
    const address = await goToProvider();
    await provider.stop();
    expect(await comeBack(address)).toEqual(FAILED);
    expect(await trouble()).toMatchObject({ said: { code: 'openid-unreachable', words: 'ECONNREFUSED' } });
    expect(served.errors).toHaveLength(1);
    const { path } = await accounts.makeLink({ accountId: null, name: '' }, made.id, '');
    const body = { token: path.split('#')[1], password: 'seven green lamps' };
    await browser.ask(`${HERE}/api/v1/password-link`, { method: 'POST', body });
    await browser.ask(`${HERE}/api/v1/sign-out`, { method: 'POST', body: { where: 'here' } });
    const named = { name: 'li.na@example.org', password: 'seven green lamps' };
    expect((await browser.ask(`${HERE}/api/v1/sign-in`, { method: 'POST', body: named })).status).toBe(200);
    expect(await own()).not.toBeNull();
  });

  it('AC59 says how long it waited for a provider that takes the connection and says nothing', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const settings = { ...CLIENT, button: null, scope: 'openid', nameClaim: 'email', provision: null };
    const hung = new OpenIdProvider(
      { ...settings, issuer: `http://127.0.0.1:${port}` },
      HERE + OPENID_CALLBACK,
      1,
    );
    await expect(hung.begin('as-usual')).rejects.toMatchObject({
      code: 'unavailable',
      said: { code: 'openid-timed-out', seconds: 1 },
    });
    silent.closeAllConnections();
    silent.close();
  });

  it('AC59 finds a provider that was away when it was asked first', async () => {
    const { make, signIn, own, browser, provider } = await open();
    await make('li.na@example.org');
    const bad = new OpenIdProvider(
      {
        ...CLIENT,
        issuer: 'http://127.0.0.1:9',
        button: null,
        scope: 'openid',
        nameClaim: 'email',
        provision: null,
      },
      HERE + OPENID_CALLBACK,
    );
    await expect(bad.begin('as-usual')).rejects.toMatchObject({ said: { code: 'openid-unreachable' } });
    expect(provider.asked).toEqual([]);
    await signIn(browser);
    expect(await own()).not.toBeNull();
  });

  it('AC52 keeps the cookie of a way from scripts, and lets it come along from the provider’s page', async () => {
    const { browser } = await open();
    const begun = await browser.ask(`${HERE}/api/v1/sign-in/openid`, { method: 'POST', body: { to: null } });
    const [cookie] = begun.headers.getSetCookie();
    expect(cookie).toMatch(/^floorcast_account_openid=[\w-]{43};/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/api/v1/sign-in/openid', 'Max-Age=600'])
      expect(cookie).toContain(part);
  });
});

it('AC50 without a provider there is none to sign in by', async () => {
  const served = await serveParts();
  onTestFinished(() => served.stop());
  const path = `${served.url}/api/v1/sign-in/openid`;
  expect(await (await fetch(path)).json()).toEqual({ offered: false, button: null, trouble: null });
  expect((await fetch(`${path}/callback?code=x`)).status).toBe(404);
});
