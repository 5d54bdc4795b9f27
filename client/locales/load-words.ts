import { MESSAGES } from '../../shared/messages/message.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import type { Words } from './index.ts';

/** A language and its words. */
export interface Spoken {
  readonly locale: Locale;
  readonly words: Words;
}

/**
 * Each language is a download of its own: a phone never loads what its reader does not read. Messages in English are there from
 * the beginning, as codes are known by them; in a browser those of other languages come here (vite.config.ts).
 */
const LOADERS: Readonly<Record<Locale, () => Promise<Words>>> = {
  en: async () => (await import('./en/index.ts')).en,
  'zh-CN': async () => {
    const [{ zhCn }, messages] = await Promise.all([
      import('./zh-CN/index.ts'),
      import('../../shared/messages/zh-CN/index.ts'),
    ]);
    Object.assign(MESSAGES['zh-CN'], messages.zhCn);
    return zhCn;
  },
  'zh-TW': async () => {
    const [{ zhTw }, messages] = await Promise.all([
      import('./zh-TW/index.ts'),
      import('../../shared/messages/zh-TW/index.ts'),
    ]);
    Object.assign(MESSAGES['zh-TW'], messages.zhTw);
    return zhTw;
  },
};

/** Rejects when the server cannot be reached for them. */
export async function loadWords(locale: Locale): Promise<Spoken> {
  return { locale, words: await LOADERS[locale]() };
}
