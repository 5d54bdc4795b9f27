import type { Locale } from '../../shared/site/localized-text.ts';
import { en, type Words } from './en/index.ts';
import { zhCn } from './zh-CN/index.ts';
import { zhTw } from './zh-TW/index.ts';

export type { Words };

/** Every language the screens speak: one folder and one line here. */
export const WORDS: Readonly<Record<Locale, Words>> = { en, 'zh-CN': zhCn, 'zh-TW': zhTw };

/** How each language calls itself, for the menu. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
};
