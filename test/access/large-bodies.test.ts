import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ROUTES } from '../../server/http/routes/index.ts';
import type { Route } from '../../server/http/route.ts';
import type { HttpError } from '../../shared/contract/http.ts';
import { ask, serve } from '../http/ask.ts';
import { openDesk } from '../imports/import-desk.ts';
import { account, askAs } from './ask-as.ts';

// Gigabytes go through the wire, on machines that do other work as well.
vi.setConfig({ testTimeout: 600_000 });

const MB = 1024 * 1024;
const GIGABYTE = 1024 * MB;
/** What is sent over and over: a gigabyte is never held. */
const PIECE = Buffer.alloc(MB, 'a,b,c\n');

interface Sent {
  readonly status: number;
  readonly error: HttpError;
  readonly mostHeldBytes: number;
}

/** Sends a gigabyte without saying how much it is, as long as the server takes it. */
function sendGigabyte(url: string, headers: Readonly<Record<string, string>>): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const before = heldBytes();
    let mostHeldBytes = 0;
    let isAnswered = false;
    const sent = request(url, { method: 'POST', headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        isAnswered = true;
        resolve({
          status: response.statusCode!,
          error: JSON.parse(Buffer.concat(pieces).toString()) as HttpError,
          mostHeldBytes,
        });
        sent.destroy();
      });
    });
    sent.on('error', (error) => {
      if (!isAnswered) reject(error);
    });
    let bytes = 0;
    const send = (): void => {
      while (!isAnswered && bytes < GIGABYTE) {
        bytes += PIECE.length;
        mostHeldBytes = Math.max(mostHeldBytes, heldBytes() - before);
        if (!sent.write(PIECE)) return void sent.once('drain', send);
      }
      sent.end();
    };
    send();
  });
}

function heldBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Who may come to which door, as far as the roles differ. */
async function open() {
  const desk = await openDesk({ mostUploadBytes: 64 * MB });
  const served = await serve({ imports: desk.jobs });
  const byRole = (role: 'administrator' | 'agent') => ({
    cookie: askAs(served, account({ accountId: role, role, agentId: '1' })).cookie,
  });
  const administrator = byRole('administrator');
  const agent = byRole('agent');
  const headersOf = ({ needs }: Route): Readonly<Record<string, string>> => {
    if (needs === 'send-events') return { authorization: `Bearer ${served.secrets.intakeToken}` };
    return needs === 'own-requests' ? agent : administrator;
  };
  return { desk, served, headersOf };
}

/** One of each way in which a body is read; files each by themselves. */
const WAYS = ROUTES.filter(
  ({ path, bodyKind }) => bodyKind === 'file' || bodyKind === 'events' || path === '/api/v1/people/import',
);
const QUERIES: Readonly<Record<string, string>> = {
  '/api/v1/imports/uploads': '?name=calls.csv',
  '/api/v1/rosters/import-preview': '?from=2026-11-02&days=7',
};
/** The largest of what is read whole is 32 MB, and pieces of it are put together once. */
const MOST_HELD_BYTES = 256 * MB;

describe('a gigabyte that is sent', () => {
  it('TH9 every route that takes files is among those tried', () => {
    expect(WAYS.map(({ path }) => path).sort()).toEqual([
      '/api/v1/events',
      '/api/v1/imports/uploads',
      '/api/v1/people/import',
      '/api/v1/people/import-preview',
      '/api/v1/rosters/import-preview',
    ]);
  });

  it('TH9 is refused at the limit with the rule and the way out, held nowhere and kept nowhere', async () => {
    const { desk, served, headersOf } = await open();
    for (const route of WAYS) {
      const headers = {
        ...headersOf(route),
        ...(route.bodyKind === undefined && { 'content-type': 'application/json' }),
      };
      const url = served.url + route.path + (QUERIES[route.path] ?? '');
      const { status, error, mostHeldBytes } = await sendGigabyte(url, headers);
      expect(status, route.path).toBe(413);
      expect(error.code, route.path).toBe('too-large');
      expect(error.message, route.path).toMatch(/(MB|GB|bytes).*(send|export)/i);
      expect(mostHeldBytes, route.path).toBeLessThan(MOST_HELD_BYTES);
    }
    expect(readdirSync(join(desk.folder, 'uploads'))).toEqual([]);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('floorcast-sheet-'))).toEqual([]);
  });

  it('TH9 is refused by every other route before any of it is read, when it says how much it is', async () => {
    const { served, headersOf } = await open();
    const routes = ROUTES.filter(({ body, bodyKind }) => body !== undefined && bodyKind !== 'file');
    expect(routes.length).toBeGreaterThan(40);
    for (const route of routes) {
      const answer = await ask(served.url + route.path.replaceAll(/\{\w+\}/g, '1'), {
        method: route.method.toUpperCase(),
        headers: {
          ...headersOf(route),
          'content-type': 'application/json',
          'content-length': String(GIGABYTE),
          // The rest of it is never sent: nobody else may have this connection.
          connection: 'close',
        },
      });
      expect(answer.status, `${route.method} ${route.path}`).toBe(413);
      expect(answer.error.message).toContain('Send it in parts.');
    }
  });
});
