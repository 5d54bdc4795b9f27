import { createAmiMessage, type AmiMessage } from './ami-message.ts';

/** What the parser could not use; counted, never thrown (rule AM2). */
export type AmiParserOddity = 'line-too-long' | 'message-too-long' | 'line-without-colon';

export interface AmiParserOptions {
  readonly onMessage: (message: AmiMessage) => void;
  /** The greeting, e.g. `Asterisk Call Manager/11.0.0`: one line without an empty line after it. */
  readonly onBanner?: (banner: string) => void;
  readonly onOddity?: (oddity: AmiParserOddity) => void;
}

const LINE_LIMIT = 64 * 1024;
const MESSAGE_LIMIT = 1024 * 1024;
const LF = 10;
const CR = 13;

/**
 * Turns the bytes of one connection into messages, however they are cut: lines are split as bytes and only then decoded,
 * so that a read may end inside a character. Memory is bounded: a line over 64 kB or a message over 1 MB is dropped and
 * reading goes on after the next empty line.
 */
export class AmiParser {
  readonly #options: AmiParserOptions;
  readonly #decoder = new TextDecoder('utf-8');
  /** The cut line's pieces. */
  #pieces: Uint8Array[] = [];
  #lineBytes = 0;
  #lineTooLong = false;
  #lines: (readonly [string, string])[] = [];
  #messageBytes = 0;
  #skipping = false;

  constructor(options: AmiParserOptions) {
    this.#options = options;
  }

  push(bytes: Uint8Array): void {
    let from = 0;
    for (;;) {
      const end = bytes.indexOf(LF, from);
      if (end < 0) break;
      this.#takePiece(bytes, from, end);
      this.#endLine();
      from = end + 1;
    }
    this.#takePiece(bytes, from, bytes.length);
  }

  #takePiece(bytes: Uint8Array, from: number, to: number): void {
    if (from === to || this.#lineTooLong) return;
    this.#lineBytes += to - from;
    if (this.#lineBytes > LINE_LIMIT) {
      this.#lineTooLong = true;
      this.#pieces = [];
      return;
    }
    // A copy: the caller's buffer may be used again for the next read.
    this.#pieces.push(bytes.slice(from, to));
  }

  #endLine(): void {
    const pieces = this.#pieces;
    const length = this.#lineBytes;
    const tooLong = this.#lineTooLong;
    this.#pieces = [];
    this.#lineBytes = 0;
    this.#lineTooLong = false;
    if (tooLong) return this.#skip('line-too-long');
    let line = pieces.length === 1 ? pieces[0]! : joinPieces(pieces, length);
    if (line.length > 0 && line[line.length - 1] === CR) line = line.subarray(0, line.length - 1);
    if (line.length === 0) return this.#endMessage();
    if (this.#skipping) return;
    this.#messageBytes += line.length;
    if (this.#messageBytes > MESSAGE_LIMIT) return this.#skip('message-too-long');
    this.#takeLine(this.#decoder.decode(line));
  }

  #takeLine(text: string): void {
    const colon = text.indexOf(':');
    if (colon > 0) {
      const value = text.charCodeAt(colon + 1) === 32 ? text.slice(colon + 2) : text.slice(colon + 1);
      this.#lines.push([text.slice(0, colon), value]);
    } else if (this.#lines.length === 0 && /\bCall Manager\//.test(text)) {
      this.#messageBytes = 0;
      this.#options.onBanner?.(text);
    } else {
      this.#options.onOddity?.('line-without-colon');
    }
  }

  #skip(oddity: AmiParserOddity): void {
    if (!this.#skipping) this.#options.onOddity?.(oddity);
    this.#skipping = true;
    this.#lines = [];
  }

  #endMessage(): void {
    const lines = this.#lines;
    const skipped = this.#skipping;
    this.#lines = [];
    this.#messageBytes = 0;
    this.#skipping = false;
    if (!skipped && lines.length > 0) this.#options.onMessage(createAmiMessage(lines));
  }
}

function joinPieces(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
