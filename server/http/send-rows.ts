import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { ExportRow } from '../../shared/history/export-rows.ts';
import { MEDIA_TYPES, writeHead, writeRows, type ExportFormat } from '../../shared/history/write-rows.ts';

export interface RowsFile {
  /** Without its ending. */
  readonly name: string;
  readonly format: ExportFormat;
  readonly columns: readonly string[];
}

/**
 * Sends rows as a file, as fast as they are taken and no faster. What cannot be asked is found with the first rows, while
 * it can still be said; a failure later on breaks the file off, so that nobody takes it for whole.
 */
export async function sendRows(
  response: Response,
  file: RowsFile,
  slices: AsyncIterable<readonly ExportRow[]>,
): Promise<void> {
  const iterator = slices[Symbol.asyncIterator]();
  const first = await iterator.next();
  response.attachment(`${file.name}.${file.format}`);
  response.type(MEDIA_TYPES[file.format]);
  await pipeline(Readable.from(writeFile(file, first, iterator)), response).catch((error: unknown) => {
    // Whoever goes away before the end has what they wanted.
    if ((error as { readonly code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

async function* writeFile(
  { format, columns }: RowsFile,
  first: IteratorResult<readonly ExportRow[]>,
  iterator: AsyncIterator<readonly ExportRow[]>,
): AsyncGenerator<string> {
  try {
    const head = writeHead(format, columns);
    if (head !== '') yield head;
    for (let slice = first; slice.done !== true; slice = await iterator.next())
      yield writeRows(format, columns, slice.value);
  } finally {
    await iterator.return?.();
  }
}
