import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { MEDIA_TYPES, type ExportFormat } from '../../shared/history/write-rows.ts';

export interface SentFile {
  /** Without its ending. */
  readonly name: string;
  readonly format: ExportFormat;
}

/**
 * Sends a file, as fast as it is taken and no faster. What cannot be asked is found with the first piece, while it can
 * still be said; a failure later on breaks the file off, so that nobody takes it for whole.
 */
export async function sendFile(
  response: Response,
  { name, format }: SentFile,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  response.attachment(`${name}.${format}`);
  response.type(MEDIA_TYPES[format]);
  const body = Readable.from(continueFrom(first, iterator), { objectMode: false, highWaterMark: 1 });
  try {
    await pipeline(body, response);
  } catch (error) {
    // Whoever goes away before the end has what they wanted.
    if ((error as { readonly code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  } finally {
    await iterator.return?.();
  }
}

async function* continueFrom(
  first: IteratorResult<Uint8Array>,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for (let piece = first; piece.done !== true; piece = await iterator.next()) yield piece.value;
}
