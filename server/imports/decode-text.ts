import { TextDecoder } from 'node:util';
import type { Encoding } from '../../shared/import/import-format.ts';
import type { Message } from '../../shared/messages/message.ts';
import { FloorcastError } from '../floorcast-error.ts';

/**
 * What stands for bytes that the encoding does not have: a code point that no text may hold, so that a row can be
 * refused for it without doubt.
 */
export const UNREADABLE = '\ufdd0';

const NEWLINE = 10;
/** A line beyond this is no row. */
const LONGEST_LINE_BYTES = 4 * 1024 * 1024;

/**
 * Bytes as texts of whole lines. A newline is never part of another character in these encodings, so lines are cut
 * before they are read, and a wrong byte spoils its line alone.
 *
 * @throws FloorcastError for a line of more than 4 MB.
 */
export async function* decodeText(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const lenient = new TextDecoder(encoding);
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    const all = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = all.lastIndexOf(NEWLINE) + 1;
    rest = all.subarray(end);
    if (rest.length > LONGEST_LINE_BYTES)
      throw new FloorcastError('bad-request', {
        code: 'line-too-long',
        megabytes: LONGEST_LINE_BYTES / 1024 / 1024,
      });
    if (end > 0) yield decodeLines(all.subarray(0, end), decoder, lenient);
  }
  if (rest.length > 0) yield decodeLines(rest, decoder, lenient);
}

/** Why a row with `UNREADABLE` in it is refused. */
export function sayUnreadable(encoding: Encoding): Message {
  return { code: 'bytes-unreadable', encoding: ENCODING_NAMES[encoding] };
}

export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  big5: 'Big5',
};

function decodeLines(lines: Buffer, decoder: TextDecoder, lenient: TextDecoder): string {
  const whole = tryDecoding(lines, decoder);
  if (whole !== null) return whole;
  const texts: string[] = [];
  for (let from = 0; from < lines.length;) {
    const newline = lines.indexOf(NEWLINE, from);
    const to = newline < 0 ? lines.length : newline + 1;
    const line = lines.subarray(from, to);
    texts.push(tryDecoding(line, decoder) ?? lenient.decode(line).replaceAll('\ufffd', UNREADABLE));
    from = to;
  }
  return texts.join('');
}

function tryDecoding(bytes: Buffer, decoder: TextDecoder): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
