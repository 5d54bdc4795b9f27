import { Readable } from 'node:stream';
import type { Cell } from '../../shared/import/cell.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { cellFromSheet } from './sheet-cell.ts';
import type { RawRow } from './table.ts';
import {
  limitPart,
  limitRows,
  WORKBOOK_LIMITS,
  type PartLimit,
  type WorkbookLimits,
} from './workbook-limits.ts';
import { listZipParts, openZipPart, type ZipPart } from './zip-file.ts';

/** A sheet that is read row by row. */
export interface XlsxSheet {
  readonly rows: AsyncIterable<readonly RawRow[]>;
  /** Bytes of the file that lie before what is read. */
  bytesRead(): number;
  close(): void;
}

/**
 * What the package reads the parts of a workbook with, which its types do not say. Its own way through the archive would unpack
 * sheets to the disk of this machine, and hold what is shared whole, however much that is.
 */
interface PartReader {
  readonly model?: { readonly sheets?: readonly { readonly name: string }[] };
  _parseRels(part: Readable): Promise<void>;
  _parseWorkbook(part: Readable): Promise<void>;
  _parseStyles(part: Readable): Promise<void>;
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>;
  _parseWorksheet(pieces: AsyncIterable<Buffer>, sheetNo: string): Iterable<{ readonly value: Sheet }>;
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
/** Rows of long texts go on their way before there are many of them. */
const BATCH_CHARACTERS = 4_000_000;
const SHEET_PATH = /^xl\/worksheets\/sheet(\d+)\.xml$/;

/** Rows of one sheet, the first when no name is given: results of formulas, dates as the clock shows them. */
export function openXlsx(
  path: string,
  sheetName: string | null,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): XlsxSheet {
  const archive = new Archive(path);
  return {
    rows: explained(readSheet(archive, sheetName, limits)),
    bytesRead: () => archive.bytesRead(),
    close: () => archive.close(),
  };
}

/** Names of all sheets, in the order of the workbook. */
export async function listSheets(
  path: string,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): Promise<readonly string[]> {
  const archive = new Archive(path);
  async function* list(): AsyncGenerator<string> {
    const { model } = await readList(archive, limits);
    for (const { name } of model?.sheets ?? []) yield name;
  }
  const names: string[] = [];
  for await (const name of explained(list())) names.push(name);
  return names;
}

async function* readSheet(
  archive: Archive,
  sheetName: string | null,
  limits: WorkbookLimits,
): AsyncGenerator<readonly RawRow[]> {
  const reader = await readList(archive, limits);
  for (const { path } of await archive.parts()) {
    const sheetNo = SHEET_PATH.exec(path)?.[1];
    if (sheetNo === undefined) continue;
    const pieces = limitRows(archive.read(path), limits.rowBytes);
    for (const { value: sheet } of reader._parseWorksheet(pieces, sheetNo)) {
      if (sheetName !== null && sheet.name !== sheetName) continue;
      await readShared(reader, archive, limits);
      return yield* readRows(sheet);
    }
  }
  throw new FloorcastError('bad-request', {
    code: 'sheet-unknown',
    sheet: (sheetName ?? '').slice(0, 60),
  });
}

async function* readRows(sheet: Sheet): AsyncGenerator<readonly RawRow[]> {
  let batch: RawRow[] = [];
  let characters = 0;
  for await (const sheetRow of sheet) {
    const row = readRow(sheetRow);
    batch.push(row);
    for (const cell of row.cells) if (typeof cell === 'string') characters += cell.length;
    if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  yield batch;
}

/** What sheets there are. */
async function readList(archive: Archive, { part }: WorkbookLimits): Promise<PartReader> {
  // Loaded for spreadsheets alone: it takes longer than most files do.
  const { default: Excel } = await import('exceljs');
  const reader = new Excel.stream.xlsx.WorkbookReader(Readable.from([]) as never, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  }) as unknown as PartReader;
  await archive.hand('xl/_rels/workbook.xml.rels', part, (pieces) => reader._parseRels(pieces));
  await archive.hand('xl/workbook.xml', part, (pieces) => reader._parseWorkbook(pieces));
  return reader;
}

/** What the cells of all sheets refer to. */
async function readShared(
  reader: PartReader,
  archive: Archive,
  { part, shared }: WorkbookLimits,
): Promise<void> {
  await archive.hand('xl/styles.xml', part, (pieces) => reader._parseStyles(pieces));
  await archive.hand('xl/sharedStrings.xml', shared, async (pieces) => {
    for await (const _ of reader._parseSharedStrings(pieces));
  });
}

/** The file, part by part. */
class Archive {
  readonly #path: string;
  #parts: Promise<readonly ZipPart[]> | null = null;
  #open: Awaited<ReturnType<typeof openZipPart>> | null = null;
  #isClosed = false;

  constructor(path: string) {
    this.#path = path;
  }

  parts(): Promise<readonly ZipPart[]> {
    return (this.#parts ??= listZipParts(this.#path));
  }

  /** What a part holds; nothing when there is none. */
  async *read(path: string): AsyncGenerator<Buffer> {
    const part = (await this.parts()).find((other) => other.path === path);
    if (!part || this.#isClosed) return;
    const opened = await openZipPart(this.#path, part);
    this.#open = opened;
    try {
      yield* opened.pieces as AsyncIterable<Buffer>;
    } finally {
      opened.pieces.destroy();
    }
  }

  /** Lets `use` read a part to its end. */
  async hand(path: string, most: PartLimit, use: (pieces: Readable) => Promise<void>): Promise<void> {
    const pieces = Readable.from(limitPart(this.read(path), most));
    try {
      await use(pieces);
    } finally {
      pieces.destroy();
    }
  }

  bytesRead(): number {
    return this.#open?.bytesRead() ?? 0;
  }

  close(): void {
    this.#isClosed = true;
    this.#open?.pieces.destroy();
  }
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
