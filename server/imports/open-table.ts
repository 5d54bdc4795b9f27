import type { ImportOptions } from '../../shared/import/import-format.ts';
import { openByteFile } from './byte-file.ts';
import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import { readNdjson } from './read-ndjson.ts';
import { openXlsx } from './read-xlsx.ts';
import { findTable, type Table } from './table.ts';

export interface OpenTable extends Table {
  bytesRead(): number;
  close(): void;
}

export interface TableFile extends Pick<ImportOptions, 'encoding' | 'delimiter' | 'sheet' | 'columns'> {
  readonly path: string;
  readonly packing: 'plain' | 'gzip';
  readonly format: 'csv' | 'ndjson' | 'xlsx';
}

/** Opens a file of rows up to its header. Rows are read as they are asked for. */
export async function openTable(file: TableFile): Promise<OpenTable> {
  if (file.format === 'xlsx') {
    const { rows, bytesRead, close } = openXlsx(file.path, file.sheet);
    return { ...(await findTable(rows)), bytesRead, close };
  }
  const { bytes, bytesRead, close } = openByteFile(file.path, file.packing);
  try {
    const texts = decodeText(bytes, file.encoding);
    const table =
      file.format === 'csv'
        ? await findTable(readCsv(texts, file.delimiter))
        : await readNdjson(texts, Object.keys(file.columns));
    return { ...table, bytesRead, close };
  } catch (error) {
    close();
    throw error;
  }
}
