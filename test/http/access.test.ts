import { describe, expect, it } from 'vitest';
import { SESSION_MS } from '../../server/access/admin-session.ts';
import { isAllowedOrigin, isTrustedHost } from '../../server/access/origin.ts';
import { createDefaultBoards } from '../../shared/boards/default-boards.ts';
import { KIOSK_HEADER, type KioskLink } from '../../shared/contract/http.ts';
import { ask, serve } from './ask.ts';

const OPEN_TO_OTHERS = { rules: { host: '0.0.0.0' } };
const tokenOf = (link: KioskLink) => link.path.slice('/k/'.length);

describe('names and origins', () => {
  it.each([
    '127.0.0.1:4820',
    'localhost',
    '[::1]:4820',
    '192.168.1.7:4820',
    'floor-pc',
    'FLOOR-PC.local:80',
    'wall.example',
  ])('HT1 knows itself as %s', (host) => {
    const rules = {
      host: '0.0.0.0',
      publicUrl: 'https://wall.example',
      origins: [],
      machineName: 'Floor-PC',
    };
    expect(isTrustedHost(host, rules)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    'a b',
    '127.0.0.1.evil.example',
    'evil.example:4820',
  ])('HT1 does not know itself as %s', (host) => {
    const rules = { host: '127.0.0.1', publicUrl: null, origins: [], machineName: 'floor-pc' };
    expect(isTrustedHost(host, rules)).toBe(false);
  });

  it('HT1 refuses a foreign name that points here', async () => {
    const { url } = await serve();
    const answer = await ask(`${url}/api/v1/boards`, { headers: { host: 'evil.example' } });
    expect(answer.status).toBe(403);
    expect(answer.error).toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('evil.example'),
    });
  });

  it('HT2 takes an origin for ours when it is the host that was asked, whoever ended TLS', () => {
    const rules = {
      host: '127.0.0.1',
      publicUrl: null,
      origins: ['https://other.example'],
      machineName: 'x',
    };
    expect(isAllowedOrigin('https://floor.example', 'floor.example', rules)).toBe(true);
    expect(isAllowedOrigin('http://floor.example', 'floor.example:80', rules)).toBe(true);
    expect(isAllowedOrigin('https://other.example', 'floor.example', rules)).toBe(true);
    expect(isAllowedOrigin('http://floor.example:4820', 'floor.example', rules)).toBe(false);
    expect(isAllowedOrigin('https://floor.example.evil', 'floor.example', rules)).toBe(false);
    expect(isAllowedOrigin('null', 'floor.example', rules)).toBe(false);
    expect(isAllowedOrigin('https://floor.example', undefined, rules)).toBe(false);
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('HT2 changes nothing for a page that says %o', async (headers: object) => {
    const served = await serve();
    const answer = await ask(`${served.url}/api/v1/boards/floor`, {
      method: 'DELETE',
      headers: { cookie: served.cookie, ...(headers as Record<string, string>) },
    });
    expect(answer).toMatchObject({ status: 403, error: { code: 'not-allowed' } });
    expect(served.boards.find('floor')).not.toBeNull();
  });
});

describe('the administrator', () => {
  it('HT3 comes in by the link and gets a session the desk takes', async () => {
    const served = await serve();
    const answer = await ask(`${served.url}/admin?key=${served.secrets.adminKey}`);
    expect(answer).toMatchObject({
      status: 303,
      headers: { location: '/desk', 'cache-control': 'no-store' },
    });
    const [cookie] = answer.headers['set-cookie']!;
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).not.toMatch(/; Secure/);
    const session = await ask(`${served.url}/api/v1/session`, {
      headers: { cookie: cookie!.split(';')[0]! },
    });
    expect(session.json).toMatchObject({ role: 'administrator', wallsOpen: true });
  });

  it('HT3 gets a cookie for https only where the public address is https', async () => {
    const served = await serve({ rules: { publicUrl: 'https://floor.example' } });
    const answer = await ask(`${served.url}/admin?key=${served.secrets.adminKey}`);
    expect(answer.headers['set-cookie']![0]).toMatch(/; Secure/);
  });

  it.each(['', '?key=', '?key=wrong', '?key[]=a', '?key=a&key=b'])(
    'HT3 does not come in by /admin%s',
    async (query) => {
      const { url } = await serve();
      const answer = await ask(`${url}/admin${query}`);
      expect(answer.status).toBe(403);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  it('HT4 has no session by a forged, a cut or an ended cookie', async () => {
    let nowMs = Date.UTC(2026, 0, 1);
    const served = await serve({ clock: { nowMs: () => nowMs } });
    const [name, value] = served.cookie.split('=') as [string, string];
    const [endsAtMs, signature] = value.split('.') as [string, string];
    const roleOf = async (cookie: string) =>
      (await ask(`${served.url}/api/v1/session`, { headers: { cookie } })).json.role;
    expect(await roleOf(served.cookie)).toBe('administrator');
    for (const forged of [
      `${Number(endsAtMs) + 1}.${signature}`,
      `${endsAtMs}.`,
      endsAtMs,
      `.${signature}`,
      'x.y',
    ])
      expect(await roleOf(`${name}=${forged}`), forged).toBe('visitor');
    nowMs += SESSION_MS;
    expect(await roleOf(served.cookie)).toBe('visitor');
  });

  it('HT4 can end the session', async () => {
    const served = await serve();
    const answer = await ask(`${served.url}/api/v1/session`, {
      method: 'DELETE',
      headers: { cookie: served.cookie },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']![0]).toMatch(/Expires=Thu, 01 Jan 1970/);
  });
});

describe('walls', () => {
  it('HT5 open to everyone on this machine only', async () => {
    const own = await serve();
    expect((await ask(`${own.url}/api/v1/boards/floor`)).json.id).toBe('floor');
    const served = await serve(OPEN_TO_OTHERS);
    for (const path of ['boards', 'boards/floor', 'trend'])
      expect(await ask(`${served.url}/api/v1/${path}`)).toMatchObject({
        status: 401,
        error: { code: 'not-signed-in' },
      });
    const headers = { cookie: served.cookie };
    expect((await ask(`${served.url}/api/v1/boards`, { headers })).json.boards).toHaveLength(3);
  });

  it('HT5 open to a kiosk link as its own board', async () => {
    const served = await serve(OPEN_TO_OTHERS);
    const link = await served.links.create({ boardId: 'queues', note: '', agentNames: 'hidden' });
    const headers = { [KIOSK_HEADER]: tokenOf(link), cookie: served.cookie };
    const see = async (path: string) => ask(`${served.url}/api/v1/${path}`, { headers });
    expect((await see('session')).json).toMatchObject({ role: 'kiosk', wallsOpen: false });
    expect((await see('boards/queues')).status).toBe(200);
    expect((await see('boards/floor')).error).toMatchObject({ code: 'not-allowed' });
    expect((await see('boards')).json.boards.map(({ id }: { id: string }) => id)).toEqual(['queues']);
    expect((await see('trend')).status).toBe(200);
    expect((await see(`kiosk/${tokenOf(link)}`)).json).toEqual({ boardId: 'queues', agentNames: 'hidden' });
  });
});

describe('those who try', () => {
  it('HT6 wrong keys, tokens and links end in too-many, good ones still pass', async () => {
    const served = await serve(OPEN_TO_OTHERS);
    const statuses = new Set<number>();
    for (let index = 0; index < 40; index += 1)
      statuses.add((await ask(`${served.url}/admin?key=guess${index}`)).status);
    expect([...statuses]).toEqual([403, 429]);
    const tokens = new Set<number>();
    for (let index = 0; index < 40; index += 1)
      tokens.add(
        (await ask(`${served.url}/api/v1/boards`, { headers: { [KIOSK_HEADER]: `guess${index}.x` } })).status,
      );
    expect([...tokens]).toEqual([401, 429]);
    expect((await ask(`${served.url}/admin?key=${served.secrets.adminKey}`)).status).toBe(303);
    expect((await ask(`${served.url}/api/v1/boards`, { headers: { cookie: served.cookie } })).status).toBe(
      200,
    );
  });
});

describe('kiosk links', () => {
  it('HT35 are made, listed and revoked over http, and survive a restart', async () => {
    const first = await serve(OPEN_TO_OTHERS);
    const headers = { cookie: first.cookie };
    const body = { boardId: 'floor', note: 'lobby', agentNames: 'hidden' };
    const made: KioskLink = (await ask(`${first.url}/api/v1/kiosk-links`, { method: 'POST', headers, body }))
      .json;
    expect(made).toMatchObject({
      ...body,
      revokedAtMs: null,
      path: expect.stringMatching(/^\/k\/[\w-]+\.[\w-]{43}$/),
    });
    const second = await serve({ ...OPEN_TO_OTHERS, documents: first.documents });
    const opens = () => ask(`${second.url}/api/v1/kiosk/${tokenOf(made)}`);
    expect((await opens()).json).toEqual({ boardId: 'floor', agentNames: 'hidden' });
    const url = `${second.url}/api/v1/kiosk-links/${made.id}`;
    expect((await ask(url, { method: 'DELETE', headers: { cookie: first.cookie } })).status).toBe(204);
    expect((await opens()).error).toMatchObject({ code: 'not-signed-in' });
    const { links } = (await ask(`${second.url}/api/v1/kiosk-links`, { headers })).json;
    expect(links).toMatchObject([{ id: made.id, revokedAtMs: expect.any(Number) }]);
    const third = await serve({ ...OPEN_TO_OTHERS, documents: first.documents });
    expect((await ask(`${third.url}/api/v1/kiosk/${tokenOf(made)}`)).status).toBe(401);
  });

  it('HT35 want a board there is and nothing unknown', async () => {
    const served = await serve();
    const create = (body: object) =>
      ask(`${served.url}/api/v1/kiosk-links`, { method: 'POST', headers: { cookie: served.cookie }, body });
    expect((await create({ boardId: 'none', note: '', agentNames: 'shown' })).error.code).toBe('not-found');
    for (const body of [
      {},
      { boardId: 'floor', note: 'x'.repeat(500), agentNames: 'shown' },
      { boardId: 'floor', note: '', agentNames: 'maybe' },
    ])
      expect((await create(body)).error.code).toBe('bad-request');
    const revoke = await ask(`${served.url}/api/v1/kiosk-links/none`, {
      method: 'DELETE',
      headers: { cookie: served.cookie },
    });
    expect(revoke.error.code).toBe('not-found');
  });

  it('HT35 made at the same time are all kept', async () => {
    const { links, documents } = await serve();
    await Promise.all(
      Array.from({ length: 10 }, () => links.create({ boardId: 'floor', note: '', agentNames: 'shown' })),
    );
    const stored = await documents.read('kiosk-links', (value) => value as { links: unknown[] });
    expect(stored!.links).toHaveLength(10);
  });
});

describe('boards', () => {
  it('HT36 are saved, found after a restart and deleted', async () => {
    const first = await serve();
    const headers = { cookie: first.cookie };
    const board = { ...createDefaultBoards(first.floor.site())[0]!, id: 'night', name: 'Nacht 夜间' };
    const put = await ask(`${first.url}/api/v1/boards/night`, { method: 'PUT', headers, body: board });
    expect(put).toMatchObject({ status: 200, json: { id: 'night', name: 'Nacht 夜间' } });
    const second = await serve({ documents: first.documents });
    const url = `${second.url}/api/v1/boards/night`;
    expect((await ask(url)).json).toEqual(put.json);
    expect((await ask(url, { method: 'DELETE', headers })).status).toBe(204);
    expect((await ask(url)).error.code).toBe('not-found');
    expect((await ask(url, { method: 'DELETE', headers })).error.code).toBe('not-found');
  });

  it('HT36 that are none are refused with what is wrong', async () => {
    const served = await serve();
    const put = (body: object | string, headers: Record<string, string> = {}) =>
      ask(`${served.url}/api/v1/boards/floor`, {
        method: 'PUT',
        headers: { cookie: served.cookie, ...(headers as Record<string, string>) },
        body,
      });
    const board = served.boards.find('floor')!;
    expect((await put({ ...board, theme: 'pink' })).error).toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('theme'),
    });
    expect((await put({ ...board, id: 'other' })).error).toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('other'),
    });
    expect((await put('{"id": ', { 'content-type': 'application/json' })).error.code).toBe('bad-request');
    expect((await put('[]', { 'content-type': 'text/plain' })).error.code).toBe('bad-request');
    expect((await put({ ...board, name: 'x'.repeat(300_000) })).error).toMatchObject({ code: 'too-large' });
    expect(served.boards.find('floor')).toEqual(board);
  });
});
