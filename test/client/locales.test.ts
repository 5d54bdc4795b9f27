import { describe, expect, test } from 'vitest';
import { findLocale } from '../../client/locales/find-locale.ts';
import { WORDS } from '../../client/locales/index.ts';
import { nameDefault } from '../../client/screens/wall/name-default.ts';
import type { Locale } from '../../shared/site/localized-text.ts';

/** Every text by its path; functions are called with a sample so that their words count too. */
function listTexts(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const samples = Array.from({ length: value.length }, (_, at) => SAMPLES[at % SAMPLES.length]);
    return [[path, String((value as (...args: unknown[]) => unknown)(...samples))]];
  }
  return Object.entries(value as object).flatMap(([key, inner]) =>
    listTexts(inner, path ? `${path}.${key}` : key),
  );
}

/** Works as a number and as a text. */
const SAMPLES = [7, 8, 9];

const TEXTS: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  en: new Map(listTexts(WORDS.en)),
  'zh-CN': new Map(listTexts(WORDS['zh-CN'])),
  'zh-TW': new Map(listTexts(WORDS['zh-TW'])),
};

describe('the words of the screens', () => {
  test.each(['zh-CN', 'zh-TW'] as const)('%s has the same keys as English, none of them empty', (locale) => {
    expect([...TEXTS[locale].keys()].sort()).toEqual([...TEXTS.en.keys()].sort());
    const empty = [...TEXTS[locale]].filter(
      ([path, text]) => text.trim() === '' && TEXTS.en.get(path) !== '',
    );
    expect(empty).toEqual([]);
  });

  test.each(['zh-CN', 'zh-TW'] as const)('%s leaves no sentence in English', (locale) => {
    // Keys, units, signs and names may be the same; what has two English words in a row was forgotten.
    const left = [...TEXTS[locale]].filter(
      ([path, text]) => text === TEXTS.en.get(path) && /[a-z]{3,} [a-z]{2,}/i.test(text),
    );
    expect(left).toEqual([]);
  });

  test('the two kinds of Chinese are written in their own characters', () => {
    const simplifiedOnly = /[们务钟队给说这还进级时间实显线设员台页会后开关变应数据话]/u;
    const traditionalOnly = /[們務鐘隊給說這還進級時間實顯線設員臺頁會後開關變應數據話]/u;
    // Characters both use are taken out of the two samples.
    const shared = new Set(
      [...simplifiedOnly.source].filter((char) => traditionalOnly.source.includes(char)),
    );
    const has = (sample: RegExp, text: string) =>
      [...text].some(
        (char) => sample.source.includes(char) && /\p{Script=Han}/u.test(char) && !shared.has(char),
      );
    expect(
      [...TEXTS['zh-TW']].filter(([, text]) => has(simplifiedOnly, text.replaceAll(/[台后]/gu, ''))),
    ).toEqual([]);
    expect([...TEXTS['zh-CN']].filter(([, text]) => has(traditionalOnly, text))).toEqual([]);
  });

  test.each([
    ['en-GB', 'en'],
    ['zh', 'zh-CN'],
    ['zh-Hans-TW', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh_TW', 'zh-TW'],
    ['fr', null],
    ['', null],
  ])('a browser that says %j means %j', (tag, locale) => {
    expect(findLocale(tag)).toBe(locale);
  });

  test('zh-TW has one word for a team', () => {
    // The heads of shifts are called so, and a night team is an example of what people write.
    const another = /(?<!夜)班組(?!長)/u;
    expect([...TEXTS['zh-TW']].filter(([, text]) => another.test(text))).toEqual([]);
  });

  test('names of the first boards are shown in the reader’s language, names given by people as they are', () => {
    expect(nameDefault('Queues 2/3', WORDS['zh-CN'].wall)).toBe('队列 2/3');
    expect(nameDefault('Overview', WORDS['zh-TW'].wall)).toBe('總覽');
    expect(nameDefault('Night shift', WORDS['zh-CN'].wall)).toBe('Night shift');
    expect(nameDefault('constructor', WORDS.en.wall)).toBe('constructor');
  });
});
