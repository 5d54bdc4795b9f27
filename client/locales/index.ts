import type { Locale } from '../../shared/site/localized-text.ts';
import { en, type Words } from './en/index.ts';
import { zhCn } from './zh-CN/index.ts';
import { zhTw } from './zh-TW/index.ts';

export type { Words };

/**
 * Every language the screens speak: one folder, one line here and one in load-words.ts. All at once, for what compares them:
 * a screen loads its reader's own (load-words.ts).
 */
export const WORDS: Readonly<Record<Locale, Words>> = { en, 'zh-CN': zhCn, 'zh-TW': zhTw };
