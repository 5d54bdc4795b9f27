import { describe, expect, test } from 'vitest';
import {
  asWritten,
  mapTexts,
  MESSAGES,
  parseStoredMessage,
  storeMessage,
  wordMessage,
  type Message,
  type MessageCode,
} from '../../shared/messages/message.ts';
import { inEveryLanguage, LOCALES, type Locale } from '../../shared/site/localized-text.ts';
import { HISTORY_METRICS, METRICS } from '../../shared/metrics/index.ts';
import { DEFAULT_SERVICE_RULE } from '../../shared/site/site.ts';
import { findWrongScript } from '../helpers/wrong-script.ts';

/** Values of closed lists; whatever else a message speaks of is seen by its name. */
const CHOSEN: Readonly<Record<string, string>> = {
  unit: 'minutes',
  field: 'talk',
  state: 'cancelled',
  seen: 'asked',
  now: 'approved',
  kind: 'queue-log',
  grain: 'day',
  by: 'agent',
  named: 'teams',
  how: 'timeout',
  type: 'int',
};
const LISTS = new Set(['parts', 'places', 'columns', 'first', 'then', 'says']);

interface Worded {
  readonly text: string;
  /** What it speaks of. */
  readonly read: ReadonlySet<string>;
}

/** The words of a code, each parameter standing there as «its name». */
function wordAll(code: MessageCode, locale: Locale): Worded {
  const words = MESSAGES[locale][code] as string | ((parameters: object, word: object) => string);
  const read = new Set<string>();
  if (typeof words === 'string') return { text: words, read };
  const valueOf = (name: string): unknown => {
    if (code === 'rule-record' && name === 'what') return 'queue';
    if (name === 'what') return 'board';
    if (code === 'named') return inEveryLanguage(`«${name}»`);
    if (code === 'odd-type' || code === 'odd-agent-late' || code === 'odd-conversation') return `«${name}»`;
    if (LISTS.has(name) && isList(code)) return [`«${name}»`];
    return CHOSEN[name] ?? `«${name}»`;
  };
  const parameters = new Proxy(
    {},
    {
      get: (_, name) => {
        read.add(String(name));
        return valueOf(String(name));
      },
      // `{ unit, ...at }` reads what is left by its keys.
      ownKeys: () => ['column', 'value'],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    },
  );
  return { text: words(parameters, (part: unknown) => String(part)), read };
}

const isList = (code: MessageCode) =>
  code === 'several' ||
  code === 'talk-too-long' ||
  code === 'document-bad' ||
  code === 'roster-group' ||
  code === 'roster-of-group' ||
  code.startsWith('request-wrong');

/** The parameters that stand in a text. */
const shown = (text: string) => [...new Set(text.match(/«\w+»/g) ?? [])].sort();

const CODES = Object.keys(MESSAGES.en) as readonly MessageCode[];

describe('messages', () => {
  test.each(['zh-CN', 'zh-TW'] as const)('MS1 every code has words in %s, of the same things', (locale) => {
    expect(Object.keys(MESSAGES[locale]).sort()).toEqual([...CODES].sort());
    for (const code of CODES) {
      const [english, other] = [wordAll(code, 'en'), wordAll(code, locale)];
      expect(other.text.trim(), code).not.toBe('');
      expect(other.text, code).not.toContain('undefined');
      expect([...other.read].sort(), code).toEqual([...english.read].sort());
      expect(shown(other.text), code).toEqual(shown(english.text));
    }
  });

  test.each(['zh-CN', 'zh-TW'] as const)('MS1 %s leaves no sentence in English', (locale) => {
    const same = CODES.filter((code) => {
      const { text } = wordAll(code, locale);
      return text === wordAll(code, 'en').text && /[a-z]{3,} [a-z]{2,}/i.test(text);
    });
    expect(same).toEqual([]);
  });

  test('MS1 the two kinds of Chinese are written in their own characters', () => {
    const texts = (locale: Locale) => CODES.map((code) => [code, wordAll(code, locale).text] as const);
    expect(texts('zh-CN').filter(([, text]) => findWrongScript(text, 'zh-CN') !== null)).toEqual([]);
    expect(texts('zh-TW').filter(([, text]) => findWrongScript(text, 'zh-TW') !== null)).toEqual([]);
  });

  test('MS1 formulas are in letters or in the words of all three languages', () => {
    for (const { id, formula } of [...METRICS, ...HISTORY_METRICS]) {
      const text = formula(DEFAULT_SERVICE_RULE);
      if (/[a-z]{3}/.test(text.en)) {
        expect(new Set(LOCALES.map((locale) => text[locale])).size, id).toBe(3);
        expect(text['zh-CN'], id).not.toMatch(/[a-z]{4}/);
        expect(text['zh-TW'], id).not.toMatch(/[a-z]{4}/);
      } else expect(text, id).toEqual(inEveryLanguage(text.en));
    }
  });

  test.each([
    { code: 'upload-empty' },
    { code: 'moment-unreadable', column: '进线\0时间', value: '"\ud83d"' },
    { code: 'rows-all-refused', count: 2, row: 3, reason: { code: 'queue-empty', column: 'q' } },
    asWritten('The disk is full.'),
    asWritten('{"code":"upload-empty"}'),
    asWritten(''),
  ] as const satisfies readonly Message[])('MS2 %j is kept and read back the same', (message: Message) => {
    const stored = storeMessage(message);
    expect(stored).not.toContain('\0');
    expect(parseStoredMessage(stored)).toEqual(message);
  });

  test.each([
    'Start ("x") must be a date. Correct it.',
    '{"code":"',
    '{"code":"constructor"}',
    '"x"',
    '7',
    '',
  ])('MS3 %j is shown as it was kept, in every language', (stored) => {
    for (const locale of LOCALES) expect(wordMessage(parseStoredMessage(stored), locale)).toBe(stored);
  });

  test('says value, rule and way out in each language', () => {
    const said: Message = { code: 'duration-over-a-day', column: '通话', value: '"90000"', unit: 'seconds' };
    expect(wordMessage(said, 'en')).toBe(
      '通话 ("90000") must be a day at most. Maybe its numbers are not seconds: choose another unit.',
    );
    expect(wordMessage(said, 'zh-CN')).toBe(
      '“通话”（"90000"）不能超过一天。数字的单位可能不是秒，请选择其他单位。',
    );
    expect(wordMessage(said, 'zh-TW')).toBe(
      '「通话」（"90000"）不能超過一天。數字的單位可能不是秒，請選擇其他單位。',
    );
  });

  test('calls what has several names by the one of the language, or the nearest there is', () => {
    const said: Message = { code: 'named', names: { en: 'Early', 'zh-CN': '早班' } };
    expect(LOCALES.map((locale) => wordMessage(said, locale))).toEqual(['Early', '早班', '早班']);
  });

  test('words its parts in the same language', () => {
    const reason: Message = { code: 'queue-empty', column: '队列' };
    const said: Message = { code: 'rows-all-refused', count: 2, row: 3, reason };
    expect(wordMessage(said, 'zh-CN')).toBe(
      `前 2 行没有一行可以收入。第 3 行：${wordMessage(reason, 'zh-CN')}`,
    );
  });

  test('changes texts in its parts, and no code', () => {
    const said: Message = {
      code: 'rows-all-refused',
      count: 2,
      row: 3,
      reason: { code: 'queue-empty', column: 'queue-empty' },
    };
    expect(mapTexts(said, () => 'x')).toEqual({ ...said, reason: { code: 'queue-empty', column: 'x' } });
  });
});
