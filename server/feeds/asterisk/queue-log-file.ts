import { open, stat, type FileHandle } from 'node:fs/promises';

export interface QueueLogFileOptions {
  readonly path: string;
  readonly onLine: (line: string) => void;
}

const CHUNK_BYTES = 256 * 1024;
const LINE_LIMIT_BYTES = 64 * 1024;

/** Reads queue_log from a moment on and then whatever is appended, over rotations. */
export class QueueLogFile {
  readonly #options: QueueLogFileOptions;
  readonly #decoder = new TextDecoder('utf-8');
  #file: FileHandle | null = null;
  #inode = 0;
  #offset = 0;
  #rest = new Uint8Array(0);
  #reading: Promise<number> | null = null;

  constructor(options: QueueLogFileOptions) {
    this.#options = options;
  }

  /**
   * Finds the first line of `fromMs` or later. When the file begins after that and there is one rotated before it (`.1`),
   * that one is read, too.
   *
   * @throws the file system's error when the file cannot be read.
   */
  async openAt(fromMs: number): Promise<void> {
    const { path } = this.#options;
    const first = await this.#openFile();
    if (first > fromMs) {
      await this.#readOnce(`${path}.1`, fromMs);
      this.#offset = 0;
    } else {
      this.#offset = await findOffset(this.#file!, fromMs);
    }
  }

  /** Reads what is new. @returns the number of lines. */
  readMore(): Promise<number> {
    this.#reading ??= this.#readAppended().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await this.#reading?.catch(() => 0);
    await file?.close();
  }

  async #readAppended(): Promise<number> {
    let lines = await this.#drain();
    const now = await stat(this.#options.path).catch(() => null);
    if (this.#file === null || now === null) return lines;
    if (now.ino !== this.#inode) {
      // Rotated: the rest of the old one is read, the new one begins.
      await this.#file.close();
      await this.#openFile();
      lines += await this.#drain();
    } else if (now.size < this.#offset) {
      this.#offset = 0;
      this.#rest = new Uint8Array(0);
      lines += await this.#drain();
    }
    return lines;
  }

  /** @returns the time of the file's first line; 0 for an empty file. */
  async #openFile(): Promise<number> {
    const file = await open(this.#options.path, 'r');
    this.#file = file;
    this.#inode = (await file.stat()).ino;
    this.#offset = 0;
    this.#rest = new Uint8Array(0);
    return (await lineTimeAt(file, 0))?.atMs ?? 0;
  }

  async #readOnce(path: string, fromMs: number): Promise<void> {
    const file = await open(path, 'r').catch(() => null);
    if (file === null) return;
    const current = this.#file;
    try {
      this.#file = file;
      this.#offset = await findOffset(file, fromMs);
      await this.#drain();
    } finally {
      this.#file = current;
      this.#rest = new Uint8Array(0);
      await file.close();
    }
  }

  async #drain(): Promise<number> {
    const buffer = new Uint8Array(CHUNK_BYTES);
    let lines = 0;
    while (this.#file !== null) {
      const { bytesRead } = await this.#file.read(buffer, 0, CHUNK_BYTES, this.#offset);
      if (bytesRead === 0) break;
      this.#offset += bytesRead;
      lines += this.#takeBytes(buffer.subarray(0, bytesRead));
    }
    return lines;
  }

  #takeBytes(bytes: Uint8Array): number {
    let from = 0;
    let lines = 0;
    for (;;) {
      const end = bytes.indexOf(10, from);
      if (end < 0) break;
      const piece = bytes.subarray(from, end);
      const line = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
      this.#rest = new Uint8Array(0);
      this.#options.onLine(this.#decoder.decode(line));
      lines += 1;
      from = end + 1;
    }
    // A line without an end is kept, but not without a limit.
    const rest = Buffer.concat([this.#rest, bytes.subarray(from)]);
    this.#rest = rest.length > LINE_LIMIT_BYTES ? new Uint8Array(0) : rest;
    return lines;
  }
}

/** Where the first line of `fromMs` or later begins, by halving: the log is in order of time. */
async function findOffset(file: FileHandle, fromMs: number): Promise<number> {
  let low = 0;
  let high = (await file.stat()).size;
  let found = high;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const line = await lineTimeAt(file, middle);
    if (line === null) high = middle;
    else if (line.atMs >= fromMs) {
      found = Math.min(found, line.offset);
      high = middle;
    } else low = Math.max(line.offset, middle + 1);
  }
  const first = await lineTimeAt(file, 0);
  return first !== null && first.atMs >= fromMs ? 0 : found;
}

/** The first whole line that begins at or after an offset; null when there is none. */
async function lineTimeAt(
  file: FileHandle,
  offset: number,
): Promise<{ readonly offset: number; readonly atMs: number } | null> {
  const buffer = Buffer.alloc(LINE_LIMIT_BYTES);
  const { bytesRead } = await file.read(buffer, 0, LINE_LIMIT_BYTES, offset);
  const text = buffer.subarray(0, bytesRead).toString('latin1');
  let from = offset === 0 ? 0 : text.indexOf('\n') + 1;
  if (offset > 0 && from === 0) return null;
  for (;;) {
    const end = text.indexOf('\n', from);
    if (end < 0) return null;
    const epoch = Number(text.slice(from, end).split('|', 1)[0]);
    if (Number.isFinite(epoch) && epoch > 0) return { offset: offset + from, atMs: Math.floor(epoch) * 1000 };
    from = end + 1;
  }
}
