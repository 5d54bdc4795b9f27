import { expect, test } from 'vitest';
import { openPushed, showPush } from '../../client/service-worker/push.ts';
import { NoticeBell } from '../../client/state/notice-bell.svelte.ts';
import type { SessionInfo } from '../../shared/contract/http.ts';

const session = (name: string | null, role: SessionInfo['role'] = 'agent'): SessionInfo => ({
  role,
  name,
  rights: role === 'visitor' ? ['come-in'] : ['come-in', 'see-own-account'],
  wallsOpen: false,
  protocol: 1,
});

test('the bell follows whoever is signed in, anew when that is somebody else', () => {
  const log: string[] = [];
  let tell: (unread: number) => void = () => {};
  const bell = new NoticeBell((onUnread) => {
    log.push('follow');
    tell = onUnread;
    return () => log.push('stop');
  });
  bell.followFor(null);
  bell.followFor(session(null, 'visitor'));
  bell.followFor(session(null, 'administrator'));
  expect(log).toEqual([]);
  bell.followFor(session('Alex'));
  bell.followFor(session('Alex'));
  tell(3);
  expect([bell.unread, bell.news]).toEqual([3, 1]);
  bell.followFor(session('Bo'));
  expect(bell.unread).toBe(0);
  bell.followFor(session(null, 'visitor'));
  expect(log).toEqual(['follow', 'stop', 'follow', 'stop']);
});

const ORIGIN = 'https://floor.example';

function createScope(pages: readonly string[] = []) {
  const shown: unknown[] = [];
  const went: string[] = [];
  const scope = {
    location: { origin: ORIGIN },
    registration: {
      showNotification: async (title: string, options: object) => void shown.push({ title, ...options }),
    },
    clients: {
      matchAll: async () =>
        pages.map((url) => ({
          url,
          focus: async () => void went.push(`focus ${url}`),
          navigate: async (to: string) => void went.push(to),
        })),
      openWindow: async (url: string) => void went.push(`open ${url}`),
    },
  };
  return { scope, shown, went };
}

function show(data: { json(): unknown } | null) {
  const { scope, shown } = createScope();
  showPush({ data, waitUntil: () => {} }, scope);
  return shown[0];
}

test('NO7 a push is shown as it came, and what cannot be read as something that is there', () => {
  const pushed = { id: 'n1', title: '班次有变动', body: '周二', path: '/me', lang: 'zh-CN' };
  expect(show({ json: () => pushed })).toMatchObject({
    title: '班次有变动',
    body: '周二',
    lang: 'zh-CN',
    tag: 'n1',
    data: { path: '/me' },
  });
  const broken = {
    json: () => {
      throw new SyntaxError('no JSON');
    },
  };
  for (const data of [null, broken, { json: () => ({ title: 7 }) }])
    expect(show(data)).toMatchObject({ title: 'Floorcast', data: { path: '/me/notices' } });
});

test('NO7 touching it opens its page, in one that is open, and never another site', async () => {
  const touch = async (path: unknown, pages: readonly string[]) => {
    const { scope, went } = createScope(pages);
    let work: Promise<unknown> = Promise.resolve();
    const notification = { data: { path }, close: () => void went.push('close') };
    openPushed({ notification, waitUntil: (begun) => void (work = begun) }, scope);
    await work;
    return went;
  };
  expect(await touch('/me/requests', [])).toEqual(['close', `open ${ORIGIN}/me/requests`]);
  expect(await touch('/me', [`${ORIGIN}/desk`, `${ORIGIN}/me/month`])).toEqual([
    'close',
    `focus ${ORIGIN}/me/month`,
    `${ORIGIN}/me`,
  ]);
  expect(await touch('//evil.example/x', [])).toEqual(['close', `open ${ORIGIN}/me/notices`]);
  expect(await touch(undefined, [])).toEqual(['close', `open ${ORIGIN}/me/notices`]);
});
