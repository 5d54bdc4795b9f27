import { createHash, type Hash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/** What every archive begins with, so that it is known without unpacking. */
export const ARCHIVE_MAGIC = Buffer.from('floorcast backup\n');

const SEAL_WORD = 'sha256 ';
/** The last line: a line feed, the word, 64 digits, a line feed. */
export const SEAL_BYTES = 1 + SEAL_WORD.length + 64 + 1;

/** Puts the magic before and the seal behind what passes: one altered or missing byte is found. */
export class SealingStream extends Transform {
  readonly #hash: Hash = createHash('sha256').update(ARCHIVE_MAGIC);
  #bytes = ARCHIVE_MAGIC.length;

  constructor() {
    super();
    this.push(ARCHIVE_MAGIC);
  }

  /** Written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    this.#bytes += SEAL_BYTES;
    done(null, writeSeal(this.#hash));
  }
}

/** The seal of what was hashed. */
export function writeSeal(hash: Hash): Buffer {
  return Buffer.from(`\n${SEAL_WORD}${hash.digest('hex')}\n`);
}
