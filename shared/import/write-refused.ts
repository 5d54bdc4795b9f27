import { wordMessage } from '../messages/message.ts';
import type { FullText, Locale } from '../site/localized-text.ts';
import { guardFormula, quoteCell } from '../sheets/guard-formula.ts';
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

/** The file came from outside. */
function toCell(text: string): string {
  return quoteCell(guardFormula(text));
}
