import type { PushedNotice } from '../../shared/contract/notices.ts';

/** What is needed of a service worker: `client/tsconfig.json` types pages. */
export interface PushScope {
  readonly location: { readonly origin: string };
  readonly registration: {
    showNotification(title: string, options: object): Promise<void>;
  };
  readonly clients: {
    matchAll(options: object): Promise<readonly PushedPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
}

interface PushedPage {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}

export interface PushedEvent {
  readonly data: { json(): unknown } | null;
  waitUntil(work: Promise<unknown>): void;
}

export interface TouchedEvent {
  readonly notification: { readonly data: unknown; close(): void };
  waitUntil(work: Promise<unknown>): void;
}

/** Shows a notice as it came. A browser wants every push to show something: one that cannot be read shows that there is something. */
export function showPush(event: PushedEvent, { registration }: PushScope): void {
  const { id, title, body, path, lang } = readPush(event);
  event.waitUntil(
    registration.showNotification(title, {
      body,
      lang,
      // Sent twice, the second takes the place of the first without a sound.
      tag: id,
      icon: '/icon-192.png',
      data: { path },
    }),
  );
}

/** Opens what was touched, in a page that is open already where there is one. */
export function openPushed(event: TouchedEvent, { clients, location }: PushScope): void {
  event.notification.close();
  const { path } = (event.notification.data ?? {}) as { readonly path?: unknown };
  const url = new URL(typeof path === 'string' ? path : '/me/notices', location.origin);
  // Nothing that came from elsewhere leads elsewhere.
  const target = url.origin === location.origin ? url.href : `${location.origin}/me/notices`;
  event.waitUntil(
    clients.matchAll({ type: 'window' }).then(async (pages) => {
      const open = pages.find((page) => new URL(page.url).pathname.startsWith('/me'));
      if (open === undefined) return clients.openWindow(target);
      await open.focus();
      return open.navigate(target).catch(() => clients.openWindow(target));
    }),
  );
}

function readPush({ data }: PushedEvent): PushedNotice {
  const unread: PushedNotice = {
    id: 'unread',
    title: 'Floorcast',
    body: '',
    path: '/me/notices',
    lang: 'en',
  };
  try {
    const pushed = data?.json() as Partial<PushedNotice> | undefined;
    return typeof pushed?.title === 'string' ? { ...unread, ...pushed } : unread;
  } catch {
    return unread;
  }
}
