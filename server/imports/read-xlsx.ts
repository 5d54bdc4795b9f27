import { createReadStream, type ReadStream } from 'node:fs';
import type { Cell } from '../../shared/import/cell.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { cellFromSheet } from './sheet-cell.ts';
import type { RawRow } from './table.ts';

/** What the streaming reader of the package gives, which its types do not say. */
interface Workbook extends AsyncIterable<Sheet> {
  readonly model?: { readonly sheets?: readonly { readonly name: string }[] };
}

interface Sheet extends AsyncIterable<SheetRow> {
  readonly name: string;
}

interface SheetRow {
  readonly number: number;
  readonly cellCount: number;
  eachCell(
    callback: (
      cell: { readonly value: unknown; readonly numFmt: string | undefined },
      column: number,
    ) => void,
  ): void;
}

const BATCH_ROWS = 1000;

/** Rows of one sheet, the first when no name is given: results of formulas, dates as the clock shows them. */
export async function* readXlsx(
  file: ReadStream,
  sheetName: string | null,
): AsyncGenerator<readonly RawRow[]> {
  let found = false;
  for await (const sheet of explained(await openWorkbook(file))) {
    if (found || (sheetName !== null && sheet.name !== sheetName)) {
      if (found) break;
      await skip(sheet);
      continue;
    }
    found = true;
    let batch: RawRow[] = [];
    for await (const row of explained(sheet)) {
      batch.push(readRow(row));
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  }
  if (!found)
    throw new FloorcastError('bad-request', {
      code: 'sheet-unknown',
      sheet: (sheetName ?? '').slice(0, 60),
    });
}

/** Names of all sheets, in the order of the file. */
export async function listSheets(path: string): Promise<readonly string[]> {
  const file = createReadStream(path);
  try {
    const workbook = await openWorkbook(file);
    // The list of sheets is known before the first of them is read.
    for await (const _ of explained(workbook)) break;
    return workbook.model?.sheets?.map(({ name }) => name) ?? [];
  } finally {
    file.destroy();
  }
}

async function openWorkbook(file: ReadStream): Promise<Workbook> {
  // Loaded for spreadsheets alone: it takes longer than most files do.
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.stream.xlsx.WorkbookReader(file, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  return workbook as unknown as Workbook;
}

/** The archive goes on only when a sheet has been read. */
async function skip(sheet: Sheet): Promise<void> {
  for await (const _ of explained(sheet));
}

function readRow(row: SheetRow): RawRow {
  const cells = new Array<Cell>(row.cellCount).fill(null);
  row.eachCell(({ value, numFmt }, column) => {
    cells[column - 1] = cellFromSheet(value, numFmt);
  });
  return { row: row.number, cells };
}

async function* explained<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (error) {
    if (error instanceof FloorcastError) throw error;
    const words = error instanceof Error ? error.message.slice(0, 100) : 'unknown';
    throw new FloorcastError('bad-request', { code: 'xlsx-unreadable', words }, { cause: error });
  }
}
