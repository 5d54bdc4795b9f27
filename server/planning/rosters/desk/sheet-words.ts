import type { RosterSettings } from '../../../../shared/contract/rosters.ts';
import { wordMessage } from '../../../../shared/messages/message.ts';
import { LOCALES, pickText, type Locale } from '../../../../shared/site/localized-text.ts';

/** What a workbook of a roster says in the language of whoever asked for it. A workbook of any language is read again. */
export interface SheetWords {
  /** Of the sheet that is read again; the first of the workbook. */
  readonly sheet: string;
  readonly agent: string;
  readonly name: string;
  /** A day off that was set by hand. */
  readonly off: string;
  readonly leave: string;
  readonly fixed: string;
}

export const SHEET_WORDS = Object.fromEntries(LOCALES.map((locale) => [locale, wordsOf(locale)])) as Readonly<
  Record<Locale, SheetWords>
>;

function wordsOf(locale: Locale): SheetWords {
  return {
    sheet: wordMessage({ code: 'roster-sheet' }, locale),
    agent: wordMessage({ code: 'roster-sheet-agent' }, locale),
    name: wordMessage({ code: 'roster-sheet-name' }, locale),
    off: wordMessage({ code: 'roster-sheet-off' }, locale),
    leave: wordMessage({ code: 'roster-sheet-leave' }, locale),
    fixed: wordMessage({ code: 'roster-sheet-fixed' }, locale),
  };
}

/** A word in every language, without case. */
export function inAnyLanguage(...words: readonly (keyof SheetWords)[]): ReadonlySet<string> {
  const all = Object.values(SHEET_WORDS).flatMap((own) => words.map((word) => own[word].toLowerCase()));
  return new Set(all);
}

/** The head of a day's column. Example: `2026-11-09 Mon`. */
export function writeDay(day: string, locale: Locale): string {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return `${day} ${weekday.format(Date.parse(`${day}T00:00:00Z`))}`;
}

/** The day of a head, whatever the weekday's language; the text itself where there is none in it. */
export function readDay(head: string): string {
  return /\d{4}-\d{2}-\d{2}/.exec(head)?.[0] ?? head;
}

/** What each template is called in a workbook: by its id where another one might be meant. */
export function nameTemplates(
  templates: RosterSettings['templates'],
  locale: Locale,
): ReadonlyMap<string, string> {
  return new Map(
    templates.map((template) => {
      const name = (pickText(template.names ?? {}, locale) || template.name).trim();
      const isOwn = findTemplate(templates, name)?.id === template.id;
      return [template.id, isOwn ? name : template.id];
    }),
  );
}

/** By its id, else by its name in any language. */
export function findTemplate(
  templates: RosterSettings['templates'],
  text: string,
): RosterSettings['templates'][number] | undefined {
  return (
    templates.find(({ id }) => id === text) ??
    templates.find(({ name, names = {} }) => [name, ...Object.values(names)].includes(text))
  );
}
