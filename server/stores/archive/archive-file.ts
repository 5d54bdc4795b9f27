import { once } from 'node:events';
import { createWriteStream, existsSync, type WriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { createGzip, type Gzip } from 'node:zlib';
import { FloorcastError, OperatorError, StorageError } from '../../floorcast-error.ts';
import { explainFailure } from '../storage-failure.ts';
import { SealingStream } from './archive-seal.ts';

/** Between the speed of the disk and the size of the file; it shares the machine with a live floor. */
const GZIP_LEVEL = 3;

/**
 * A new archive, written line by line beside its place. It takes its name only when it is whole and on the disk; until
 * then its name has an ending that no restore takes.
 */
export class ArchiveFile {
  readonly #target: string;
  readonly #part: string;
  readonly #gzip: Gzip;
  readonly #seal = new SealingStream();
  readonly #file: WriteStream;
  #failure: unknown = null;

  private constructor(target: string) {
    this.#target = target;
    this.#part = partName(target);
    this.#gzip = createGzip({ level: GZIP_LEVEL, chunkSize: 256 * 1024 });
    this.#file = createWriteStream(this.#part, { flags: 'w', mode: 0o600 });
    const fail = (error: Error) => {
      this.#failure ??= error;
      // Whoever waits for room in the stream must wake up.
      this.#gzip.destroy();
    };
    this.#gzip.on('error', fail);
    this.#seal.on('error', fail);
    this.#file.on('error', fail);
    this.#gzip.pipe(this.#seal).pipe(this.#file);
  }

  /** @throws FloorcastError 'conflict' when the target is there: a backup is never written over; StorageError. */
  static async create(target: string): Promise<ArchiveFile> {
    if (existsSync(target))
      throw new OperatorError(
        'conflict',
        `${target} is there already, and a backup is never written over. Name another file, or a folder.`,
      );
    const archive = new ArchiveFile(target);
    try {
      await once(archive.#file, 'open');
    } catch (error) {
      throw explain(error, target);
    }
    return archive;
  }

  async writeLine(text: string): Promise<void> {
    if (this.#failure === null && !this.#gzip.write(`${text}\n`)) await this.#waitForRoom();
    if (this.#failure !== null) throw explain(this.#failure, this.#target);
  }

  #waitForRoom(): Promise<void> {
    return new Promise((resolve) => {
      const goOn = () => {
        this.#gzip.off('drain', goOn).off('close', goOn);
        resolve();
      };
      this.#gzip.on('drain', goOn).on('close', goOn);
    });
  }

  /** Seals it, brings it to the disk and gives it its name. Answers its bytes. */
  async finish(): Promise<number> {
    try {
      const ended = once(this.#file, 'close');
      this.#gzip.end();
      await ended;
      if (this.#failure !== null) throw this.#failure;
      await syncPath(this.#part);
      await rename(this.#part, this.#target);
      await syncPath(dirname(this.#target));
      return this.#seal.bytes;
    } catch (error) {
      throw explain(error, this.#target);
    }
  }

  /** Takes away what was written. Does nothing to a finished one. */
  async discard(): Promise<void> {
    this.#gzip.destroy();
    this.#file.destroy();
    await rm(this.#part, { force: true });
  }
}

/** The name of an archive while it is written. */
export function partName(target: string): string {
  return `${target}.part-${process.pid}`;
}

/** The process that writes this part of an archive; null when the name is no such part. */
export function findPartOwner(name: string): number | null {
  const found = /\.fcbackup\.part-(\d+)$/.exec(basename(name));
  return found ? Number(found[1]) : null;
}

async function syncPath(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function explain(error: unknown, target: string): Error {
  if (error instanceof FloorcastError) return error;
  const { kind } = explainFailure(error, dirname(target));
  const said = error instanceof Error ? error.message : String(error);
  switch (kind) {
    case 'full':
      return new StorageError(
        'full',
        `${target} could not be written: the disk is full. Nothing was left there. Make room, or name a folder on another disk with --to.`,
        { cause: error },
      );
    default:
      return new StorageError(
        kind,
        `${target} could not be written (${said}). Name a folder that may be written with --to.`,
        { cause: error },
      );
  }
}
