/** The languages every screen speaks. */
export const LOCALES = ['en', 'zh-CN', 'zh-TW'] as const;
export type Locale = (typeof LOCALES)[number];

/** A name in one language or several; a missing language falls back to another (see `pickText`). */
export type LocalizedText = Readonly<Partial<Record<Locale, string>>>;

/** Our own words: in every language, or it does not compile. */
export type FullText = Readonly<Record<Locale, string>>;

/** Letters and signs, which are the same in every language. */
export function inEveryLanguage(text: string): FullText {
  return { en: text, 'zh-CN': text, 'zh-TW': text };
}

const FALLBACKS: Readonly<Record<Locale, readonly Locale[]>> = {
  en: ['en', 'zh-CN', 'zh-TW'],
  'zh-CN': ['zh-CN', 'zh-TW', 'en'],
  'zh-TW': ['zh-TW', 'zh-CN', 'en'],
};

/** The text in the nearest language there is; empty when there is none. */
export function pickText(text: LocalizedText, locale: Locale): string {
  for (const candidate of FALLBACKS[locale]) {
    const found = text[candidate];
    if (found) return found;
  }
  return '';
}
