import { createHmac, createPublicKey, verify } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Outgoing } from '../../server/notices/channels/channel.ts';
import { createMail } from '../../server/notices/channels/mail.ts';
import { createWebhook } from '../../server/notices/channels/webhook.ts';
import { isPublicAddress } from '../../server/notices/public-address.ts';
import { findUrlFault, post } from '../../server/notices/post.ts';
import type { WebhookDocument } from '../../shared/contract/notices.ts';
import type { NoticeFact } from '../../shared/notices/notice.ts';
import { createSayings } from '../../shared/notices/sayings.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import { createTestBrowser } from './decrypt-push.ts';
import { account, ANN, CONTEST, MINUTE_MS, openHouse, PUSH_KEYS } from './notice-house.ts';
import { takePosts } from './take-posts.ts';

const TO_ANN = { agentIds: ['8001'] };
const READER = { accountId: 'ann', sessionId: 's1', browser: 'Test 1.0' };

describe('push', () => {
  async function openWithBrowser(path = '/push/1') {
    const house = openHouse();
    const service = await takePosts();
    const browser = createTestBrowser();
    const endpoint = `${service.url}${path}`;
    await house.room.addDevice(READER, { endpoint, keys: browser.keys, locale: 'zh-CN' });
    const tell = async (fact: NoticeFact = CONTEST) => {
      house.room.tell(TO_ANN, fact);
      await house.room.idle();
      await house.pass(15 * MINUTE_MS);
    };
    return { ...house, service, browser, endpoint, tell };
  }

  it('NO7 arrives at its browser, readable there alone, in the reader’s language and signed by the site', async () => {
    const { tell, service, browser, room } = await openWithBrowser();
    await tell();
    expect(service.taken).toHaveLength(1);
    const [{ path, headers, body }] = service.taken as [(typeof service.taken)[number]];
    const [notice] = (await room.list('ann', null)).notices;
    expect(JSON.parse(browser.decrypt(body))).toEqual({
      id: notice!.id,
      title: '您对3月9日周一出勤的申诉已通过',
      body: '该时段按已豁免计算。',
      path: '/me/notices',
      lang: 'zh-CN',
    });
    expect(body.toString()).not.toContain('申诉');
    expect(path).toBe('/push/1');
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'high' });
    expect(headers['topic']).toMatch(/^[\w-]{1,32}$/);
    const [, token, key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(String(headers.authorization))!;
    const [head, claims, signature] = token!.split('.');
    expect(key).toBe(PUSH_KEYS.publicKey);
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toMatchObject({
      aud: service.url,
      sub: 'mailto:ops@example.org',
    });
    const point = Buffer.from(key!, 'base64url');
    const publicKey = createPublicKey({
      format: 'jwk',
      key: {
        kty: 'EC',
        crv: 'P-256',
        x: point.subarray(1, 33).toString('base64url'),
        y: point.subarray(33).toString('base64url'),
      },
    });
    const isSigned = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature!, 'base64url'),
    );
    expect(isSigned).toBe(true);
  });

  it.each([404, 410])('NO7 a browser that answers %i is let go, and nobody is told of it', async (status) => {
    const { tell, service, room, lines } = await openWithBrowser();
    service.answer.status = status;
    await tell();
    expect((await room.readSettings('ann')).push.devices).toEqual([]);
    service.answer.status = 201;
    await tell({ ...CONTEST, day: '2026-03-01' });
    expect([service.taken.length, lines]).toEqual([1, []]);
  });

  it('NO4 NO7 a service that fails is tried again, redirections are not followed, and each browser is one send', async () => {
    const { tell, service, room, pass, endpoint } = await openWithBrowser();
    const other = createTestBrowser();
    await room.addDevice(READER, { endpoint: `${endpoint}?2`, keys: other.keys, locale: 'zh-CN' });
    service.answer.status = 307;
    await tell();
    expect(service.taken.map(({ path }) => path).sort()).toEqual(['/push/1', '/push/1?2']);
    service.answer.status = 201;
    await pass(MINUTE_MS);
    await pass(MINUTE_MS * 10);
    expect(service.taken).toHaveLength(4);
  });

  it('NO7 a browser goes with its session, when its reader takes it out, and when somebody else uses it', async () => {
    const bo = account('bo', { agentId: '8002' });
    const { room, signOut, signInAgain } = openHouse({}, [ANN, bo]);
    const { keys } = createTestBrowser();
    const devicesOf = async (accountId: string) =>
      (await room.readSettings(accountId)).push.devices.map(({ endpoint }) => endpoint);
    const add = (endpoint: string, reader = READER) =>
      room.addDevice(reader, { endpoint, keys, locale: 'en' });
    await add('https://push.example/1');
    await add('https://push.example/2', { ...READER, sessionId: 's2' });
    signOut(['s1']);
    await room.idle();
    expect(await devicesOf('ann')).toEqual(['https://push.example/2']);
    await room.removeDevice('bo', 'https://push.example/2');
    expect(await devicesOf('ann')).toHaveLength(1);
    // Its session's time was over; signed in again, it is the new session that ends it.
    signInAgain('s2', 'ann', 's9');
    signOut(['s2']);
    await room.idle();
    expect(await devicesOf('ann')).toHaveLength(1);
    await add('https://push.example/2', { ...READER, accountId: 'bo', sessionId: 's3' });
    expect([await devicesOf('ann'), await devicesOf('bo')]).toEqual([[], ['https://push.example/2']]);
    await room.removeDevice('bo', 'https://push.example/2');
    expect(await devicesOf('bo')).toEqual([]);
  });

  it('NO7 long texts are cut to what a push carries, between characters', async () => {
    const { tell, service, browser } = await openWithBrowser();
    await tell({ kind: 'message', messageId: 'm', text: '🎧通知'.repeat(2_000) });
    const pushed = JSON.parse(browser.decrypt(service.taken[0]!.body));
    expect(pushed.body).toMatch(/^🎧通知.*…$/u);
    expect(service.taken[0]!.body.length).toBeLessThan(4_096);
  });
});

