import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { FloorcastError } from '../../../floorcast-error.ts';

/** A roster of a year and 500 people is a tenth of it. */
export const MOST_UNPACKED_BYTES = 200 * 1024 * 1024;

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** The end of a ZIP with the longest comment it may have. */
const MOST_END_BYTES = 22 + 65_535;

const inflate = promisify(inflateRaw);

/**
 * Refuses a workbook that unpacks to more than any roster: whatever reads it holds all of it in memory. What an archive says of its
 * sizes is not believed; each part is unpacked within what is left of the limit, and let go.
 *
 * @throws FloorcastError `too-large`, or `bad-request` for what is no ZIP that can be read.
 */
export async function refuseBomb(bytes: Uint8Array, most = MOST_UNPACKED_BYTES): Promise<void> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = most;
  for (const { packed, method } of listParts(zip)) {
    if (method === STORED) left -= packed.length;
    else if (method === DEFLATED) left -= await measure(packed, left, most);
    else throw unreadable();
    if (left < 0) throw tooLarge(most);
  }
}

async function measure(packed: Buffer, left: number, most: number): Promise<number> {
  try {
    return (await inflate(packed, { maxOutputLength: Math.max(left, 1) })).length;
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most);
    throw unreadable(error);
  }
}

function* listParts(zip: Buffer): Generator<{ readonly packed: Buffer; readonly method: number }> {
  const end = findEnd(zip);
  try {
    const count = zip.readUInt16LE(end + 10);
    for (let at = zip.readUInt32LE(end + 16), index = 0; index < count; index++) {
      if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw unreadable();
      const method = zip.readUInt16LE(at + 10);
      const size = zip.readUInt32LE(at + 20);
      const local = zip.readUInt32LE(at + 42);
      if (zip.readUInt32LE(local) !== LOCAL_ENTRY) throw unreadable();
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      yield { packed: zip.subarray(from, from + size), method };
      at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
  } catch (error) {
    // A place that the file says is in it, and is not.
    if (error instanceof RangeError) throw unreadable(error);
    throw error;
  }
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - MOST_END_BYTES); at--)
    if (zip.readUInt32LE(at) === DIRECTORY_END) return at;
  throw unreadable();
}

function tooLarge(most: number): FloorcastError {
  return new FloorcastError('too-large', { code: 'roster-import-large', most });
}

function unreadable(cause?: unknown): FloorcastError {
  return new FloorcastError('bad-request', { code: 'roster-import-unreadable' }, { cause });
}
