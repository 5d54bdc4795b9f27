import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportRow } from '../../shared/history/export-rows.ts';
import { writeHead, writeRows, type ExportFormat } from '../../shared/history/write-rows.ts';

export interface RowsFileRequest {
  readonly file: string;
  readonly format: ExportFormat;
  readonly columns: readonly string[];
  readonly slices: AsyncIterable<readonly ExportRow[]>;
  readonly signal: AbortSignal;
  /** The last row of each piece. */
  readonly onRow: (row: ExportRow) => void;
}

/** Writes rows as they come; gives how many. The file has its name only once it is whole, and only its owner reads it. */
export async function writeRowsFile(request: RowsFileRequest): Promise<number> {
  const { file, format, columns, slices, signal, onRow } = request;
  const part = `${file}.part`;
  let count = 0;
  async function* write(): AsyncGenerator<string> {
    yield writeHead(format, columns);
    for await (const rows of slices) {
      count += rows.length;
      yield writeRows(format, columns, rows);
      onRow(rows.at(-1)!);
    }
  }
  try {
    await pipeline(Readable.from(write()), createWriteStream(part, { mode: 0o600 }), { signal });
    await rename(part, file);
    return count;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
