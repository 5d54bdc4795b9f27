import { describe, expect, it } from 'vitest';
import { findNextTryMs } from '../../server/notices/back-off.ts';
import { findReaders } from '../../server/notices/find-readers.ts';
import { SendFault } from '../../server/notices/send-fault.ts';
import { createMemoryNotices } from '../../server/stores/notices/memory-notices.ts';
import type { RosterShift } from '../../shared/contract/rosters.ts';
import type { NoticeFact } from '../../shared/notices/notice.ts';
import { account, ANN, CONTEST, HOUR_MS, MINUTE_MS, NOON, openHouse } from './notice-house.ts';

const TO_ANN = { agentIds: ['8001'] };
const shift = (start: string): RosterShift => ({
  templateId: 'early',
  start,
  minutes: 480,
  longBreakAfterMinutes: null,
  segments: null,
});
const moved = (before: string | null, after: string | null, day = '2026-03-20') => ({
  agentId: '8001',
  day,
  kind: 'moved' as const,
  noticeHours: 200,
  isLate: false,
  before: before === null ? null : shift(before),
  after: after === null ? null : shift(after),
});

describe('readers', () => {
  const site = { agents: [{ id: '8001', name: { en: 'Ann' }, team: 'Red' }] };
  const sam = account('sam', { role: 'supervisor', scope: { teams: ['Blue'], queues: null } });
  const sue = account('sue', { role: 'supervisor', scope: { teams: ['Red'], queues: null } });
  const all = [
    ANN,
    account('gone', { agentId: '8001', state: 'closed' }),
    sam,
    sue,
    account('pia', { role: 'planner' }),
  ];

  it('NO1 are active accounts of agents or roles, who see whom it is about', () => {
    expect(findReaders(TO_ANN, all, site)).toEqual(['ann']);
    expect(findReaders({ agentIds: ['9999'] }, all, site)).toEqual([]);
    expect(findReaders({ roles: ['supervisor', 'planner'] }, all, site)).toEqual(['sam', 'sue', 'pia']);
    expect(findReaders({ roles: ['supervisor'], ofAgentId: '8001' }, all, site)).toEqual(['sue']);
  });
});

