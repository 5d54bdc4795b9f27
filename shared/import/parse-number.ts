import { type Cell, textOf } from './cell.ts';
import { showValue, ValueError } from './value-error.ts';

/**
 * A number as people and spreadsheets write it: `1234`, `1,234`, `1 234`, `1'234`, `1,234.5`, `1.234,5`, `12,5`. A
 * single comma before exactly three digits separates thousands, a single point is always a decimal point. Null where
 * there is nothing.
 *
 * @throws {ValueError} for what is no number.
 */
export function parseNumber(cell: Cell | undefined, column: string): number | null {
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell;
  const text = textOf(cell);
  if (text === '') return null;
  const number = readNumber(text);
  if (number !== null) return number;
  throw new ValueError({ code: 'number-unreadable', column, value: showValue(text) });
}

/**
 * A count of calls: a whole number of 0 or more.
 *
 * @throws {ValueError}
 */
export function parseCount(cell: Cell | undefined, column: string): number | null {
  const number = parseNumber(cell, column);
  if (number === null || (Number.isInteger(number) && number >= 0 && number <= MOST)) return number;
  throw new ValueError({ code: 'count-unreadable', column, value: showValue(textOf(cell)), most: MOST });
}

/** More calls than this no queue has in an interval. */
const MOST = 10_000_000;

/** Null for what is no number. */
export function readNumber(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  const bare = text.replace(/[ '’\u00a0\u202f](?=\d{3}(?:\D|$))/g, '');
  if (PLAIN.test(bare)) return Number(bare);
  if (COMMA_THOUSANDS.test(bare)) return Number(bare.replaceAll(',', ''));
  if (POINT_THOUSANDS.test(bare)) return Number(bare.replaceAll('.', '').replace(',', '.'));
  if (COMMA_DECIMAL.test(bare)) return Number(bare.replace(',', '.'));
  return null;
}

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?$/;
const COMMA_THOUSANDS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const POINT_THOUSANDS = /^[+-]?\d{1,3}(?:(?:\.\d{3})+,\d*|(?:\.\d{3}){2,})$/;
const COMMA_DECIMAL = /^[+-]?\d+,\d*$/;
