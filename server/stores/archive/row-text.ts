import { createHash } from 'node:crypto';

/** What a column may hold. Numbers are whole. */
export type Value = string | number | null | Uint8Array;

/** How many rows a table has and the SHA-256 over their canonical texts in the order of the key. */
export interface TableSum {
  readonly rows: number;
  readonly sha256: string;
}

/** The canonical text of a row: a JSON array, bytes as `{"base64": ...}`. The same on every engine. */
export function writeRow(values: readonly Value[]): string {
  return JSON.stringify(
    values.some((value) => value instanceof Uint8Array)
      ? values.map((value) => (value instanceof Uint8Array ? { base64: toBase64(value) } : value))
      : values,
  );
}

/** The row of a canonical text, parsed. */
export function readRow(parsed: readonly unknown[]): readonly Value[] {
  return parsed.map((value) =>
    typeof value === 'object' && value !== null
      ? Buffer.from((value as { readonly base64: string }).base64, 'base64')
      : (value as string | number | null),
  );
}

/** Sums up rows as they pass. */
export class RowSummer {
  readonly #hash = createHash('sha256');
  #rows = 0;

  add(rowTexts: readonly string[]): void {
    if (rowTexts.length === 0) return;
    this.#hash.update(`${rowTexts.join('\n')}\n`);
    this.#rows += rowTexts.length;
  }

  /** Ends the sum: nothing may be added any more. */
  finish(): TableSum {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}

/** The SHA-256 of a text. */
export function sumText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
