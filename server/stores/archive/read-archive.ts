import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FloorcastError, OperatorError } from '../../floorcast-error.ts';
import {
  ARCHIVE_FORMAT,
  type ArchiveContents,
  type ArchivedDocument,
  type ArchivedTable,
  type ArchiveHead,
  type ArchiveManifest,
} from './archive-lines.ts';
import { ARCHIVE_MAGIC, SEAL_BYTES, writeSeal } from './archive-seal.ts';
import { RowSummer, sumText, type TableSum } from './row-text.ts';

/** A piece of an archive, in its order: documents, then tables by blocks of rows. */
export type ArchivePiece =
  ArchivedDocument | (ArchivedTable & { readonly rows: readonly (readonly unknown[])[] });

/**
 * Reads a whole archive and proves that it is what was written: every byte by its seal, every table by its count and sum.
 *
 * @param onProgress 0 to 1
 * @throws FloorcastError 'bad-request' for anything else; 'conflict' when a later Floorcast wrote it.
 */
export async function verifyArchive(
  file: string,
  onProgress: (progress: number) => void = () => {},
  signal?: AbortSignal,
): Promise<ArchiveContents> {
  const bytes = await checkSeal(file, (progress) => onProgress(progress / 2), signal);
  let head: ArchiveHead | null = null;
  let manifest: ArchiveManifest['manifest'] | null = null;
  const documents: Record<string, string> = {};
  const columns: Record<string, readonly string[]> = {};
  const tables: Record<string, TableSum> = {};
  let table: ArchivedTable | null = null;
  let summer = new RowSummer();
  const endTable = () => {
    if (table) tables[table.table] = summer.finish();
    summer = new RowSummer();
  };
  await eachLine(
    file,
    bytes,
    (progress) => onProgress(0.5 + progress / 2),
    signal,
    (value) => {
      if (head === null) head = checkHead(file, value);
      else if (Array.isArray(value)) summer.add(value.map((row) => JSON.stringify(row)));
      else if (isDocument(value)) documents[value.document] = sumText(JSON.stringify(value.value));
      else if (isTable(value)) {
        endTable();
        table = value;
        columns[value.table] = value.columns;
      } else manifest = (value as ArchiveManifest).manifest;
    },
  );
  endTable();
  if (head === null || manifest === null) throw refuse(file, 'it ends before its last line');
  const found = JSON.stringify({ tables, documents });
  if (found !== JSON.stringify(manifest)) throw refuse(file, 'its rows are not those it was made of');
  return { ...(head as ArchiveHead), bytes, tables, documents, columns };
}

/** The pieces of an archive that was verified. */
export async function* readArchive(file: string, contents: ArchiveContents): AsyncGenerator<ArchivePiece> {
  let table: ArchivedTable | null = null;
  for await (const text of readLines(file, contents.bytes)) {
    const value = JSON.parse(text) as unknown;
    if (Array.isArray(value)) yield { ...table!, rows: value as readonly (readonly unknown[])[] };
    else if (isDocument(value)) yield value;
    else if (isTable(value)) table = value;
  }
}

async function checkSeal(
  file: string,
  onProgress: (progress: number) => void,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { size, start, seal } = await readEnds(file);
  if (!start.equals(ARCHIVE_MAGIC)) throw refuse(file, 'it is not a backup of Floorcast');
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of createReadStream(file, { end: size - SEAL_BYTES - 1, signal })) {
    hash.update(chunk as Buffer);
    read += (chunk as Buffer).length;
    onProgress(read / size);
  }
  if (!seal.equals(writeSeal(hash)))
    throw refuse(file, 'its seal does not fit: bytes are missing or were altered');
  return size;
}

async function readEnds(file: string) {
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw refuse(file, `it cannot be opened (${error instanceof Error ? error.message : String(error)})`);
  });
  try {
    const { size } = await handle.stat();
    if (size < ARCHIVE_MAGIC.length + SEAL_BYTES) throw refuse(file, 'it is too short to be one');
    const start = Buffer.alloc(ARCHIVE_MAGIC.length);
    const seal = Buffer.alloc(SEAL_BYTES);
    await handle.read(start, 0, start.length, 0);
    await handle.read(seal, 0, seal.length, size - SEAL_BYTES);
    return { size, start, seal };
  } finally {
    await handle.close();
  }
}

async function eachLine(
  file: string,
  bytes: number,
  onProgress: (progress: number) => void,
  signal: AbortSignal | undefined,
  take: (value: unknown) => void,
): Promise<void> {
  try {
    for await (const text of readLines(file, bytes, onProgress, signal)) take(JSON.parse(text));
  } catch (error) {
    if (error instanceof FloorcastError || signal?.aborted) throw error;
    throw refuse(file, `it cannot be unpacked (${error instanceof Error ? error.message : String(error)})`);
  }
}

function readLines(
  file: string,
  bytes: number,
  onProgress: (progress: number) => void = () => {},
  signal?: AbortSignal,
): AsyncIterable<string> {
  const packed = createReadStream(file, {
    start: ARCHIVE_MAGIC.length,
    end: bytes - SEAL_BYTES - 1,
    highWaterMark: 256 * 1024,
    signal,
  });
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  packed.on('error', (error) => gunzip.destroy(error));
  packed.on('data', () => onProgress(packed.bytesRead / bytes));
  return splitLines(packed.pipe(gunzip));
}

/** Not readline: it also ends lines at separators that JSON leaves as they are in texts. */
async function* splitLines(stream: Readable): AsyncGenerator<string> {
  stream.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') throw new Error('the last line has no end');
}

function checkHead(file: string, value: unknown): ArchiveHead {
  const head = value as Partial<ArchiveHead> | null;
  if (head?.floorcast !== 'backup' || typeof head.format !== 'number')
    throw refuse(file, 'its first line is not that of a backup');
  if (head.format > ARCHIVE_FORMAT)
    throw new OperatorError(
      'conflict',
      `${file} has format ${head.format}, this Floorcast reads formats up to ${ARCHIVE_FORMAT}. A later Floorcast wrote it: restore it with that one.`,
    );
  return head as ArchiveHead;
}

function isDocument(value: unknown): value is ArchivedDocument {
  return typeof value === 'object' && value !== null && 'document' in value;
}

function isTable(value: unknown): value is ArchivedTable {
  return typeof value === 'object' && value !== null && 'table' in value;
}

function refuse(file: string, why: string): FloorcastError {
  return new OperatorError(
    'bad-request',
    `${file} is not a whole backup: ${why}. Nothing was changed. Take another backup.`,
  );
}
