import type { Cell } from '../../shared/import/cell.ts';
import type { ImportOptions } from '../../shared/import/import-format.ts';
import { mapTexts, type Message } from '../../shared/messages/message.ts';
import { maskNumber } from '../../shared/site/mask-number.ts';
import type { CallerNumbers } from '../../shared/site/site.ts';
import { UNREADABLE } from './decode-text.ts';
import type { RawRow } from './table.ts';

/** What a report says of a row: its cells as CSV, cut, and why it was refused. */
export interface RowShower {
  text(row: RawRow): string;
  reason(message: Message, row: RawRow): Message;
}

type Shape = Pick<ImportOptions, 'columns' | 'format'>;

/**
 * Rows for the report of an import. Where callers' numbers are hashed only columns that are read are in it, the caller's not;
 * nothing of a row that cannot be cut as the header is.
 */
export function createRowShower(
  header: readonly string[],
  { columns, format }: Shape,
  rule: CallerNumbers,
): RowShower {
  switch (rule) {
    case 'kept':
      return { text: ({ cells }) => joinCells(cells), reason: (message) => message };
    case 'hashed': {
      const isShown = header.map((name) => columns[name] !== undefined && columns[name] !== 'caller');
      const isCaller = header.map((name) => columns[name] === 'caller');
      return {
        text: (row) =>
          isCut(row, header, format)
            ? replaceCallers(
                joinCells(row.cells.map((cell, at) => (isShown[at] ? cell : null))),
                row,
                isCaller,
                () => '',
              )
            : '',
        reason: (message, row) => mapTexts(message, (text) => replaceCallers(text, row, isCaller, () => '')),
      };
    }
    default:
      return rule satisfies never;
  }
}

/** Rows for a look at a file: nobody's number is whole. */
export function createMaskingShower(
  header: readonly string[],
  callerColumns: ReadonlySet<string>,
  { format }: Pick<ImportOptions, 'format'>,
): RowShower {
  const isCaller = header.map((name) => callerColumns.has(name));
  const mask = (cell: Cell, at: number) =>
    isCaller[at] && cell !== null && cell !== '' ? maskNumber(String(cell)) : cell;
  return {
    text: (row) =>
      isCut(row, header, format) ? joinCells(row.cells.map(mask)) : hideNumbers(joinCells(row.cells)),
    reason: (message, row) => mapTexts(message, (text) => replaceCallers(text, row, isCaller, maskNumber)),
  };
}

/** A text without any six digits in a row, however they are grouped: where its columns are not known. */
export function hideNumbers(text: string): string {
  return text.normalize('NFKC').replace(/\+?[0-9](?:[\s\-()./]*[0-9]){5,}/g, '•••');
}

/** Whether the cells stand under their own names. */
function isCut({ cells, problem }: RawRow, header: readonly string[], format: Shape['format']): boolean {
  if (problem !== undefined || (format === 'csv' && cells.length < header.length)) return false;
  return cells.slice(header.length).every((cell) => cell === null || cell === '');
}

function replaceCallers(
  whole: string,
  { cells }: RawRow,
  isCaller: readonly boolean[],
  show: (number: string) => string,
): string {
  return cells
    .map((cell, at) => (isCaller[at] ? String(cell ?? '').trim() : ''))
    .filter((number) => number !== '')
    .reduce((text, number) => text.replaceAll(number, () => show(number)), whole);
}

const LONGEST_TEXT = 500;

function joinCells(cells: readonly Cell[]): string {
  return cells
    .map((cell) => (cell === null ? '' : String(cell)))
    .map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(',')
    .replaceAll(UNREADABLE, '\ufffd')
    .slice(0, LONGEST_TEXT);
}
