import type { Words } from '../../locales/index.ts';

/**
 * The boards a floor begins with are saved with English names. Until somebody gives them another, they are shown in
 * the reader's language. Example: `nameDefault('Queues 2/3', words)` is `队列 2/3` in zh-CN.
 */
export function nameDefault(name: string, words: Words['wall']): string {
  const [, word = name, count = ''] = /^(.*?)( \d+\/\d+)?$/.exec(name) ?? [];
  const known: Readonly<Record<string, string>> = words.defaultNames;
  return (Object.hasOwn(known, word) ? known[word] : word) + count;
}
