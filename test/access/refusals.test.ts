import { describe, expect, it, onTestFinished } from 'vitest';
import { ROUTES } from '../../server/http/routes/index.ts';
import { KIOSK_HEADER } from '../../shared/contract/http.ts';
import { RIGHT_NAMES, RIGHTS, type Right } from '../../shared/access/rights.ts';
import { isMessage, wordMessage, type Message } from '../../shared/messages/message.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { ask, serve } from '../http/ask.ts';
import { openScreen } from '../helpers/screen.ts';
import { account, askAs } from './ask-as.ts';

const OPEN_TO_OTHERS = { rules: { host: '0.0.0.0' } };
const ELSEWHERE: readonly Readonly<Record<string, string>>[] = [
  { origin: 'https://evil.example' },
  { 'sec-fetch-site': 'cross-site' },
];
const addressOf = (path: string) => path.replaceAll(/\{\w+\}/g, 'x');
const describeAll = (said: Message) => LOCALES.map((locale) => wordMessage(said, locale));

describe('refusals', () => {
  it('AZ5 have words for every right in every language', () => {
    for (const right of RIGHT_NAMES) {
      const what = { code: `right-${right}` } as Message;
      expect(isMessage(what), right).toBe(true);
      const worded = describeAll({ code: 'right-lacking', what });
      expect(new Set(worded).size, right).toBe(LOCALES.length);
      worded.forEach((words, at) => expect(words).toContain(wordMessage(what, LOCALES[at]!)));
    }
  });

  it('AZ5 say what is lacking and the way to it', async () => {
    const served = await serve(OPEN_TO_OTHERS);
    const planner = askAs(served, account({ role: 'planner' }));
    const refused = await planner.ask('/boards/floor', { method: 'DELETE' });
    expect(refused).toMatchObject({
      status: 403,
      error: { said: { code: 'right-lacking', what: { code: 'right-edit-boards' } } },
    });
    expect(refused.error.message).toBe(
      'Your account may not change boards. Ask an administrator if it should.',
    );
    const narrow = askAs(served, account({ scope: { teams: null, queues: ['a'] } }));
    expect((await narrow.ask('/export/calls')).error.said).toMatchObject({ code: 'scope-lacks' });
    const link = await served.links.create({ boardId: 'floor', note: '', agentNames: 'shown' });
    const see = (path: string, headers: Record<string, string> = {}) =>
      ask(`${served.url}${path}`, { headers });
    const codes = [
      await see('/api/v1/boards'),
      await see('/api/v1/history'),
      await see('/api/v1/oddities'),
      await see('/api/v1/oddities', { [KIOSK_HEADER]: link.path.slice('/k/'.length) }),
      await see('/api/v1/oddities', { authorization: `Bearer ${served.secrets.readToken}` }),
      await see('/api/v1/oddities', { authorization: 'Bearer wrong' }),
    ].map(({ status, error }) => `${status} ${error.said!.code}`);
    expect(codes).toEqual([
      '401 sign-in-or-link-needed',
      '401 sign-in-or-token-needed',
      '401 sign-in-needed',
      '403 kiosk-link-lacks',
      '403 token-lacks',
      '401 token-invalid',
    ]);
  });

  it('AZ5 are in the description of every route with the right it needs', async () => {
    const { url } = await serve();
    const { paths } = (await ask(`${url}/api/v1/openapi.json`)).json;
    for (const { method, path, needs } of ROUTES) {
      const described = paths[path][method];
      expect(described['x-floorcast-right'], path).toBe(needs);
      for (const holder of RIGHTS[needs].holders) expect(described.description, path).toContain(holder);
      if (!RIGHTS[needs].holders.includes('everyone'))
        expect(Object.keys(described.responses), path).toEqual(expect.arrayContaining(['401', '403']));
    }
  });

  it('AZ4 the session says who one is and what one may do', async () => {
    const served = await serve(OPEN_TO_OTHERS);
    const director = await askAs(served, account({ role: 'director' })).ask('/session');
    expect(director.json).toMatchObject({ role: 'director', name: 'Ann' });
    expect(director.json.rights).toContain('see-audit');
    expect(director.json.rights).not.toContain('manage-accounts');
    expect((await ask(`${served.url}/api/v1/session`)).json).toMatchObject({
      role: 'visitor',
      name: null,
      rights: ['come-in', 'sign-in'],
    });
  });
});