describe('where pushes may go', () => {
  it.each([
    'http://push.example/1',
    'https://127.0.0.1/1',
    'https://[::1]/1',
    'https://[::ffff:10.0.0.1]/1',
    'https://10.1.2.3/1',
    'https://0x7f.1/1',
    'https://2130706433/1',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/1',
    'https://a.localhost./1',
    'https://user:pass@push.example/1',
    'ftp://push.example/1',
    'not an address',
  ])('NO7 is not %s', async (url) => {
    const { room } = openHouse({ push: { keys: PUSH_KEYS, contact: 'mailto:a@b.c', reach: 'public' } });
    const { keys } = createTestBrowser();
    await expect(room.addDevice(READER, { endpoint: url, keys, locale: 'en' })).rejects.toMatchObject({
      code: 'bad-request',
    });
    await expect(post({ url, headers: {}, body: '', reach: 'public' })).rejects.toMatchObject({
      kind: 'never',
    });
  });

  it('NO7 is out in the world: a name that stands for this machine is found out when it is asked', async () => {
    expect(findUrlFault('https://fcm.googleapis.com/fcm/send/1', 'public')).toBeNull();
    // Debian's own name of this machine.
    const { hostname } = await import('node:os');
    const { lookup } = await import('node:dns/promises');
    const found = await lookup(hostname()).catch(() => null);
    if (found === null || isPublicAddress(found.address)) return;
    const url = `https://${hostname()}/1`;
    await expect(post({ url, headers: {}, body: '', reach: 'public' })).rejects.toMatchObject({
      kind: 'never',
    });
  });

  it('NO7 knows addresses within from addresses out in the world', () => {
    const inside =
      '10.0.0.1 172.31.255.255 192.168.0.1 100.64.0.1 0.0.0.0 224.0.0.1 ::1 fe80::1 fd00::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1::';
    expect(inside.split(' ').filter(isPublicAddress)).toEqual([]);
    const outside = '8.8.8.8 172.32.0.1 100.128.0.1 2606:4700::1111';
    expect(outside.split(' ').filter((address) => !isPublicAddress(address))).toEqual([]);
  });
});

