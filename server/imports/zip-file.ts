import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** A part of a ZIP as its directory tells of it. What it unpacks to is not believed, and not read. */
export interface ZipPart {
  readonly path: string;
  readonly method: number;
  readonly packedBytes: number;
  /** Where its own head begins. */
  readonly from: number;
}

const DIRECTORY_END = 0x06054b50;
const LARGE_DIRECTORY_END = 0x06064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Where a number stands that has no room in 32 bits: the number itself is further on. */
const ELSEWHERE = 0xffff_ffff;
/** The end of a ZIP with the longest comment it may have, and where the end of a large one is told. */
const MOST_END_BYTES = 22 + 65_535 + 20;
/** A workbook of a thousand sheets has a tenth of it. */
const MOST_DIRECTORY_BYTES = 4 * 1024 * 1024;

/** @throws RangeError or Error for what is no ZIP that can be read. */
export async function listZipParts(path: string): Promise<readonly ZipPart[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (from: number, bytes: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(bytes);
      const { bytesRead } = await file.read(buffer, 0, bytes, from);
      return buffer.subarray(0, bytesRead);
    };
    const tailBytes = Math.min(size, MOST_END_BYTES);
    const tail = await read(size - tailBytes, tailBytes);
    const end = findEnd(tail);
    let bytes = tail.readUInt32LE(end + 12);
    let from = tail.readUInt32LE(end + 16);
    if (from === ELSEWHERE || bytes === ELSEWHERE) {
      const large = await read(readLarge(tail, end - 20 + 8), 56);
      if (large.readUInt32LE(0) !== LARGE_DIRECTORY_END) throw new Error('no directory');
      bytes = readLarge(large, 40);
      from = readLarge(large, 48);
    }
    if (bytes > MOST_DIRECTORY_BYTES) throw new Error('a directory of too many parts');
    return readDirectory(await read(from, bytes));
  } finally {
    await file.close();
  }
}

/** A part, unpacked as it is asked for. */
export interface OpenZipPart {
  readonly pieces: Readable;
  /** Bytes of the file that lie before what is read. */
  bytesRead(): number;
}

export async function openZipPart(path: string, part: ZipPart): Promise<OpenZipPart> {
  const file = await open(path, 'r');
  const head = Buffer.alloc(30);
  try {
    await file.read(head, 0, head.length, part.from);
  } finally {
    await file.close();
  }
  if (head.readUInt32LE(0) !== LOCAL_ENTRY) throw new Error(`${part.path} is not where it should be`);
  const start = part.from + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = createReadStream(path, { start, end: start + Math.max(part.packedBytes, 1) - 1 });
  // What fails is told by the last of them; one that is let go lets go of the file.
  const pieces = part.method === STORED ? packed : pipeline(packed, createInflateRaw(), () => {});
  return { pieces, bytesRead: () => start + packed.bytesRead };
}

function readDirectory(directory: Buffer): readonly ZipPart[] {
  const parts: ZipPart[] = [];
  for (let at = 0; at < directory.length;) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('a directory that breaks off');
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const isLocked = (directory.readUInt16LE(at + 8) & 1) === 1;
    const method = directory.readUInt16LE(at + 10);
    const path = directory.toString('utf8', at + 46, at + 46 + nameBytes);
    if (isLocked) throw new Error('locked with a password');
    if (method !== STORED && method !== DEFLATED) throw new Error(`${path.slice(0, 60)} is packed strangely`);
    const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
    parts.push({ path, method, ...readPlace(directory, at, extra) });
    at += 46 + nameBytes + extraBytes + directory.readUInt16LE(at + 32);
  }
  return parts;
}

/** Numbers beyond 4 GB stand in an extra field, and only those that have no room, in this order. */
function readPlace(directory: Buffer, at: number, extra: Buffer): Pick<ZipPart, 'packedBytes' | 'from'> {
  let packedBytes = directory.readUInt32LE(at + 20);
  let from = directory.readUInt32LE(at + 42);
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== 1) continue;
    let next = field + 4 + (directory.readUInt32LE(at + 24) === ELSEWHERE ? 8 : 0);
    if (packedBytes === ELSEWHERE) {
      packedBytes = readLarge(extra, next);
      next += 8;
    }
    if (from === ELSEWHERE) from = readLarge(extra, next);
  }
  return { packedBytes, from };
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at--) if (tail.readUInt32LE(at) === DIRECTORY_END) return at;
  throw new Error('it breaks off');
}

function readLarge(buffer: Buffer, at: number): number {
  const value = buffer.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error('a place that there is not');
  return Number(value);
}
