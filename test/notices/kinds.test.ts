import { describe, expect, it } from 'vitest';
import { REQUEST_KIND_IDS } from '../../shared/requests/request-settings.ts';
import { NOTICE_KIND_NAMES, NOTICE_KINDS } from '../../shared/notices/kinds/index.ts';
import type { NoticeFact, NoticeKindName } from '../../shared/notices/notice.ts';
import { DEFAULT_NOTICE_SETTINGS, noticeSettingsSchema } from '../../shared/notices/notice-settings.ts';
import { sayFact, sayFacts } from '../../shared/notices/say-facts.ts';
import { createSayings } from '../../shared/notices/sayings.ts';
import { LOCALES, type Locale } from '../../shared/site/localized-text.ts';
import { findWrongScript } from '../helpers/wrong-script.ts';

const at = (time: string, day = '2026-03-10') => Date.parse(`${day}T${time}+08:00`);
const span = (from: string, to: string, templateId = 'early') => ({
  fromMs: at(from),
  toMs: at(to),
  templateId,
});
const EARLY = span('08:00', '16:00');
const LATE = span('10:00', '18:00');
const NIGHT = { fromMs: at('22:00'), toMs: at('06:00', '2026-03-11'), templateId: 'night' };
const DAY = '2026-03-10';

const roster = (
  before: typeof EARLY | null,
  after: typeof EARLY | null,
  isFirst = false,
  days: readonly string[] = [DAY],
): NoticeFact => ({
  kind: 'roster',
  versionNo: 3,
  days,
  changes: days.map((day) => ({ day, isFirst, before, after })),
});
const request = (what: Extract<NoticeFact, { kind: 'request' }>['what'], day?: string): NoticeFact => ({
  kind: 'request',
  requestId: 'r',
  what,
  ...(day !== undefined && { day }),
});

const FACTS: Readonly<Record<NoticeKindName, readonly NoticeFact[]>> = {
  roster: [
    roster(null, EARLY, true),
    roster(null, EARLY, true, [DAY, '2026-03-12']),
    roster(EARLY, LATE),
    roster(EARLY, null),
    roster(null, NIGHT),
    roster(EARLY, { ...EARLY, templateId: 'training' }),
    roster(EARLY, LATE, false, [DAY, '2026-03-12']),
  ],
  request: [
    ...(
      [
        'approved',
        'refused',
        'expired',
        'taken',
        'asked-of-you',
        'offered',
        'to-decide',
        'withdrawn',
      ] as const
    ).map((what) => request(what)),
    request('approved', DAY),
    ...REQUEST_KIND_IDS.flatMap((about) =>
      (['approved', 'refused', 'expired', 'to-decide', 'withdrawn'] as const).map(
        (what) => ({ ...request(what, DAY), about, agentId: '8001' }) as NoticeFact,
      ),
    ),
  ],
  contest: [
    { kind: 'contest', day: DAY, isGranted: true },
    { kind: 'contest', day: DAY, isGranted: false },
  ],
  message: [{ kind: 'message', messageId: 'm', text: '周五消防演习\n\nFire drill' }],
  help: [
    { kind: 'help', agentId: '8001', note: ' 客户要投诉 ' },
    { kind: 'help', agentId: '8001', note: '' },
  ],
};

const sayingsOf = (locale: Locale) =>
  createSayings({ locale, timeZone: 'Asia/Shanghai', nameAgent: (id) => (id === '8001' ? '王芳' : id) });
const say = (fact: NoticeFact, locale: Locale = 'en') => sayFact(fact, sayingsOf(locale));

