import type { Locale } from '../../shared/site/localized-text.ts';

/** How each language calls itself, for the menu. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
};
