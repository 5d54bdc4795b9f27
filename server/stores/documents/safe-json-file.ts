import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, link, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { DocumentError } from '../../floorcast-error.ts';
import { explainFailure } from '../storage-failure.ts';
import { findJsonFault } from './find-json-fault.ts';

/**
 * lowdb's adapter for one JSON file, made for power cuts and curious people: a save is written beside the file,
 * brought to the disk, and only then takes its name; the file before stays as `.bak`.
 */
export class SafeJsonFile implements Adapter<unknown> {
  readonly #file: string;
  readonly #mode: number;
  /** Set while the file on the disk is one that we could not read: it is somebody's work, not ours to replace. */
  #unreadable: DocumentError | null = null;
  #seen = false;

  constructor(file: string, mode: number) {
    this.#file = file;
    this.#mode = mode;
  }

  /** Null when there is no file yet. */
  async read(): Promise<unknown> {
    this.#seen = true;
    this.#unreadable = null;
    const text = (await this.#readText())?.replace(/^\ufeff/, '') ?? null;
    if (text === null) return null;
    try {
      return JSON.parse(text);
    } catch (error) {
      throw this.refuse(`not JSON at ${findJsonFault(text) ?? said(error)}`, error);
    }
  }

  /** Remembers that the file must not be replaced, and gives the error that says so. */
  refuse(reason: string, cause?: unknown): DocumentError {
    const backup = `${this.#file}.bak`;
    const wayOut = existsSync(backup)
      ? `correct it, or put ${backup} in its place`
      : 'correct it, or move it away to begin anew';
    const said = reason.replace(/[.\s]+$/, '');
    // A list of bad places ends its own lines.
    const end = said.includes('\n') ? '.\n' : '. ';
    this.#unreadable = new DocumentError(
      this.#file,
      `${this.#file}: ${said}${end}The file was left as it is: ${wayOut}.`,
      { cause },
    );
    return this.#unreadable;
  }

  async write(data: unknown): Promise<void> {
    if (!this.#seen) await this.read();
    if (this.#unreadable) throw this.#unreadable;
    const unique = `${this.#file}.${process.pid}.${randomBytes(6).toString('hex')}`;
    try {
      await writeDurably(`${unique}.new`, `${JSON.stringify(data, null, 2)}\n`, this.#mode);
      await this.#keepPrevious(`${unique}.old`);
      await rename(`${unique}.new`, this.#file);
      await syncFolder(dirname(this.#file));
    } catch (error) {
      const { kind, message } = explainFailure(error, this.#file);
      throw new DocumentError(this.#file, message, {
        cause: error,
        code: kind === 'full' ? 'storage-full' : 'internal',
      });
    } finally {
      await rm(`${unique}.new`, { force: true }).catch(() => {});
      await rm(`${unique}.old`, { force: true }).catch(() => {});
    }
  }

  async #readText(): Promise<string | null> {
    try {
      return await readFile(this.#file, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw this.refuse(`it cannot be read (${said(error)})`, error);
    }
  }

  async #keepPrevious(unique: string): Promise<void> {
    try {
      await link(this.#file, unique).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') throw error;
        // Not every file system has links.
        return copyFile(this.#file, unique);
      });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
      throw error;
    }
    await rename(unique, `${this.#file}.bak`);
  }
}

async function writeDurably(file: string, text: string, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is on the disk only when the folder is. */
async function syncFolder(folder: string): Promise<void> {
  // Windows does not open folders; there the rename itself is as durable as it gets.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
