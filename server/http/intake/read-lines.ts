import { OperatorError } from '../../floorcast-error.ts';

/** Events one batch may have. */
export const MAX_BATCH = 5_000;
/** Bytes one batch may have: the parser of the body keeps to it. */
export const MAX_BATCH_BYTES = 8 * 1024 * 1024;
/** A feed's whole state of a big floor fits; a line that never ends does not. */
export const MAX_LINE_BYTES = 1024 * 1024;

/** One line of a batch, counted from 1 as an editor counts: a value, or why there is none. */
export type IntakeLine =
  | { readonly line: number; readonly ok: true; readonly value: unknown }
  | { readonly line: number; readonly ok: false; readonly reason: string };

/**
 * Takes a batch apart: a JSON array (its elements count as lines), one JSON object, or NDJSON (empty lines are passed
 * over). The content type is believed when it says `application/json` or `ndjson`; otherwise the first character decides.
 *
 * @throws FloorcastError `bad-request` when nothing of it can be read, `too-large` above MAX_BATCH events.
 */
export function readLines(body: Buffer, contentType: string): readonly IntakeLine[] {
  const lines = looksLikeArray(body, contentType) ? readDocument(body) : readNdjson(body);
  if (lines.length > MAX_BATCH)
    throw new OperatorError(
      'too-large',
      `The batch has ${lines.length} events; at most ${MAX_BATCH} are taken at once. Send it in parts.`,
    );
  return lines;
}

function looksLikeArray(body: Buffer, contentType: string): boolean {
  if (/ndjson|jsonl|json-seq/i.test(contentType)) return false;
  if (/\bjson\b/i.test(contentType)) return true;
  const first = body.find((byte) => byte > 0x20);
  return first === 0x5b;
}

function readDocument(body: Buffer): readonly IntakeLine[] {
  const text = decode(body);
  if (text === null)
    throw new OperatorError('bad-request', 'The body is not valid UTF-8. Encode it as UTF-8.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new OperatorError(
      'bad-request',
      `The body is not JSON: ${reasonOf(error)}. Send an array of events, or NDJSON as application/x-ndjson.`,
    );
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((element, index) => ({ line: index + 1, ok: true, value: element }));
}

function readNdjson(body: Buffer): readonly IntakeLine[] {
  const lines: IntakeLine[] = [];
  let line = 0;
  for (let from = 0; from <= body.length;) {
    const end = body.indexOf(0x0a, from);
    const bytes = body.subarray(from, end === -1 ? body.length : end);
    from = end === -1 ? body.length + 1 : end + 1;
    line += 1;
    if (bytes.some((byte) => byte > 0x20)) lines.push(readLine(line, bytes));
    // Whoever sends more than a batch is told so without our parsing all of it.
    if (lines.length > MAX_BATCH) break;
  }
  return lines;
}

function readLine(line: number, bytes: Buffer): IntakeLine {
  if (bytes.length > MAX_LINE_BYTES)
    return {
      line,
      ok: false,
      reason: `has ${bytes.length} bytes; at most ${MAX_LINE_BYTES} are allowed in one event`,
    };
  const text = decode(bytes);
  if (text === null) return { line, ok: false, reason: 'is not valid UTF-8' };
  try {
    return { line, ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { line, ok: false, reason: `is not JSON: ${reasonOf(error)}` };
  }
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The parser quotes what it read: a little of it helps, ten megabytes do not. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.length > 160 ? `${message.slice(0, 160)}…` : message;
}