describe('mail', () => {
  interface Taken {
    readonly from: string;
    readonly to: readonly string[];
    readonly raw: string;
  }

  async function openMail() {
    const taken: Taken[] = [];
    const refused = new Map<string, number>();
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, answer) => {
        const responseCode = refused.get(address);
        answer(
          responseCode === undefined ? null : Object.assign(new Error('no such user'), { responseCode }),
        );
      },
      onData: (stream, { envelope }, answer) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          taken.push({
            from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
            to: envelope.rcptTo.map(({ address }) => address),
            raw: Buffer.concat(chunks).toString(),
          });
          answer();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const { port } = server.server.address() as AddressInfo;
    const mail = createMail({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: '排班中心 <rosters@example.org>',
      baseUrl: () => 'https://floor.example.org',
      sayings: (locale) =>
        createSayings({
          locale,
          timeZone: 'Asia/Shanghai',
          nameAgent: () => 'Eve\r\nBcc: eve@evil.example\r\n\r\nHi',
        }),
    });
    const outgoing = (
      facts: readonly NoticeFact[],
      locale: Locale,
      address = 'ann@example.org',
    ): Outgoing => ({
      send: {
        id: 'n1-mail',
        channel: 'mail',
        accountId: 'ann',
        deviceId: null,
        text: '',
        madeMs: 0,
        tries: 1,
      },
      notice: { noticeId: 'n1', facts },
      person: {
        accountId: 'ann',
        settings: null,
        mail: { address, confirmedMs: 1, tokenHash: null, tokenEndsMs: null },
      },
      device: null,
      locale,
    });
    return { mail, taken, refused, outgoing };
  }

  const decodeHeader = (raw: string, name: string) => {
    const unfolded = raw.split('\r\n\r\n')[0]!.replaceAll(/\r\n[ \t]/g, ' ');
    const value = new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1] ?? '';
    return value
      .replaceAll(/\?= =\?/g, '?==?')
      .replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
        kind.toUpperCase() === 'B'
          ? Buffer.from(text, 'base64').toString()
          : decodeURIComponent(text.replaceAll('_', ' ').replaceAll('=', '%')),
      );
  };
  const bodyOf = (raw: string) => {
    const [head, ...rest] = raw.split('\r\n\r\n');
    const body = rest.join('\r\n\r\n');
    return /base64/i.test(head!)
      ? Buffer.from(body, 'base64').toString()
      : decodeURIComponent(
          body
            .replaceAll(/=\r\n/g, '')
            .replaceAll('%', '%25')
            .replaceAll(/=([0-9A-F]{2})/g, '%$1'),
        );
  };

  it('NO6 is sent in Chinese, to one mailbox, from the site', async () => {
    const { mail, taken, outgoing } = await openMail();
    await mail.send(outgoing([CONTEST], 'zh-CN'));
    const [{ from, to, raw }] = taken as [Taken];
    expect([from, to]).toEqual(['rosters@example.org', ['ann@example.org']]);
    expect(decodeHeader(raw, 'Subject')).toBe('您对3月9日周一出勤的申诉已通过');
    expect(decodeHeader(raw, 'From')).toBe('排班中心 <rosters@example.org>');
    expect(decodeHeader(raw, 'Message-ID')).toBe('<n1-mail@floorcast>');
    expect(decodeHeader(raw, 'Auto-Submitted')).toBe('auto-generated');
    expect(bodyOf(raw)).toContain('该时段按已豁免计算。');
    expect(bodyOf(raw)).toContain('https://floor.example.org/me/notices');
  });

  it('NO6 names and texts add no header and no reader', async () => {
    const { mail, taken, outgoing } = await openMail();
    const note = '.\r\nBcc: eve@evil.example\r\n.\r\nMAIL FROM:<x@y>';
    await mail.send(outgoing([{ kind: 'help', agentId: '8001', note }], 'en'));
    const [{ to, raw }] = taken as [Taken];
    expect(to).toEqual(['ann@example.org']);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    expect(decodeHeader(raw, 'Subject')).toBe('Eve Bcc: eve@evil.example Hi asks for help');
    expect(taken).toHaveLength(1);
  });

  it('NO5 NO6 a mailbox that is refused for good is not tried again, a busy one is', async () => {
    const { mail, refused, outgoing } = await openMail();
    refused.set('gone@example.org', 550).set('busy@example.org', 450);
    await expect(mail.send(outgoing([CONTEST], 'en', 'gone@example.org'))).rejects.toMatchObject({
      kind: 'never',
    });
    await expect(mail.send(outgoing([CONTEST], 'en', 'busy@example.org'))).rejects.toMatchObject({
      kind: 'again',
    });
  });

  it('NO6 the link is in the mail that asks for it', async () => {
    const { mail, taken } = await openMail();
    await mail.sendLink('ann@example.org', 'secret-token', 'en');
    expect(bodyOf(taken[0]!.raw)).toContain('https://floor.example.org/me/notices/confirm#secret-token');
    expect(decodeHeader(taken[0]!.raw, 'Subject')).toBe('Confirm your address for Floorcast');
  });

  it('NO4 no mail server is no end: it is tried again', async () => {
    const mail = createMail({
      smtpUrl: 'smtp://127.0.0.1:1',
      from: 'a@b.c',
      baseUrl: () => '',
      sayings: (locale) => createSayings({ locale, timeZone: 'Etc/UTC', nameAgent: String }),
    });
    await expect(mail.sendLink('ann@example.org', 't', 'en')).rejects.toMatchObject({
      kind: 'again',
      why: 'silent',
    });
  });
});

