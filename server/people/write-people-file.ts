import { PEOPLE_COLUMN_WORDS, PEOPLE_SHEET } from '../../shared/people/column-words.ts';
import { PEOPLE_COLUMNS, writePersonCells } from '../../shared/people/people-columns.ts';
import type { Person } from '../../shared/people/person.ts';
import { guardFormula, quoteCell } from '../../shared/sheets/guard-formula.ts';
import type { Locale } from '../../shared/site/localized-text.ts';

/** Spreadsheets take a file without it for one of the machine's own encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** People as a file that can be read in again: CSV has the columns of programs, XLSX those of the reader. */
export async function writePeopleFile(
  people: readonly Person[],
  format: 'csv' | 'xlsx',
  locale: Locale,
): Promise<Uint8Array> {
  const rows = people.map((person) => {
    const cells = writePersonCells(person);
    return PEOPLE_COLUMNS.map((column) => guardFormula(cells[column]));
  });
  switch (format) {
    case 'csv': {
      const lines = [PEOPLE_COLUMNS, ...rows].map((cells) => `${cells.map(quoteCell).join(',')}\r\n`);
      return Buffer.from(BYTE_ORDER_MARK + lines.join(''));
    }
    case 'xlsx':
      return writeWorkbook(rows, locale);
    default:
      return format satisfies never;
  }
}

async function writeWorkbook(rows: readonly (readonly string[])[], locale: Locale): Promise<Uint8Array> {
  // Loaded for spreadsheets alone: it takes longer than most answers do.
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.Workbook();
  const sheet = workbook.addWorksheet(PEOPLE_SHEET[locale], {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
  });
  sheet.addRow(PEOPLE_COLUMNS.map((column) => PEOPLE_COLUMN_WORDS[column][locale]));
  for (const row of rows) sheet.addRow(row);
  // As texts: a spreadsheet must make no numbers of ids and no dates of days.
  sheet.eachRow((row) => row.eachCell((cell) => (cell.numFmt = '@')));
  PEOPLE_COLUMNS.forEach((column, at) => (sheet.getColumn(at + 1).width = column === 'skills' ? 40 : 18));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