describe('ids', () => {
  it('AZ10 are refused alike, whether there is one of them or not', async () => {
    const served = await serve(OPEN_TO_OTHERS);
    const link = await served.links.create({ boardId: 'floor', note: '', agentNames: 'hidden' });
    const agent = askAs(served, account({ role: 'agent', agentId: '1' }));
    const isAgents = (right: Right) =>
      (['agent', 'everyone'] as const).some((holder) =>
        (RIGHTS[right].holders as readonly string[]).includes(holder),
      );
    const routes = ROUTES.filter(({ path, needs }) => path.includes('{') && !isAgents(needs));
    expect(routes.length).toBeGreaterThan(20);
    for (const { method, path } of routes) {
      const answers = ['floor', link.id, '1', 'nothing'].map((id) =>
        agent.ask(path.slice('/api/v1'.length).replaceAll(/\{\w+\}/g, id), { method: method.toUpperCase() }),
      );
      const said = (await Promise.all(answers)).map(({ status, text }) => `${status} ${text}`);
      expect(new Set(said).size, path).toBe(1);
      expect(said[0], path).toMatch(/^403 /);
    }
    expect(served.boards.find('floor')).not.toBeNull();
  });

  it('AZ10 a kiosk link learns nothing of other boards', async () => {
    const served = await serve(OPEN_TO_OTHERS);
    const link = await served.links.create({ boardId: 'queues', note: '', agentNames: 'hidden' });
    const see = async (id: string) => {
      const headers = { [KIOSK_HEADER]: link.path.slice('/k/'.length) };
      const { status, text } = await ask(`${served.url}/api/v1/boards/${id}`, { headers });
      return `${status} ${text}`;
    };
    expect(await see('floor')).toBe(await see('nothing'));
    expect(await see('floor')).toMatch(/^403 /);
  });

  it('AZ10 an agent says of nobody else that they have seen their shifts', async () => {
    const served = await serve();
    const agent = askAs(served, account({ role: 'agent', agentId: '1' }));
    const see = (agentId: string) =>
      agent.ask('/rosters/versions/1/seen', { method: 'POST', body: { agentId } });
    const [other, nobody] = [await see('2'), await see('nobody')];
    expect([other.status, other.error.said]).toEqual([403, { code: 'own-shifts-only' }]);
    expect(nobody.text).toBe(other.text);
    expect((await see('1')).status).toBe(404);
  });
});

describe('browsers', () => {
  it('AZ11 come by the administrator’s link to the desk, and nowhere else', async () => {
    const served = await serve();
    for (const more of [
      '&next=https://evil.example',
      '&redirect=//evil.example',
      '&returnTo=/k/x',
      '#//evil.example',
    ]) {
      const { status, headers } = await ask(`${served.url}/admin?key=${served.secrets.adminKey}${more}`);
      expect([status, headers.location], more).toEqual([303, '/desk']);
    }
    for (const path of ['//evil.example', '/\\evil.example', '/admin//evil.example'])
      expect((await ask(`${served.url}${path}`)).headers.location, path).toBeUndefined();
  });

  it('AZ12 change nothing for pages of others, whoever they are signed in as', async () => {
    const served = await serve();
    const someone = askAs(served, account({ role: 'administrator' }));
    const changing = ROUTES.filter(({ method }) => method !== 'get');
    expect(changing.length).toBeGreaterThan(30);
    for (const { method, path } of changing)
      for (const headers of ELSEWHERE) {
        const answer = await ask(served.url + addressOf(path), {
          method: method.toUpperCase(),
          headers: { cookie: someone.cookie, ...headers },
        });
        expect([answer.status, answer.error.said?.code], path).toEqual([403, 'origin-refused']);
      }
  });

  it('AZ13 are told to run and show nothing but ours', async () => {
    const served = await serve();
    for (const path of ['/', '/api/v1/session', '/api/v1/nothing', '/admin?key=x']) {
      const { headers } = await ask(served.url + path);
      const policy = String(headers['content-security-policy']);
      expect(policy, path).not.toMatch(/unsafe|\*|https?:/);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).toContain("object-src 'none'");
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['x-powered-by'], path).toBeUndefined();
      expect(headers['access-control-allow-origin'], path).toBeUndefined();
    }
  });

  it('AZ13 pages of others open no socket with the cookie of an account', async () => {
    const served = await serve();
    const { cookie } = askAs(served, account());
    await expect(openScreen(served.url, { cookie, origin: 'https://evil.example' })).rejects.toThrow();
    const own = await openScreen(served.url, { cookie, origin: served.url });
    onTestFinished(() => own.close());
    expect(own.socket.connected).toBe(true);
  });
});
