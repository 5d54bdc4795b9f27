import { wordMessage } from '../messages/message.ts';
import type { FullText, Locale } from '../site/localized-text.ts';
import type { RefusedRow } from './import-format.ts';

/** The first line of the file of refused rows: UTF-8 with a byte order mark, so that spreadsheet programs read it as that. */
export function writeRefusedHead(locale: Locale): string {
  return `\ufeff${HEAD[locale]}\r\n`;
}

const HEAD: FullText = {
  en: 'row,reason,text',
  'zh-CN': '行号,原因,文件原文',
  'zh-TW': '列號,原因,檔案原文',
};

/** Refused rows as lines of CSV. */
export function writeRefused(rows: readonly RefusedRow[], locale: Locale): string {
  return rows
    .map(({ row, reason, text }) => `${row},${toCell(wordMessage(reason, locale))},${toCell(text)}\r\n`)
    .join('');
}

/**
 * A text as a cell of CSV. One that a spreadsheet would take for a formula gets an apostrophe: the file came from outside.
 * Example: `toCell('=1+1')` is `'=1+1`
 */
function toCell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
