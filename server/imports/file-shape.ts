import type { FileFormat, ImportOptions } from '../../shared/import/import-format.ts';
import { guessDelimiter } from '../../shared/import/guess-options.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { findPacking, readBeginning } from './byte-file.ts';
import { findForeignEncoding, guessEncoding } from './guess-encoding.ts';
import { listSheets } from './read-xlsx.ts';

/** What a file is, by its first bytes. */
export interface FileShape extends Pick<ImportOptions, 'format' | 'encoding' | 'delimiter'> {
  readonly packing: 'plain' | 'gzip';
  /** XLSX: names of all sheets. */
  readonly sheets: readonly string[];
}

const BYTES_LOOKED_AT = 256 * 1024;

/**
 * Looks at the beginning of a file.
 *
 * @throws FloorcastError `bad-request` for what is no file of ours, and how to make it one.
 */
export async function findFileShape(path: string): Promise<FileShape> {
  const packing = await findPacking(path);
  const beginning = await readBeginning(path, packing, BYTES_LOOKED_AT);
  if (beginning.length === 0) throw new FloorcastError('bad-request', { code: 'file-empty' });
  if (beginning.subarray(0, 4).toString('latin1') === 'PK\x03\x04') {
    if (packing === 'gzip') throw new FloorcastError('bad-request', { code: 'xlsx-gzipped' });
    const sheets = await listSheets(path);
    return { format: 'xlsx', encoding: 'utf-8', delimiter: ',', packing, sheets };
  }
  refuseForeign(beginning);
  const encoding = guessEncoding(beginning);
  const text = new TextDecoder(encoding).decode(beginning);
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  // The last one may be cut.
  if (beginning.length === BYTES_LOOKED_AT) lines.pop();
  const format = guessFormat(lines);
  return { format, encoding, delimiter: guessDelimiter(lines.slice(0, 50)), packing, sheets: [] };
}

function guessFormat(lines: readonly string[]): FileFormat {
  const [first = ''] = lines;
  if (/^\s*[{[]/.test(first)) return 'ndjson';
  const logLines = lines
    .slice(0, 50)
    .filter((line) => /^\d{9,11}(\.\d+)?\|[^|]*\|[^|]*\|[^|]*\|[A-Z]/.test(line));
  return logLines.length * 2 > Math.min(50, lines.length) ? 'queue-log' : 'csv';
}

function refuseForeign(beginning: Buffer): void {
  if (beginning.length > 4 && beginning.readUInt32BE(0) === 0xd0cf11e0)
    throw new FloorcastError('bad-request', { code: 'excel-too-old' });
  const foreign = findForeignEncoding(beginning);
  if (foreign !== null)
    throw new FloorcastError('bad-request', { code: 'encoding-foreign', encoding: foreign });
}
