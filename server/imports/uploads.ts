import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FloorcastError, OperatorError, StorageError } from '../floorcast-error.ts';
import type { Clock } from '../ports/clock.ts';

/** A file that was sent and is kept for a while. */
export interface UploadedFile {
  readonly uploadId: string;
  readonly fileName: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly uploadedAtMs: number;
}

export const MAX_UPLOAD_BYTES = 2 * 1024 ** 3;
const MOST_UPLOADS = 10;
const KEPT_MS = 86_400_000;
const SWEEP_EVERY_MS = 3_600_000;

/** Files that were sent, in a folder of their own. What a process before left there is removed at once. */
export class Uploads {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #files = new Map<string, UploadedFile>();
  #receiving = 0;
  readonly #isInUse: (uploadId: string) => boolean;
  readonly #mostBytes: number;
  readonly #sweeper: NodeJS.Timeout;
  #ready: Promise<void> | null = null;

  /** @param isInUse files that must stay: they are being imported. */
  constructor(
    folder: string,
    clock: Clock,
    isInUse: (uploadId: string) => boolean,
    mostBytes = MAX_UPLOAD_BYTES,
  ) {
    this.#mostBytes = mostBytes;
    this.#folder = folder;
    this.#clock = clock;
    this.#isInUse = isInUse;
    // A folder that cannot be made is told to whoever sends a file.
    this.#prepare().catch(() => {});
    this.#sweeper = setInterval(() => void this.removeOld().catch(() => {}), SWEEP_EVERY_MS).unref();
  }

  /** @throws FloorcastError `too-large`, `too-many`, `bad-request`; StorageError when it cannot be kept. */
  async receive(content: AsyncIterable<Uint8Array>, fileName: string): Promise<UploadedFile> {
    await this.removeOld();
    if (this.#receiving >= MOST_UPLOADS)
      throw new FloorcastError('too-many', { code: 'uploads-too-many', most: MOST_UPLOADS });
    this.#receiving += 1;
    const uploadId = randomUUID();
    const path = join(this.#folder, uploadId);
    try {
      await this.#prepare();
      const { bytes, sha256 } = await saveContent(content, path, this.#mostBytes);
      const file = {
        uploadId,
        fileName: cleanName(fileName),
        path,
        bytes,
        sha256,
        uploadedAtMs: this.#clock.nowMs(),
      };
      this.#files.set(uploadId, file);
      await this.#removeMost();
      return file;
    } catch (error) {
      await rm(path, { force: true });
      throw explain(error);
    } finally {
      this.#receiving -= 1;
    }
  }

  /** @throws FloorcastError `not-found` */
  find(uploadId: string): UploadedFile {
    const file = this.#files.get(uploadId);
    if (file) return file;
    throw new FloorcastError('not-found', { code: 'upload-gone' });
  }

  async remove(uploadId: string): Promise<void> {
    const file = this.#files.get(uploadId);
    this.#files.delete(uploadId);
    if (file) await rm(file.path, { force: true });
  }

  async removeOld(): Promise<void> {
    const beforeMs = this.#clock.nowMs() - KEPT_MS;
    for (const { uploadId, uploadedAtMs } of [...this.#files.values()])
      if (uploadedAtMs < beforeMs) await this.remove(uploadId);
  }

  /** Whoever closed a page left a file behind: the oldest go, so that nobody is kept from sending one. */
  async #removeMost(): Promise<void> {
    const idle = [...this.#files.keys()].filter((uploadId) => !this.#isInUse(uploadId));
    for (const uploadId of idle.slice(0, Math.max(0, this.#files.size - MOST_UPLOADS)))
      await this.remove(uploadId);
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    await this.#ready?.catch(() => {});
    for (const uploadId of [...this.#files.keys()]) await this.remove(uploadId);
  }

  /** Once; again when it failed. */
  async #prepare(): Promise<void> {
    const ready = (this.#ready ??= prepareFolder(this.#folder));
    try {
      await ready;
    } catch (error) {
      if (this.#ready === ready) this.#ready = null;
      throw error;
    }
  }
}

/** Size and hash of a file that is there already. @throws OperatorError when it cannot be read. */
export async function measureFile(
  path: string,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  try {
    const { size } = await stat(path);
    const hash = createHash('sha256');
    for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }))
      hash.update(piece as Buffer);
    return { bytes: size, sha256: hash.digest('hex') };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new OperatorError(
      code === 'ENOENT' ? 'not-found' : 'bad-request',
      code === 'ENOENT'
        ? `There is no file ${path}. Correct its name.`
        : `${path} cannot be read (${message}). Name a file, and see that this account may read it.`,
      { cause: error },
    );
  }
}

async function prepareFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

async function saveContent(
  content: AsyncIterable<Uint8Array>,
  path: string,
  mostBytes: number,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of content) {
      bytes += piece.length;
      if (bytes > mostBytes)
        throw new FloorcastError('too-large', {
          code: 'upload-too-large',
          gigabytes: mostBytes / 1024 ** 3,
        });
      hash.update(piece);
      await file.writeFile(piece);
    }
  } finally {
    await file.close();
  }
  if (bytes === 0) throw new FloorcastError('bad-request', { code: 'upload-empty' });
  return { bytes, sha256: hash.digest('hex') };
}

/** A name for the list: without its folders and without control characters. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').trim().slice(0, 200) || 'file';
}

function explain(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StorageError('full', { code: 'upload-without-room' }, { cause: error });
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new FloorcastError('bad-request', { code: 'upload-cut' }, { cause: error });
  return error;
}
