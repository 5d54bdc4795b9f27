import type { ReadChunk } from './capture-reader.ts';

export interface SocketRead {
  readonly atMs: number;
  readonly bytes: Uint8Array;
}

/** Cuts a capture's messages into the reads the socket really made, so that a replay meets the same splits. */
export class ChunkedStream {
  readonly #chunks: readonly ReadChunk[];
  #next = 0;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;

  /** With no chunks every message is one read. */
  constructor(chunks: readonly ReadChunk[]) {
    this.#chunks = chunks;
  }

  push(bytes: Uint8Array, atMs: number): readonly SocketRead[] {
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    const reads: SocketRead[] = [];
    for (;;) {
      const chunk = this.#chunks[this.#next];
      if (!chunk) return [...reads, ...this.flush(atMs)];
      if (this.#pendingBytes < chunk.bytes) return reads;
      const all = this.#join();
      reads.push({ atMs: chunk.atMs, bytes: all.subarray(0, chunk.bytes) });
      this.#pending = [all.subarray(chunk.bytes)];
      this.#pendingBytes = all.length - chunk.bytes;
      this.#next += 1;
    }
  }

  /** What no read has brought yet: at the end of a connection. */
  flush(atMs: number): readonly SocketRead[] {
    if (this.#pendingBytes === 0) return [];
    const bytes = this.#join();
    this.#pending = [];
    this.#pendingBytes = 0;
    return [{ atMs, bytes }];
  }

  #join(): Uint8Array {
    return this.#pending.length === 1 ? this.#pending[0]! : Buffer.concat(this.#pending);
  }
}
