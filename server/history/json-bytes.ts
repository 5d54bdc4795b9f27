/** Numbers up to here are written digit by digit, which takes a fifth of the time of making a text of them first. */
const MOST_WHOLE = 1e15;
/** Below it the thousandths of a number are exact. */
const MOST_WITH_THOUSANDTHS = 1e9;

const PIECE_BYTES = 1 << 20;
/** Pieces that were used and are used again: new ones by the megabyte make the engine collect its garbage over and over. */
const SPARE_MAX = 16;
const spare: Uint8Array[] = [];
const NO_BYTES = new Uint8Array(0);

/** Text of JSON as its UTF-8 bytes, written one after the other. */
export class JsonBytes {
  readonly #full: Uint8Array[] = [];
  #bytes = takePiece(PIECE_BYTES);
  #used = 0;

  /** Bytes that were made before, as they are. */
  put(piece: Uint8Array): void {
    const { length } = piece;
    this.#makeRoom(length);
    // Over short pieces a loop is quicker than a call.
    if (length > 48) this.#bytes.set(piece, this.#used);
    else {
      const bytes = this.#bytes;
      const at = this.#used;
      for (let index = 0; index < length; index += 1) bytes[at + index] = piece[index]!;
    }
    this.#used += length;
  }

  /** ASCII that needs no escapes, as it is. */
  putPlain(text: string): void {
    const { length } = text;
    this.#makeRoom(length);
    for (let index = 0; index < length; index += 1) this.#bytes[this.#used + index] = text.charCodeAt(index);
    this.#used += length;
  }

  /** As `JSON.stringify` writes it: null for what is no number. */
  putNumber(value: number | null): void {
    if (value === null || !Number.isFinite(value)) return this.putPlain('null');
    if (value >= 0 && value < MOST_WHOLE && Math.floor(value) === value) return this.#putWhole(value);
    const thousandths = Math.round(value * 1000);
    if (value < 0 || value > MOST_WITH_THOUSANDTHS || thousandths / 1000 !== value)
      return this.putPlain(`${value}`);
    const whole = Math.floor(value);
    this.#putWhole(whole);
    this.#putThousandths(thousandths - whole * 1000);
  }

  /** Everything that was written. Nothing can be written any more. */
  takeAll(): Uint8Array {
    this.#setAside();
    const whole = new Uint8Array(this.#full.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of this.#full) {
      whole.set(piece, at);
      at += piece.length;
      if (spare.length < SPARE_MAX && piece.buffer.byteLength === PIECE_BYTES)
        spare.push(new Uint8Array(piece.buffer));
    }
    this.#full.length = 0;
    return whole;
  }

  #putWhole(value: number): void {
    this.#makeRoom(16);
    let digits = 1;
    for (let limit = 10; value >= limit; limit *= 10) digits += 1;
    const bytes = this.#bytes;
    let at = this.#used + digits;
    this.#used = at;
    let left = value;
    // Small numbers divide as 32-bit ones.
    while (left > 0x7fffffff) {
      const next = Math.floor(left / 10);
      bytes[--at] = 48 + (left - next * 10);
      left = next;
    }
    let small = left | 0;
    do {
      const next = (small / 10) | 0;
      bytes[--at] = 48 + (small - next * 10);
      small = next;
    } while (small > 0);
  }

  /** `.25` of 250, without zeros behind it. */
  #putThousandths(thousandths: number): void {
    this.#makeRoom(4);
    const bytes = this.#bytes;
    bytes[this.#used++] = 46;
    const hundreds = (thousandths / 100) | 0;
    const rest = thousandths - hundreds * 100;
    bytes[this.#used++] = 48 + hundreds;
    if (rest === 0) return;
    const tens = (rest / 10) | 0;
    bytes[this.#used++] = 48 + tens;
    if (rest > tens * 10) bytes[this.#used++] = 48 + (rest - tens * 10);
  }

  #makeRoom(bytes: number): void {
    if (this.#used + bytes <= this.#bytes.length) return;
    this.#setAside();
    this.#bytes = takePiece(bytes);
  }

  #setAside(): void {
    this.#full.push(this.#bytes.subarray(0, this.#used));
    this.#bytes = NO_BYTES;
    this.#used = 0;
  }
}

function takePiece(bytes: number): Uint8Array {
  return (bytes <= PIECE_BYTES ? spare.pop() : undefined) ?? new Uint8Array(Math.max(bytes, PIECE_BYTES));
}

const encoder = new TextEncoder();

/** The bytes of a piece of JSON. */
export function encodePiece(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The bytes of a value's JSON. */
export function bytesOf(value: unknown): Uint8Array {
  return encodePiece(JSON.stringify(value));
}
