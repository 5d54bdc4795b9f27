import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { expect, it } from 'vitest';
import { ROUTES } from '../../server/http/routes/index.ts';
import type { Route } from '../../server/http/route.ts';
import { ROOT } from '../architecture/source-files.ts';
import { startServer } from '../helpers/start-server.ts';
import { ask } from '../http/ask.ts';

/** What has opened other doors. */
const TRIED = [
  `' or '1'='1`,
  `'; drop table accounts; --`,
  `" union select password_hash from accounts --`,
  `1) or 1=1 --`,
  `%27%20or%201=1`,
  `\\'; select pg_sleep(9); --`,
  `{"$ne":null}`,
  `../../../../etc/passwd`,
  `..%2f..%2fsecrets.json`,
  `__proto__`,
  `<script>alert(1)</script>`,
  `\u0000`,
  `$\{7*7}`,
  `%`,
  `_`,
];

it(
  'TH1 nothing that is written into a path or a question is ever run, on any route',
  { timeout: 400_000 },
  async () => {
    const server = await startServer();
    const opened = await ask(`${server.url}/admin?key=${server.adminKey}`);
    const cookie = String(opened.headers['set-cookie']?.[0]).split(';')[0]!;
    const secrets = readFileSync(join(server.dataFolder, 'secrets.json'), 'utf8');
    const { signingKey } = JSON.parse(secrets) as { readonly signingKey: string };
    const failed: string[] = [];
    let asked = 0;
    for (const route of ROUTES) {
      for (const [index, text] of TRIED.entries()) {
        const address = addressOf(route, text);
        if (address === null) break;
        const answer = await ask(server.url + address, {
          method: route.method.toUpperCase(),
          headers: { cookie, 'x-forwarded-for': `10.1.${asked >> 8}.${asked & 255}` },
          ...(route.method !== 'get' && { body: {} }),
        });
        asked += 1;
        if (
          answer.status >= 500 ||
          answer.text.includes(signingKey) ||
          /root:.*:0:0|SQLITE|syntax error/i.test(answer.text)
        )
          failed.push(`${route.method} ${address} (${index}): ${answer.status} ${answer.text.slice(0, 200)}`);
      }
    }
    expect(failed).toEqual([]);
    expect(asked).toBeGreaterThan(TRIED.length * 40);
    // All of it is still there.
    expect((await ask(`${server.url}/api/v1/accounts`, { headers: { cookie } })).status).toBe(200);
    expect(server.lines.filter((line) => line.startsWith('Error'))).toEqual([]);
  },
);

/** With the text in each place of the path and of the question; null where there is none. */
function addressOf({ path, query, needs, bodyKind }: Route, text: string): string | null {
  // The meters of a test are no question, and signing out would end what asks.
  if (needs === 'send-events' || bodyKind === 'file' || path === '/api/v1/session') return null;
  const names = Object.keys((query as z.ZodObject | undefined)?.shape ?? {});
  if (!path.includes('{') && names.length === 0) return null;
  const written = encodeURIComponent(text);
  const asked = names.map((name) => `${name}=${written}`).join('&');
  return path.replaceAll(/\{\w+\}/g, () => written) + (asked === '' ? '' : `?${asked}`);
}

it('TH2 no screen writes markup: texts are texts, wherever they came from', () => {
  const files = readdirSync(join(ROOT, 'client'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(svelte|ts|html)$/.test(path),
  );
  expect(files.length).toBeGreaterThan(200);
  const found = files.filter((path) =>
    /\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|\beval\(|new Function\(/.test(
      readFileSync(join(ROOT, 'client', path), 'utf8'),
    ),
  );
  expect(found).toEqual([]);
});

it('TH3 a form of another kind than JSON changes nothing, even from our own page', async () => {
  const server = await startServer();
  const opened = await ask(`${server.url}/admin?key=${server.adminKey}`);
  const cookie = String(opened.headers['set-cookie']?.[0]).split(';')[0]!;
  const body = JSON.stringify({ boardId: server.boardIds[0], note: 'x', agentNames: 'hidden' });
  for (const type of [
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    '',
  ])
    expect(
      (
        await ask(`${server.url}/api/v1/kiosk-links`, {
          method: 'POST',
          headers: { cookie, ...(type && { 'content-type': type }), origin: server.url },
          body,
        })
      ).status,
      type,
    ).toBe(400);
  const links = await ask(`${server.url}/api/v1/kiosk-links`, { headers: { cookie } });
  expect(links.json.links).toEqual([]);
});