describe('the webhook', () => {
  it('NO8 is told every fact at once, signed, with its readers and words in every language', async () => {
    const service = await takePosts();
    const house = openHouse({
      webhook: createWebhook({ url: `${service.url}/hook`, key: 'k'.repeat(20), nowMs: () => 7 }),
    });
    service.answer.status = 503;
    // To somebody without an account, too.
    house.room.tell({ agentIds: ['8001', '9999'] }, CONTEST);
    await house.room.idle();
    service.answer.status = 204;
    await house.pass(MINUTE_MS);
    await house.pass(MINUTE_MS);
    expect(service.taken).toHaveLength(2);
    const [first, second] = service.taken as [(typeof service.taken)[number], (typeof service.taken)[number]];
    expect(second.headers['x-floorcast-id']).toBe(first.headers['x-floorcast-id']);
    const body = second.body.toString();
    const signature = createHmac('sha256', 'k'.repeat(20)).update(`7.${body}`).digest('hex');
    expect(second.headers).toMatchObject({
      'x-floorcast-time': '7',
      'x-floorcast-signature': `sha256=${signature}`,
      'content-type': 'application/json; charset=utf-8',
    });
    const document = JSON.parse(body) as WebhookDocument;
    expect(document).toMatchObject({
      version: 1,
      notices: [{ readers: { agentIds: ['8001', '9999'] }, fact: CONTEST }],
    });
    expect(document.notices[0]!.text).toEqual({
      en: 'What you contested of Mon 9 Mar is granted\nThe time counts as excused.',
      'zh-CN': '您对3月9日周一出勤的申诉已通过\n该时段按已豁免计算。',
      'zh-TW': '您對3月9日週一出勤的申訴已通過\n該時段按已豁免計算。',
    });
    expect(document.id).toBe(first.headers['x-floorcast-id']);
  });

  it('NO8 a published roster is told in documents of fifty people', async () => {
    const service = await takePosts();
    const house = openHouse({ webhook: createWebhook({ url: service.url, key: 'k', nowMs: () => 7 }) });
    const shift = {
      templateId: 'e',
      start: '08:00',
      minutes: 480,
      longBreakAfterMinutes: null,
      segments: null,
    };
    const people = Array.from({ length: 120 }, (_, at) => ({
      agentId: String(at),
      changes: [
        {
          agentId: String(at),
          day: '2026-03-20',
          kind: 'new' as const,
          noticeHours: null,
          isLate: false,
          before: null,
          after: shift,
        },
      ],
    }));
    house.publish(4, people);
    await house.room.idle();
    const documents = service.taken.map(({ body }) => JSON.parse(body.toString()) as WebhookDocument);
    expect(documents.map(({ notices }) => notices.length).sort()).toEqual([20, 50, 50]);
    expect(documents.map(({ id }) => id).sort()).toEqual(['roster-4-0', 'roster-4-1', 'roster-4-2']);
  });
});