describe('notices on their way', () => {
  it('NO2 NO3 are in the page at once, are mailed once when they are due, and not when they were read', async () => {
    const { room, mails, pass, confirmMail, errors } = openHouse();
    await confirmMail();
    const changed: string[] = [];
    room.onChanged((accountId) => changed.push(accountId));
    room.tell(TO_ANN, CONTEST);
    await room.idle();
    const list = await room.list('ann', null);
    expect(list).toMatchObject({
      unread: 1,
      notices: [{ facts: [CONTEST], readAtMs: null }],
      olderBeforeMs: null,
    });
    expect([changed, mails]).toEqual([['ann'], []]);
    await pass(15 * MINUTE_MS - 1);
    expect(mails).toEqual([]);
    await pass(1);
    expect(mails).toEqual([{ address: 'ann@example.org', text: 'contest' }]);
    await pass(HOUR_MS);
    expect(mails).toHaveLength(1);
    expect(await room.countUnread('ann')).toBe(1);
    await room.markRead('ann', null, list.untilMs);
    expect(await room.countUnread('ann')).toBe(0);

    room.tell(TO_ANN, { ...CONTEST, isGranted: false });
    await room.idle();
    await room.markRead('ann', null, (await room.list('ann', null)).untilMs);
    await pass(HOUR_MS);
    expect(mails).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  it('NO12 are their reader’s alone', async () => {
    const bo = account('bo', { agentId: '8002' });
    const { room } = openHouse({}, [ANN, bo]);
    room.tell(TO_ANN, CONTEST);
    await room.idle();
    const [notice] = (await room.list('ann', null)).notices;
    await room.markRead('bo', [notice!.id], NOON * 2);
    expect((await room.list('bo', null)).notices).toEqual([]);
    expect([await room.countUnread('ann'), await room.countUnread('bo')]).toEqual([1, 0]);
  });

  it('NO2 quiet hours that were just chosen hold what is waiting', async () => {
    const { room, mails, pass, confirmMail } = openHouse();
    await confirmMail();
    room.tell(TO_ANN, CONTEST);
    await room.idle();
    const { settings } = await room.readSettings('ann');
    await room.saveSettings('ann', { ...settings, quiet: { from: '12:00', to: '14:00' } });
    await pass(HOUR_MS);
    expect(mails).toEqual([]);
    await pass(HOUR_MS);
    expect(mails).toHaveLength(1);
  });

  it('NO4 NO5 what fails is tried again ever more seldom, and after a day it is given up and said', async () => {
    const { room, mails, mailbox, pass, confirmMail, lines, clock } = openHouse();
    await confirmMail();
    mailbox.fault = new SendFault('again', 'Connection\r\nrefused');
    room.tell(TO_ANN, CONTEST);
    await room.idle();
    await pass(15 * MINUTE_MS);
    await pass(MINUTE_MS);
    mailbox.fault = null;
    await pass(MINUTE_MS);
    expect(mails).toEqual([]);
    await pass(MINUTE_MS);
    expect(mails).toHaveLength(1);

    mailbox.fault = new SendFault('again', 'Connection\r\nrefused');
    room.tell(TO_ANN, { ...CONTEST, day: '2026-03-08' });
    await room.idle();
    await pass(15 * MINUTE_MS);
    const dueMs = clock.ms;
    while (clock.ms < dueMs + 25 * HOUR_MS) await pass(HOUR_MS);
    expect(mails).toHaveLength(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/account ann was not sent \(mail, tries: \d\d\).*given up\. Connection refused/);
    expect((await room.readSettings('ann')).givenUp).toMatchObject([
      { channel: 'mail', fault: 'Connection refused' },
    ]);
    mailbox.fault = null;
    await pass(HOUR_MS);
    expect(mails).toHaveLength(1);
  });

  it('NO5 what is refused for good is given up at once', async () => {
    const { room, mailbox, pass, confirmMail, lines } = openHouse();
    await confirmMail();
    mailbox.fault = new SendFault('never', '550 no such user');
    room.tell(TO_ANN, CONTEST);
    await room.idle();
    await pass(15 * MINUTE_MS);
    expect(lines[0]).toContain('tries: 1');
  });

  it('NO4 tries come after 1, 2, 4 ... 60 minutes, for less than a day', () => {
    const minutes = [1, 2, 3, 6, 7, 30].map((tries) => findNextTryMs(tries, 0, 0)! / MINUTE_MS);
    expect(minutes).toEqual([1, 2, 4, 32, 60, 60]);
    expect(findNextTryMs(9, 0, 23 * HOUR_MS - 1)).toBe(24 * HOUR_MS - 1);
    expect(findNextTryMs(9, 0, 23 * HOUR_MS)).toBeNull();
  });

  it('NO4 a restart loses nothing and sends nothing twice', async () => {
    const house = openHouse();
    await house.confirmMail();
    house.room.tell(TO_ANN, CONTEST);
    await house.stop();
    house.clock.ms += 20 * MINUTE_MS;
    const { room, stop } = house.open();
    await room.idle();
    expect(house.mails).toHaveLength(1);
    await stop();
    await house.open().room.idle();
    expect(house.mails).toHaveLength(1);
    expect(await room.countUnread('ann')).toBe(1);
  });

  it('NO2 what could not be kept is kept later', async () => {
    const store = createMemoryNotices();
    let isFull = true;
    const house = openHouse({
      store: {
        ...store,
        addFacts: (...asked) => (isFull ? Promise.reject(new Error('full')) : store.addFacts(...asked)),
      },
    });
    house.room.tell(TO_ANN, CONTEST);
    await house.room.idle();
    expect(house.errors).toContainEqual(new Error('full'));
    expect(await house.room.countUnread('ann')).toBe(0);
    isFull = false;
    await house.pass(MINUTE_MS);
    expect(await house.room.countUnread('ann')).toBe(1);
  });

  it('NO9 old ones are forgotten', async () => {
    const { room, pass } = openHouse();
    room.tell(TO_ANN, CONTEST);
    await room.idle();
    await room.markRead('ann', null, NOON);
    await pass(91 * 24 * HOUR_MS);
    expect((await room.list('ann', null)).notices).toEqual([]);
  });
});

describe('rosters', () => {
  const factsOf = async (room: ReturnType<typeof openHouse>['room']): Promise<readonly NoticeFact[]> =>
    (await room.list('ann', null)).notices.flatMap(({ facts }) => facts);

  it('NO10 are told to those whose shifts changed, with the times of the site', async () => {
    const { room, publish } = openHouse({}, [ANN, account('bo', { agentId: '8002' })]);
    publish(1, [{ agentId: '8001', changes: [moved('08:00', '22:00'), moved(null, null, '2026-03-21')] }]);
    await room.idle();
    const at = (time: string) => Date.parse(`2026-03-${time}Z`);
    expect(await factsOf(room)).toEqual([
      {
        kind: 'roster',
        versionNo: 1,
        days: ['2026-03-20'],
        changes: [
          {
            day: '2026-03-20',
            isFirst: false,
            before: { fromMs: at('20T08:00'), toMs: at('20T16:00'), templateId: 'early' },
            after: { fromMs: at('20T22:00'), toMs: at('21T06:00'), templateId: 'early' },
          },
        ],
      },
    ]);
    expect(await room.countUnread('bo')).toBe(0);
  });

  it('NO10 taken back within a quarter of an hour they are no news', async () => {
    const { room, publish, mails, pass, confirmMail } = openHouse();
    await confirmMail();
    publish(1, [{ agentId: '8001', changes: [moved('08:00', '10:00')] }]);
    await room.idle();
    expect(await room.countUnread('ann')).toBe(1);
    publish(2, [{ agentId: '8001', changes: [moved('10:00', '08:00')] }]);
    await room.idle();
    expect([await factsOf(room), await room.countUnread('ann')]).toEqual([[], 0]);
    await pass(HOUR_MS);
    expect(mails).toEqual([]);
  });

  it('NO10 published while nobody could tell it, a version is told at the next start, once', async () => {
    const house = openHouse();
    house.publish(1, [{ agentId: '8001', changes: [moved('08:00', '10:00')] }]);
    await house.stop();
    house.publish(2, [{ agentId: '8001', changes: [moved('10:00', '11:00')] }], false);
    const { room } = house.open();
    await room.idle();
    expect(await factsOf(room)).toMatchObject([{ versionNo: 2, changes: [{ day: '2026-03-20' }] }]);
    const records = await house.store.listNotices('ann', null, 9);
    expect(records.flatMap(({ facts }) => facts)).toHaveLength(2);
  });
});

describe('addresses', () => {
  it('NO6 take nothing before their link was followed, which is good once and for a day', async () => {
    const { room, mails, pass } = openHouse();
    await room.askMail('ann', ' ann@example.org ', 'zh-CN');
    const { address, text: token } = mails.pop()!;
    expect(address).toBe('ann@example.org');
    expect((await room.readSettings('ann')).mail).toEqual({ address, isConfirmed: false });
    room.tell(TO_ANN, CONTEST);
    await room.idle();
    await pass(HOUR_MS);
    expect(mails).toEqual([]);
    await expect(room.confirmMail('wrong')).rejects.toMatchObject({ code: 'not-found' });
    await pass(23 * HOUR_MS);
    await expect(room.confirmMail(token)).rejects.toMatchObject({ code: 'not-found' });
    await room.askMail('ann', address, 'zh-CN');
    const again = mails.pop()!.text;
    await room.confirmMail(again);
    await expect(room.confirmMail(again)).rejects.toMatchObject({ code: 'not-found' });
    expect(await room.readSettings('ann')).toMatchObject({
      mail: { address, isConfirmed: true },
      settings: { locale: 'zh-CN' },
    });
    await room.removeMail('ann');
    expect((await room.readSettings('ann')).mail).toEqual({ address: null, isConfirmed: false });
  });

  it('NO6 are one mailbox each, and nobody is pestered with links', async () => {
    const { room, mailbox, mails } = openHouse();
    for (const address of [
      'ann',
      'ann@example',
      'a@x.org, b@x.org',
      'Ann <a@x.org>',
      'a@x.org\r\nBcc: b@x.org',
      'a b@x.org',
      `${'a'.repeat(250)}@x.org`,
      '',
    ])
      await expect(room.askMail('ann', address, 'en'), address).rejects.toMatchObject({
        code: 'bad-request',
      });
    mailbox.fault = new SendFault('again', 'Connection refused');
    await expect(room.askMail('ann', 'a@x.org', 'en')).rejects.toThrow(/Connection refused/);
    expect((await room.readSettings('ann')).mail).toEqual({ address: null, isConfirmed: false });
    // What is chosen while a mail server is asked stays chosen when it refuses.
    const { settings } = await room.readSettings('ann');
    const asked = room.askMail('ann', 'a@x.org', 'en');
    await Promise.all([
      expect(asked).rejects.toThrow(/Connection refused/),
      room.saveSettings('ann', { ...settings, quiet: { from: '20:00', to: '06:00' } }),
    ]);
    expect(await room.readSettings('ann')).toMatchObject({
      settings: { quiet: { from: '20:00', to: '06:00' } },
      mail: { address: null },
    });
    mailbox.fault = null;
    for (let time = 0; time < 3; time += 1) await room.askMail('ann', '王芳@例子.公司', 'zh-CN');
    await expect(room.askMail('ann', 'a@x.org', 'en')).rejects.toMatchObject({ code: 'too-many' });
    expect(mails).toHaveLength(3);
  });

  it('NO6 nothing is mailed where there is no mail server', async () => {
    const { room } = openHouse({ mail: null });
    expect((await room.readSettings('ann')).mail).toBeNull();
    await expect(room.askMail('ann', 'a@x.org', 'en')).rejects.toThrow(/FLOORCAST_SMTP_URL/);
  });
});