describe('kinds of notices', () => {
  it.each(NOTICE_KIND_NAMES)(
    'NF1 %s has words of its own in every language, and a screen to go to',
    (kind) => {
      expect(NOTICE_KINDS[kind].kind).toBe(kind);
      for (const fact of FACTS[kind]) {
        const said = LOCALES.map((locale) => say(fact, locale));
        expect(new Set(said.map(({ title }) => title)).size).toBeGreaterThan(1);
        for (const { title, lines, path } of said) {
          for (const text of [title, ...lines]) {
            expect(text.trim()).not.toBe('');
            expect(text).not.toMatch(/undefined|null|NaN|\d{4}-\d{2}-\d{2}/);
          }
          expect(path).toMatch(/^\/\w/);
        }
        expect(findWrongScript(JSON.stringify(said[1]!.title), 'zh-CN')).toBeNull();
        expect(findWrongScript(JSON.stringify(said[2]!.title), 'zh-TW')).toBeNull();
        expect(said[1]!.title).not.toMatch(/[a-z]{4}/);
      }
    },
  );

  it('NF1 says shifts by the clock of the site, wherever the reader is', () => {
    const titles = FACTS.roster.map((fact) => say(fact).title);
    expect(titles).toEqual([
      'Your shift on Tue 10 Mar is published',
      'Your shifts from Tue 10 Mar to Thu 12 Mar are published',
      'Your roster of Tue 10 Mar has changed',
      'Your roster of Tue 10 Mar has changed',
      'Your roster of Tue 10 Mar has changed',
      'Your roster of Tue 10 Mar has changed',
      'Your roster has changed on 2 days',
    ]);
    expect(FACTS.roster.slice(0, 6).map((fact) => say(fact).lines[0])).toEqual([
      'Tue 10 Mar: 08:00–16:00',
      'Tue 10 Mar: 08:00–16:00',
      'Tue 10 Mar: 10:00–18:00 (was 08:00–16:00)',
      'Tue 10 Mar: off (was 08:00–16:00)',
      'Tue 10 Mar: 22:00–06:00 (was off)',
      'Tue 10 Mar: 08:00–16:00 as before, but another kind of shift',
    ]);
    expect(say(roster(EARLY, LATE), 'zh-CN')).toMatchObject({
      title: '您3月10日周二的排班有变动',
      lines: ['3月10日周二：10:00–18:00（原为 08:00–16:00）'],
    });
  });

  it('NF1 says requests, contests, messages and calls for help', () => {
    expect(FACTS.contest.map((fact) => say(fact).title)).toEqual([
      'What you contested of Tue 10 Mar is granted',
      'What you contested of Tue 10 Mar is refused',
    ]);
    expect(say(FACTS.message[0]!).lines).toEqual(['周五消防演习', 'Fire drill']);
    expect(say(FACTS.help[0]!)).toEqual({
      title: '王芳 asks for help',
      lines: ['客户要投诉'],
      path: '/desk/agent/8001',
    });
    expect(say(request('approved', DAY))).toMatchObject({
      title: 'Your request is approved',
      lines: ['Tue 10 Mar'],
    });
  });

  it('NF1 a request is told by what it is, whose it is and when; an old fact as it always was', () => {
    const told = (more: object, locale: Locale = 'en') =>
      say({ ...request('offered', DAY), ...more } as NoticeFact, locale).title;
    const hours = { from: '08:00', to: '16:30' };
    expect(told({ about: 'open-shift', hours })).toBe('A shift is on offer: Tue 10 Mar, 08:00–16:30');
    expect(told({ about: 'open-shift', hours }, 'zh-CN')).toBe('有班次可以认领：3月10日周二 08:00–16:30');
    const asked = { what: 'asked-of-you', agentId: '8001' };
    expect(told({ ...asked, about: 'swap' })).toBe('王芳 asks to swap: Tue 10 Mar');
    expect(told({ ...asked, about: 'give-away' })).toBe('王芳 asks you to take a shift: Tue 10 Mar');
    expect(told({ what: 'approved', about: 'leave' })).toBe('Your leave of Tue 10 Mar is approved');
    expect(told({ what: 'approved', about: 'leave' }, 'zh-TW')).toMatch(/^您3月10日.*的請假已核准$/);
    expect(told({ what: 'approved', about: 'availability', day: undefined })).toBe(
      'Your change of times is approved',
    );
    const leave = { what: 'to-decide', about: 'leave', agentId: '8001' };
    expect(told(leave)).toBe('王芳 asks for leave: Tue 10 Mar');
    expect(told({ ...leave, isGivenBack: true })).toBe('王芳 gave leave back: Tue 10 Mar');
    expect(told({})).toBe('A shift is on offer');
  });

  it('NF1 several facts are one notice: the first its title, all else below', () => {
    expect(sayFacts([FACTS.contest[0]!, FACTS.help[0]!], sayingsOf('en'))).toEqual({
      title: 'What you contested of Tue 10 Mar is granted',
      lines: ['The time counts as excused.', '王芳 asks for help', '客户要投诉'],
      path: '/me/notices',
    });
  });
});

describe('settings of notices', () => {
  it('NF6 take quiet hours that end, and every kind', () => {
    expect(noticeSettingsSchema.parse(DEFAULT_NOTICE_SETTINGS)).toEqual(DEFAULT_NOTICE_SETTINGS);
    const bad = [
      { ...DEFAULT_NOTICE_SETTINGS, quiet: { from: '07:00', to: '07:00' } },
      { ...DEFAULT_NOTICE_SETTINGS, quiet: { from: '24:00', to: '07:00' } },
      { ...DEFAULT_NOTICE_SETTINGS, locale: 'fr' },
      { ...DEFAULT_NOTICE_SETTINGS, channels: { roster: { push: true, mail: true } } },
    ];
    for (const settings of bad) expect(noticeSettingsSchema.safeParse(settings).success).toBe(false);
  });
});
