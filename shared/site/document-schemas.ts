import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { recordNames } from '../messages/en/names.ts';
import type { Message } from '../messages/message.ts';
import { say } from './bad-places.ts';
import { LOCALES } from './localized-text.ts';
import { hasLoneSurrogate } from './lone-surrogate.ts';

/**
 * The building stones of the documents people edit (site, boards). Every schema says its rule and the way out; lists
 * are measured before they are looked into, so a list of a million costs nothing.
 */

// eslint-disable-next-line no-control-regex -- finding them is the point
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
/** Names that mean something to JavaScript objects: never a key, never an id. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);
const isWhole = (text: string) => !hasLoneSurrogate(text);
const HALVED = say({ code: 'rule-whole-characters' }, { code: 'way-write-character' });

/** One line of text, 1 to `most` characters, not only blanks. */
export function lineOf(most: number) {
  const rule = say({ code: 'rule-line', most }, { code: 'way-short-text' });
  return z
    .string(rule)
    .refine((text) => text.length <= most && text.trim() !== '' && !CONTROL.test(text), rule)
    .refine(isWhole, HALVED);
}

/** Text that may be empty and may have line breaks, at most `most` characters. */
export function textOf(most: number) {
  const rule = say({ code: 'rule-text', most }, { code: 'way-shorten' });
  return z
    .string(rule)
    .refine((text) => text.length <= most && !CONTROL.test(text.replaceAll('\n', '')), rule)
    .refine(isWhole, HALVED);
}

/** A name that a phone system or an address uses; `*` is the whole site and no id. */
export function idOf(most: number) {
  const rule = say({ code: 'rule-id', most }, { code: 'way-name-of-phone-system' });
  return z
    .string(rule)
    .refine(
      (id) =>
        id.length > 0 &&
        id.length <= most &&
        id === id.trim() &&
        id !== '*' &&
        !CONTROL.test(id) &&
        !RESERVED.has(id),
      rule,
    )
    .refine(isWhole, HALVED);
}

/** A list of at most `most`; a longer one is refused without looking into it. */
export function listOf<S extends z.ZodType>(schema: S, least: number, most: number) {
  const rule = say(
    { code: 'rule-list', least, most },
    { code: least > 0 ? 'way-add-or-remove' : 'way-remove-some' },
  );
  return z
    .custom<readonly unknown[]>(
      (value) => Array.isArray(value) && value.length >= least && value.length <= most,
      rule,
    )
    .pipe(z.array(schema));
}

/** Reports every entry whose id an earlier one has. */
export function refuseRepeated<T>(
  idOfEntry: (entry: T) => string,
  key: string | null,
): (context: z.core.ParsePayload<T[]>) => void {
  return (context) => {
    const seen = new Set<string>();
    context.value.forEach((entry, index) => {
      const id = idOfEntry(entry);
      if (seen.has(id)) {
        const path = key === null ? [index] : [index, key];
        const { error } = say({ code: 'rule-unique' }, { code: 'way-rename-one' });
        context.issues.push({ code: 'custom', input: entry, path, message: error });
      }
      seen.add(id);
    });
  };
}

/** A number from `least` to `most`; `whole` ones only when `step` is 1. */
export function numberOf(least: number, most: number, kind: 'whole' | 'any', wayOut: Message) {
  const rule = say({ code: kind === 'whole' ? 'rule-whole-number' : 'rule-number', least, most }, wayOut);
  return z
    .number(rule)
    .refine((n) => n >= least && n <= most && (kind === 'any' || Number.isInteger(n)), rule);
}

export function choiceOf<const T extends readonly (string | number)[]>(choices: T) {
  return z.literal(
    choices,
    say({ code: 'rule-choice', choices: choices.join(', ') }, { code: 'way-choose-one' }),
  );
}

/** What a record is called in messages. */
export type RecordName = keyof typeof recordNames;

/** An object with exactly the settings of `shape`; others are refused by name. */
export function recordOf<S extends z.core.$ZodLooseShape>(shape: S, what: RecordName, example = '') {
  const { error } = say({ code: 'rule-record', what, example }, { code: 'way-braces' });
  return z.strictObject(shape, {
    // Unknown settings are worded where the places are listed, by their own names.
    error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : error),
  });
}

/** A name in at least one of the languages. */
export const localizedText = recordOf(
  Object.fromEntries(LOCALES.map((locale) => [locale, lineOf(200).optional()])) as Record<
    (typeof LOCALES)[number],
    z.ZodOptional<ReturnType<typeof lineOf>>
  >,
  'name-by-language',
  '{ "en": "Support" }',
).refine(
  (text) => LOCALES.some((locale) => text[locale] !== undefined),
  say({ code: 'rule-some-language', languages: LOCALES.join(', ') }, { code: 'way-some-language' }),
);

/** A real date of the calendar, `YYYY-MM-DD`. */
export const siteDay = z
  .string(say({ code: 'rule-date' }, { code: 'way-date' }))
  .refine(isDate, say({ code: 'rule-calendar-date' }, { code: 'way-date' }));

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** A zone of the IANA database that this runtime knows; offsets are refused because they have no daylight saving. */
export const timeZone = z
  .string(say({ code: 'rule-time-zone' }, { code: 'way-time-zone' }))
  .refine(isTimeZone, say({ code: 'rule-known-time-zone' }, { code: 'way-time-zone' }));

function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
