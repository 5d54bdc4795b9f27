import { FloorcastError } from '../floorcast-error.ts';

/** How much of a part is held at most. Marks are signs that begin or end something: a text has four, and takes memory though it is empty. */
export interface PartLimit {
  readonly bytes: number;
  readonly marks: number;
}

/** What of a workbook is held in memory, and how much of it at most. */
export interface WorkbookLimits {
  /** Its list of sheets, its formats: each of them is held whole. */
  readonly part: PartLimit;
  /** The texts that cells share are held whole: a million rows with three texts of their own are a half of it. */
  readonly shared: PartLimit;
  /** A row is held until it ends. One of 2,000 columns is a tenth of it. */
  readonly rowBytes: number;
}

const MB = 1024 * 1024;

export const WORKBOOK_LIMITS: WorkbookLimits = {
  part: { bytes: 32 * MB, marks: 2_000_000 },
  shared: { bytes: 384 * MB, marks: 24_000_000 },
  rowBytes: 4 * MB,
};

const MARK = '<'.charCodeAt(0);
const ROWS_END = Buffer.from('</sheetData');
const ROW = Buffer.from('<row');
const ROW_END = Buffer.from('</row');
/** What may be cut between two pieces. */
const KEPT = ROWS_END.length - 1;

/**
 * A part as it comes, until it is more than is held of it.
 *
 * @throws FloorcastError `too-large`
 */
export async function* limitPart(pieces: AsyncIterable<Buffer>, most: PartLimit): AsyncGenerator<Buffer> {
  let bytes = 0;
  let marks = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    marks += countMarks(piece);
    if (bytes > most.bytes || marks > most.marks)
      throw new FloorcastError('too-large', { code: 'xlsx-too-much', megabytes: Math.ceil(most.bytes / MB) });
    yield piece;
  }
}

/**
 * The rows of a sheet as they come and nothing after them, until one is longer than any row. A sheet may have as many as it likes.
 *
 * @throws FloorcastError `too-large`
 */
export async function* limitRows(pieces: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<Buffer> {
  let kept: Buffer = Buffer.alloc(0);
  let open = 0;
  for await (const piece of pieces) {
    const seen = Buffer.concat([kept, piece]);
    const row = Math.max(seen.lastIndexOf(ROW), seen.lastIndexOf(ROW_END));
    open = row < 0 ? open + piece.length : seen.length - row;
    if (open > mostBytes)
      throw new FloorcastError('too-large', {
        code: 'xlsx-row-too-long',
        megabytes: Math.ceil(mostBytes / MB),
      });
    yield piece;
    if (seen.includes(ROWS_END)) return;
    kept = seen.subarray(Math.max(0, seen.length - KEPT));
  }
}

function countMarks(piece: Buffer): number {
  let marks = 0;
  for (let at = piece.indexOf(MARK); at >= 0; at = piece.indexOf(MARK, at + 1)) marks += 1;
  return marks;
}
