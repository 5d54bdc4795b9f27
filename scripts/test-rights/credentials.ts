import type { Asker } from '../../shared/access/rights.ts';
import { ROLES, WHOLE_SITE, type AccountScope, type Role } from '../../shared/access/roles.ts';
import { KIOSK_HEADER, type KioskLink } from '../../shared/contract/http.ts';
import type { MemorySessions } from '../../server/access/memory-sessions.ts';

/** A server whose every door is tried. */
export interface TriedServer {
  readonly url: string;
  readonly wallsOpen: boolean;
  readonly adminKey: string;
  readonly readToken: string;
  readonly intakeToken: string;
  readonly boardId: string;
  readonly sessions: MemorySessions;
}

/** Somebody at the doors: what they show, and whom the server is to take them for. */
export interface Credential {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly kiosk: string | null;
  /** Null: what is shown is worthless, and opens only what is everyone's. */
  readonly asker: Asker | null;
  /** Sockets know cookies and kiosk links. */
  readonly onSockets: Asker | null;
}

export interface Tried {
  readonly credentials: readonly Credential[];
  /** Of a link that opens `boardId`. */
  readonly kioskToken: string;
}

/** Sees one queue, whether there is one of that name or not. */
const NARROW: AccountScope = { teams: null, queues: ['nowhere'] };

/** Everybody who may come to the doors of a server, with sessions and links made there. */
export async function gatherCredentials(server: TriedServer): Promise<Tried> {
  const { wallsOpen, sessions } = server;
  const administrator = await openAdminSession(server);
  const [shown, hidden, revoked] = [
    await makeLink(server, administrator, 'shown'),
    await makeLink(server, administrator, 'hidden'),
    await makeLink(server, administrator, 'shown'),
  ];
  await change(server, administrator, 'DELETE', `kiosk-links/${revoked.id}`);
  const nobody: Asker = { as: 'nobody', wallsOpen, isScoped: false };
  const withCookie = (name: string, cookie: string, asker: Asker): Credential => ({
    name,
    headers: { cookie },
    kiosk: null,
    asker,
    onSockets: asker,
  });
  const withAccount = (role: Role, scope: AccountScope, name: string) =>
    withCookie(name, sessions.signIn({ accountId: name, name, role, agentId: null, scope }), {
      as: role,
      wallsOpen,
      isScoped: scope !== WHOLE_SITE,
    });
  const withLink = (name: string, kiosk: string, as: Asker['as'] | null): Credential => {
    const asker = as && { as, wallsOpen, isScoped: false };
    return { name, headers: { [KIOSK_HEADER]: kiosk }, kiosk, asker, onSockets: asker };
  };
  const withToken = (name: string, token: string, as: Asker['as'] | null): Credential => ({
    name,
    headers: { authorization: `Bearer ${token}` },
    kiosk: null,
    asker: as && { as, wallsOpen, isScoped: false },
    onSockets: nobody,
  });
  const ended = withAccount('administrator', WHOLE_SITE, 'ended');
  sessions.end('ended');
  const credentials = [
    ...ROLES.map((role) => withAccount(role, WHOLE_SITE, role)),
    ...ROLES.map((role) => withAccount(role, NARROW, `${role} of one queue`)),
    withCookie('administrator by link', administrator, { as: 'administrator', wallsOpen, isScoped: false }),
    { name: 'nobody', headers: {}, kiosk: null, asker: nobody, onSockets: nobody },
    { ...ended, name: 'ended session', asker: nobody, onSockets: nobody },
    withCookie('forged session', administrator.replace(/.{4}$/, 'AAAA'), nobody),
    withLink('kiosk link with names', tokenOf(shown), 'named-screen'),
    withLink('kiosk link without names', tokenOf(hidden), 'screen'),
    withLink('revoked kiosk link', tokenOf(revoked), null),
    withLink('forged kiosk link', `${shown.id}.${'A'.repeat(43)}`, null),
    withToken('read token', server.readToken, 'read-token'),
    withToken('intake token', server.intakeToken, 'intake-token'),
    withToken('wrong token', 'x'.repeat(32), null),
  ];
  return { credentials, kioskToken: tokenOf(shown) };
}

async function openAdminSession({ url, adminKey }: TriedServer): Promise<string> {
  const answer = await fetch(`${url}/admin?key=${adminKey}`, { redirect: 'manual' });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`/admin answered ${answer.status} and no cookie.`);
  return cookie.split(';')[0]!;
}

async function makeLink(
  server: TriedServer,
  cookie: string,
  agentNames: KioskLink['agentNames'],
): Promise<KioskLink> {
  const body = { boardId: server.boardId, note: '', agentNames };
  return (await change(server, cookie, 'POST', 'kiosk-links', body)).json() as Promise<KioskLink>;
}

async function change(
  { url }: TriedServer,
  cookie: string,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}.`);
  return answer;
}

function tokenOf({ path }: KioskLink): string {
  return path.slice('/k/'.length);
}
