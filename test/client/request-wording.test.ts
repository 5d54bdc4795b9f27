import { describe, expect, it } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import { RequestWording } from '../../client/state/requests/word-request.ts';
import type { RequestWords } from '../../shared/contract/requests.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { DAY, NEXT, offerOf, requestOf } from '../requests/request-builder.ts';

const KNOWN: RequestWords = {
  today: DAY,
  timeZone: 'Asia/Shanghai',
  names: { a: { en: 'Li Na', 'zh-CN': '李娜' }, b: { 'zh-CN': '王芳' } },
  templates: [{ id: 'early', name: 'Early', names: { en: 'Early', 'zh-CN': '早班' } }],
  leaveKinds: [{ id: 'annual', names: { en: 'Annual leave', 'zh-CN': '年假', 'zh-TW': '特休' } }],
  currency: 'CNY',
};
const wordingOf = (locale: (typeof LOCALES)[number]) =>
  new RequestWording(KNOWN, WORDS[locale].requests, locale);
const SHIFT = {
  templateId: 'early',
  start: '22:00',
  minutes: 480,
  longBreakAfterMinutes: null,
  segments: null,
};

describe('words of requests', () => {
  it('ASK6 leave is told by its kind and days, a part of a day by its hours, without a raw date', () => {
    const ask = { kind: 'leave', leaveKind: 'annual', firstDay: DAY, lastDay: NEXT, part: null } as const;
    const wording = wordingOf('en');
    expect(wording.title({ request: requestOf(ask), offer: null })).toBe(
      'Annual leave: Tue 10 Mar to Wed 11 Mar',
    );
    const part = { ...ask, lastDay: DAY, part: { fromMinute: 480, toMinute: 1_500 } };
    expect(wording.title({ request: requestOf(part), offer: null })).toBe(
      'Annual leave: Tue 10 Mar, 08:00–01:00',
    );
    for (const locale of LOCALES)
      expect(wordingOf(locale).title({ request: requestOf(ask), offer: null })).not.toContain(DAY);
  });

  it('ASK7 a change is told by who, when and from what to what; a night shift ends the next morning', () => {
    const difference = { agentId: 'a', day: DAY, before: SHIFT, after: null };
    expect(wordingOf('en').difference(difference, null)).toBe('Li Na, Tue 10 Mar: Early 22:00–06:00 → off');
    expect(wordingOf('zh-CN').difference(difference, 'a')).toBe('您，3月10日周二：早班 22:00–06:00 → 休息');
    expect(wordingOf('en').name('b')).toBe('王芳');
    expect(wordingOf('en').name('z')).toBe('z');
  });

  it('ASK9 an offer is told with its bonus, in money of the site or in hours', () => {
    const wording = wordingOf('en');
    expect(wording.offer(offerOf())).toBe('Open shift: Tue 10 Mar, Early 08:00–16:00');
    expect(wording.bonus(offerOf())).toBeNull();
    expect(wording.bonus(offerOf({ bonus: { unit: 'hours', amount: 1.5 } }))).toBe('Bonus: 1.5 h');
    expect(wording.bonus(offerOf({ bonus: { unit: 'money', amount: 200 } }))).toMatch(/^Bonus: CN¥200$/);
  });

  it('ASK7 of a swap it is told who asks whom, to each reader; nobody knows yet what comes of one for all', () => {
    const wording = wordingOf('en');
    const swap = { kind: 'swap', day: DAY, otherAgentId: 'b', otherDay: null } as const;
    const named = { request: requestOf(swap), offer: null };
    expect(wording.title(named)).toBe('Swap: Tue 10 Mar, asked of 王芳');
    expect(wording.title(named, 'a')).toBe('Swap: Tue 10 Mar, asked of 王芳');
    expect(wording.title(named, 'b')).toBe('Swap: Tue 10 Mar, asked by Li Na of you');
    expect(wordingOf('zh-CN').title(named, 'b')).toBe('换班：3月10日周二，李娜向您申请');
    const toAll = { request: requestOf({ ...swap, otherAgentId: null }), offer: null };
    expect(wording.title(toAll, 'a')).toBe('Swap: Tue 10 Mar, offered to all');
    expect(wording.title(toAll, 'b')).toBe('Swap: Tue 10 Mar, offered to all by Li Na');
    const difference = { agentId: 'a', day: DAY, before: SHIFT, after: null };
    expect(wording.change(toAll, difference, 'a')).toMatch(/^You, .* → a shift of whoever takes it$/);
    const gift = requestOf({ kind: 'give-away', day: DAY, otherAgentId: null });
    expect(wording.change({ request: gift }, difference, 'a')).toMatch(/→ off$/);
  });

  it.each(['zh-CN', 'zh-TW'] as const)(
    'ASK9 nothing in %s is put together with marks of English',
    (locale) => {
      const wording = wordingOf(locale);
      const leave = { kind: 'leave', leaveKind: 'annual', firstDay: DAY, lastDay: DAY } as const;
      const part = { ...leave, part: { fromMinute: 480, toMinute: 600 } };
      const gift = { kind: 'give-away', day: DAY, otherAgentId: 'b' } as const;
      for (const text of [
        wording.offer(offerOf()),
        wording.title({ request: requestOf(part), offer: null }),
        wording.title({ request: requestOf(gift), offer: null }, 'b'),
        wording.place({ day: DAY, taken: 2, places: 3, asked: 0 }),
      ])
        expect(text).not.toMatch(/[:,.] /);
    },
  );

  it('ASK11 one day is no days, and whoever decides is told the count alone', () => {
    const wording = wordingOf('en');
    const balance = {
      leaveKind: 'annual',
      year: '2026',
      unit: 'days',
      allowance: null,
      taken: 0,
      asked: 1,
    } as const;
    expect(wording.wouldBe(balance)).toBe('Annual leave: with this 1 day in the year');
    expect(wording.balance({ ...balance, taken: 1, allowance: 1 })).toBe(
      'Annual leave: 1 of 1 day taken, 1 asked for',
    );
    expect(wording.placeCount({ day: DAY, taken: 0, places: 3, asked: 0 })).toBe(
      'Tue 10 Mar: 0 of 3 places taken',
    );
  });

  it('ASK11 places and allowances are told as they stand', () => {
    const wording = wordingOf('en');
    expect(wording.place({ day: DAY, taken: 2, places: 3, asked: 0 })).toBe(
      'Tue 10 Mar: 2 of 3 places taken: likely',
    );
    expect(wording.place({ day: DAY, taken: 3, places: 3, asked: 0 })).toMatch(/a planner decides$/);
    const balance = {
      leaveKind: 'annual',
      year: '2026',
      unit: 'days',
      allowance: 20,
      taken: 3,
      asked: 0.5,
    } as const;
    expect(wording.balance(balance)).toBe('Annual leave: 3 of 20 days taken, 0.5 asked for');
    expect(wording.wouldBe({ ...balance, allowance: null })).toBe(
      'Annual leave: with this 3.5 days in the year',
    );
  });
});
