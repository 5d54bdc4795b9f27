import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FloorcastError } from '../floorcast-error.ts';

/** A file being read from its beginning, unpacked when it is gzipped. */
export interface ByteFile {
  readonly bytes: AsyncIterable<Buffer>;
  /** Bytes of the file itself that were read so far: what progress is counted by. */
  bytesRead(): number;
  close(): void;
}

const CHUNK_BYTES = 256 * 1024;

/** @throws FloorcastError from `bytes`, in words, when it cannot be read or is cut. */
export function openByteFile(path: string, packing: 'plain' | 'gzip'): ByteFile {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const stream: Readable = packing === 'gzip' ? file.pipe(createGunzip({ chunkSize: CHUNK_BYTES })) : file;
  // A pipe does not carry errors along.
  if (stream !== file) file.on('error', (error) => stream.destroy(error));
  return {
    bytes: explained(stream),
    bytesRead: () => file.bytesRead,
    close: () => {
      file.destroy();
      stream.destroy();
    },
  };
}

/** The first bytes of a file, unpacked when it is gzipped. */
export async function readBeginning(
  path: string,
  packing: 'plain' | 'gzip',
  atMost: number,
): Promise<Buffer> {
  const file = openByteFile(path, packing);
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of file.bytes) {
      pieces.push(piece);
      length += piece.length;
      if (length >= atMost) break;
    }
  } finally {
    file.close();
  }
  return Buffer.concat(pieces).subarray(0, atMost);
}

/** Whether a file is gzipped, by its first two bytes. */
export async function findPacking(path: string): Promise<'plain' | 'gzip'> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b ? 'gzip' : 'plain';
  } finally {
    await file.close();
  }
}

async function* explained(stream: Readable): AsyncGenerator<Buffer> {
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_'))
      throw new FloorcastError('bad-request', { code: 'gzip-broken', words: message }, { cause: error });
    throw new FloorcastError('bad-request', { code: 'file-unreadable', words: message }, { cause: error });
  }
}
