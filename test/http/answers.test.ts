import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_STATUS } from '../../server/http/error-status.ts';
import { ROUTES } from '../../server/http/routes/index.ts';
import { ERROR_CODES } from '../../shared/contract/socket-events.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { ask, serve } from './ask.ts';

describe('answers', () => {
  it('HT10 has a status for every code', () => {
    expect(Object.keys(ERROR_STATUS).sort()).toEqual([...ERROR_CODES].sort());
  });

  it('HT10 says what there is when an address is none', async () => {
    const { url } = await serve();
    expect(await ask(`${url}/api/v1/nothing`)).toMatchObject({
      status: 404,
      error: { code: 'not-found', message: expect.stringContaining('openapi.json') },
    });
    expect((await ask(`${url}/api/v1/trend`, { method: 'POST' })).status).toBe(404);
  });

  it('HT10 tells nothing of what failed unexpectedly, logs it and goes on', async () => {
    class BrokenFloor extends ScriptedFloor {
      override oddities = () => {
        throw new Error('secret detail');
      };
    }
    const served = await serve({ floor: new BrokenFloor() });
    const answer = await ask(`${served.url}/api/v1/oddities`, { headers: { cookie: served.cookie } });
    expect(answer).toMatchObject({ status: 500, error: { code: 'internal' } });
    expect(answer.text).not.toContain('secret');
    expect(served.errors).toMatchObject([{ message: 'secret detail' }]);
    expect((await ask(`${served.url}/healthz`)).status).toBe(200);
  });

  it('HT13 health says what feed, journal and store do', async () => {
    const { url } = await serve();
    expect((await ask(`${url}/healthz`)).json).toMatchObject({
      status: 'ok',
      version: '0.0.0',
      feeds: [],
      journal: { status: 'ok', lastSeq: 0 },
      store: { status: 'ok' },
    });
  });

  it.each([
    ['connected', 0, 'ok'],
    ['connecting', 10_000, 'ok'],
    ['connecting', 10_001, 'degraded'],
    ['lost', 1, 'degraded'],
  ])('HT13 health with a feed that is %s for %i ms is %s', async (status, notConnectedMs, expected) => {
    const feed = { id: 'asterisk', status, detail: 'login refused' };
    const { url } = await serve({ feeds: () => [{ ...feed, notConnectedMs }] });
    expect(await ask(`${url}/healthz`)).toMatchObject({ status: 200, json: { status: expected } });
    expect((await ask(`${url}/healthz`)).json.feeds).toEqual([feed]);
  });

  it('HT13 health of a journal that cannot be written is degraded, and still 200', async () => {
    const floor = new ScriptedFloor();
    floor.journal.status = () => ({ status: 'failed', detail: 'The disk is full.' });
    const { url } = await serve({ floor });
    expect(await ask(`${url}/healthz`)).toMatchObject({
      status: 200,
      json: { status: 'degraded', journal: { status: 'failed', detail: 'The disk is full.' } },
    });
  });
});

describe('the OpenAPI document', () => {
  it('HT11 describes every route, and nothing else', async () => {
    const { url } = await serve();
    const { json } = await ask(`${url}/api/v1/openapi.json`);
    expect(json.openapi).toBe('3.1.0');
    const described = Object.entries<object>(json.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
    expect(described).toContain('post /api/v1/events');
  });

  it('HT11 has the schemas of events, parameters and answers', async () => {
    const { url } = await serve();
    const { json } = await ask(`${url}/api/v1/openapi.json`);
    const intake = json.paths['/api/v1/events'].post;
    expect(JSON.stringify(intake.requestBody.content['application/json'].schema)).toContain('"call-offered"');
    expect(intake.requestBody.content['application/x-ndjson']).toBeDefined();
    expect(intake.security).toEqual([{ intake: [] }]);
    expect(intake.responses['200'].content['application/json'].schema.properties).toHaveProperty('refused');
    const trend = json.paths['/api/v1/trend'].get;
    expect(
      trend.parameters.map(
        ({ name, required }: { name: string; required: boolean }) => `${name} ${required}`,
      ),
    ).toEqual(['day false', 'queue false']);
    for (const { path } of ROUTES)
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        for (const operation of Object.values<{ parameters: { name: string; in: string }[] }>(
          json.paths[path],
        ))
          expect(operation.parameters).toContainEqual(expect.objectContaining({ name, in: 'path' }));
  });
});

describe('the client', () => {
  function createClient(): string {
    const folder = createTemporaryFolder();
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Floorcast</title>');
    writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'export {};');
    writeFileSync(join(folder, 'icon.svg'), '<svg/>');
    return folder;
  }

  it('HT12 is one page for every address, never kept', async () => {
    const { url } = await serve({ clientFolder: createClient() });
    for (const path of ['/', '/wall/floor', '/k/a.b', '/desk/call/1234.5', '/index.html']) {
      const answer = await ask(url + path);
      expect(answer, path).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
      expect(answer.text).toContain('<title>Floorcast');
    }
  });

  it('HT12 keeps what has a hash in its name for ever, and has no page for a file that is none', async () => {
    const { url } = await serve({ clientFolder: createClient() });
    const asset = await ask(`${url}/assets/main-abc123.js`);
    expect(asset).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect((await ask(`${url}/icon.svg`)).headers['cache-control']).toBe('public, max-age=0');
    expect((await ask(`${url}/assets/main-old.js`)).error.code).toBe('not-found');
    expect((await ask(`${url}/assets/%2e%2e/%2e%2e/package.json`)).status).not.toBe(200);
    expect((await ask(`${url}/../package.json`)).text).not.toContain('dependencies');
  });

  it('HT12 loads nothing from elsewhere and is not upgraded to https', async () => {
    const { url } = await serve({ clientFolder: createClient() });
    const { headers } = await ask(`${url}/`);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).not.toMatch(/https?:/);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('HT12 that is not built is said so', async () => {
    const { url } = await serve();
    expect((await ask(`${url}/wall/floor`)).error).toMatchObject({
      message: expect.stringContaining('npm run build'),
    });
  });
});
