import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, vi } from 'vitest';

export interface ProviderPerson {
  readonly sub: string;
  readonly [claim: string]: unknown;
}

export const CLIENT = { clientId: 'floorcast', clientSecret: 'what the provider and we know' };

/**
 * A real OpenID Connect provider on this machine. Whoever comes to it is signed in as `person` without being asked, as somebody with
 * a session there is; null: it lets nobody in.
 */
export async function startOpenIdProvider(callback: string) {
  const Provider = await loadQuietly();
  const state = {
    person: { sub: 'li-1', email: 'li.na@example.org', email_verified: true } as ProviderPerson | null,
  };
  /** What each way here asked for. */
  const asked: URLSearchParams[] = [];
  const people = new Map<string, ProviderPerson>();
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [callback] }],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username', 'groups'],
    },
    cookies: { keys: ['of this test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...people.get(id)! }) }),
    // Nobody is asked what may be told.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  onTestFinished(() => void server.closeAllConnections());
  return {
    issuer,
    state,
    asked,
    /** As a provider that is out of order. */
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function handle(
    request: Parameters<typeof answer>[0],
    response: Parameters<typeof answer>[1],
  ): Promise<void> {
    const url = new URL(request.url ?? '', issuer);
    const { person } = state;
    // Also of somebody with a session here the provider tells what it knows by now.
    if (person) people.set(person.sub, person);
    if (url.pathname === '/auth') asked.push(url.searchParams);
    if (!url.pathname.startsWith('/interaction/')) return answer(request, response);
    await provider.interactionFinished(
      request,
      response,
      person ? { login: { accountId: person.sub } } : { error: 'access_denied' },
    );
  }
}

/** It says at length for which Node it is made. */
async function loadQuietly() {
  const said = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'info')].map((spy) =>
    spy.mockImplementation(() => {}),
  );
  onTestFinished(() => said.forEach((spy) => spy.mockRestore()));
  return (await import('oidc-provider')).default;
}

/** A browser, as far as cookies and redirects go. `places`: where names really are. */
export class TestBrowser {
  readonly #cookies = new Map<string, Map<string, string>>();
  readonly #places: Readonly<Record<string, string>>;

  constructor(places: Readonly<Record<string, string>>) {
    this.#places = places;
  }

  cookie(origin: string): string {
    return [...(this.#cookies.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Forgets what a site has left here. */
  forget(origin: string): void {
    this.#cookies.delete(origin);
  }

  async ask(
    address: string,
    init: { readonly method?: string; readonly body?: object } = {},
  ): Promise<Response> {
    const url = new URL(address);
    const place = this.#places[url.origin] ?? url.origin;
    const response = await fetch(place + url.pathname + url.search, {
      method: init.method ?? 'GET',
      redirect: 'manual',
      headers: {
        cookie: this.cookie(url.origin),
        ...(init.body && { 'content-type': 'application/json' }),
      },
      ...(init.body && { body: JSON.stringify(init.body) }),
    });
    const kept = this.#cookies.get(url.origin) ?? new Map<string, string>();
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...options] = line.split(';');
      const at = pair.indexOf('=');
      const isOver = options.some((option) => /^ *expires=Thu, 01 Jan 1970/i.test(option));
      if (isOver) kept.delete(pair.slice(0, at));
      else kept.set(pair.slice(0, at), pair.slice(at + 1));
    }
    this.#cookies.set(url.origin, kept);
    return response;
  }

  /** Goes where it is sent until `until` is the next address, which is not asked any more. */
  async follow(address: string, until: (address: string) => boolean): Promise<string> {
    for (let next = address, steps = 0; steps < 20; steps += 1) {
      if (until(next)) return next;
      const response = await this.ask(next);
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${next} answered ${response.status} and leads nowhere.`);
      next = new URL(location, next).href;
    }
    throw new Error(`${address} leads round in circles.`);
  }
}
