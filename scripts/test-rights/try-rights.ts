import { io } from 'socket.io-client';
import type { Route } from '../../server/http/route.ts';
import { mayUse, RIGHTS, type Asker, type Right } from '../../shared/access/rights.ts';
import { SOCKET_RIGHTS } from '../../shared/contract/socket-rights.ts';
import type { Ack, ClientToServer } from '../../shared/contract/socket-events.ts';
import { gatherCredentials, type Credential, type Tried, type TriedServer } from './credentials.ts';

export interface RightsTried {
  /** Doors tried, each by somebody. */
  readonly checks: number;
  /** Where the server and the table disagree, a sentence each. */
  readonly surprises: readonly string[];
}

type EventName = keyof ClientToServer;

/** What each event is tried with: every right it may need is in it. */
const TRIED_EVENTS: { readonly [Name in EventName]: readonly Parameters<ClientToServer[Name]>[0][] } = {
  'floor:join': [
    { audience: 'desk' },
    { audience: 'wall' },
    { audience: 'wall-nameless' },
    { audience: 'desk', replayId: 'none' },
  ],
  'replay:start': [{ day: '2026-01-01', speed: 1 }],
  'replay:control': [{ replayId: 'none', action: { kind: 'pause' } }],
  'roster:look': [{ copyId: null, firstDay: '2026-01-01', days: 7, editing: null }],
  'roster:leave': [{}],
  'notices:follow': [{}],
};

/** Nothing takes so long on a machine that is only busy. */
const HANGS_MS = 60_000;

/** Tries every route and every socket event as everybody, and compares what happens with the table. */
export async function tryRights(server: TriedServer, routes: readonly Route[]): Promise<RightsTried> {
  const tried = await gatherCredentials(server);
  const surprises: string[] = [];
  let checks = 0;
  for (const credential of tried.credentials) {
    for (const name of Object.keys(TRIED_EVENTS) as EventName[]) {
      for (const request of TRIED_EVENTS[name]) {
        checks += 1;
        const right = SOCKET_RIGHTS[name](request as never);
        const status = await askSocket(server, name, request, credential);
        // A worthless kiosk link does not even connect.
        const expected = credential.onSockets === null ? 401 : expectStatus(credential.onSockets, right);
        if (!isAsExpected(status, expected))
          surprises.push(
            `${name} ${JSON.stringify(request)} (${right}) answers ${status} to ${credential.name}, not ${expected}.`,
          );
      }
    }
    for (const route of endingLast(routes)) {
      checks += 1;
      const status = await askRoute(server, tried, route, credential, checks);
      const expected = expectStatus(credential.asker, route.needs);
      if (!isAsExpected(status, expected))
        surprises.push(
          `${route.method.toUpperCase()} ${route.path} (${route.needs}) answers ${status} to ${credential.name}, not ${expected}.`,
        );
    }
  }
  return { checks, surprises };
}

/** What ends the session it is asked with is asked last. */
function endingLast(routes: readonly Route[]): readonly Route[] {
  const ends = ({ method, path }: Route) =>
    path === '/api/v1/sign-out' || (method === 'delete' && path === '/api/v1/session');
  return [...routes.filter((route) => !ends(route)), ...routes.filter(ends)];
}

type Expected = 'allowed' | 401 | 403;

function expectStatus(asker: Asker | null, right: Right): Expected {
  if (asker === null) return RIGHTS[right].holders.includes('everyone') ? 'allowed' : 401;
  if (mayUse(asker, right)) return 'allowed';
  return asker.as === 'nobody' ? 401 : 403;
}

/** Allowed is whatever was let in: that it then lacked a body or a parameter is another matter. */
function isAsExpected(status: number, expected: Expected): boolean {
  return expected === 'allowed' ? ![401, 403, 429].includes(status) : status === expected;
}

async function askRoute(
  { url, boardId }: TriedServer,
  { kioskToken }: Tried,
  { method, path, body, bodyKind = 'json' }: Route,
  { headers }: Credential,
  turn: number,
): Promise<number> {
  const known: Readonly<Record<string, string>> = {
    token: kioskToken,
    boardId: method === 'get' ? boardId : 'none',
    what: 'calls',
    importNo: '1',
    versionNo: '1',
  };
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? 'none');
  const isJson = body !== undefined && bodyKind === 'json';
  const answer = await fetch(url + address, {
    method: method.toUpperCase(),
    headers: {
      ...headers,
      ...(isJson && { 'content-type': 'application/json' }),
      // Wrong keys are counted by address.
      'x-forwarded-for': `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`,
    },
    ...(isJson && { body: '{}' }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

const STATUS: Readonly<Record<string, number>> = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'too-many': 429,
};

/** As a status, so that both are judged alike. */
async function askSocket(
  { url }: TriedServer,
  name: EventName,
  request: unknown,
  { headers, kiosk }: Credential,
): Promise<number> {
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: kiosk === null ? {} : { kiosk },
    extraHeaders: { ...headers },
  });
  try {
    const refusal = await new Promise<string | null>((resolve) => {
      socket.once('connect', () => resolve(null));
      socket.once('connect_error', (error) =>
        resolve((error as { readonly data?: { readonly code?: string } }).data?.code ?? 'not connected'),
      );
    });
    if (refusal !== null) return STATUS[refusal] ?? 500;
    const answer = (await socket.timeout(HANGS_MS).emitWithAck(name, request)) as Ack<unknown>;
    return answer.ok ? 200 : (STATUS[answer.code] ?? 500);
  } finally {
    socket.disconnect();
  }
}
