import { createHash } from 'node:crypto';
import { EXPORT_COLUMNS, type ExportRow } from '../../shared/history/export-rows.ts';
import type { HistoryQuery, HistoryRow } from '../../shared/history/query.ts';
import { writeHead, writeRows, type ExportFormat } from '../../shared/history/write-rows.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { HistoryAnswers, HistoryPage, WrittenAnswer } from '../ports.ts';
import { createHistoryReader, describeTable, readPage, type HistoryReaderParts } from './history-reader.ts';
import { listTableColumns, writeTableRow } from './table-file.ts';

/** Writes what the past is asked in the thread it is asked in. */
export function createHistoryAnswers(parts: HistoryReaderParts): HistoryAnswers {
  const reader = createHistoryReader(parts);
  return {
    readTable: (query, page, signal) => writeTable(parts, query, page, signal),
    describe: async () => seal([JSON.stringify(await reader.describe())]),
    writeTable: (query, locale, format) =>
      writeFile(
        format,
        listTableColumns(query),
        reader.readRows(query, locale),
        writeTableRow(query, format, parts.site()),
      ),
    writeEverything: (request, format) =>
      writeFile(format, EXPORT_COLUMNS[request.what], reader.readEverything(request), (row) => row),
  };
}

/** Slice by slice: what is not kept costs little, while the rows of a year, all held, are moved again and again. */
async function writeTable(
  parts: HistoryReaderParts,
  query: HistoryQuery,
  page: HistoryPage,
  signal?: AbortSignal,
): Promise<WrittenAnswer> {
  const head = JSON.stringify(describeTable(parts, query)).slice(0, -1);
  const pieces = [`${head},"rows":[`];
  const slices = readPage(parts, query, page);
  let slice = await slices.next();
  for (let comma = ''; slice.done !== true; slice = await slices.next()) {
    if (signal?.aborted) throw new FloorcastError('bad-request', { code: 'question-given-up' });
    if (slice.value.length === 0) continue;
    pieces.push(comma + JSON.stringify(slice.value satisfies readonly HistoryRow[]).slice(1, -1));
    comma = ',';
  }
  pieces.push(`],"next":${JSON.stringify(slice.value)}}`);
  return seal(pieces);
}

function seal(pieces: readonly string[]): WrittenAnswer {
  const json = new Uint8Array(pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0));
  let at = 0;
  for (const piece of pieces) at += Buffer.from(json.buffer).write(piece, at);
  // It need not keep anything secret, only tell one answer from another.
  return { json, etag: `"${createHash('sha1').update(json).digest('base64url')}"` };
}

async function* writeFile<Row>(
  format: ExportFormat,
  columns: readonly string[],
  slices: AsyncIterable<readonly Row[]>,
  writeRow: (row: Row) => ExportRow,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let head = writeHead(format, columns);
  for await (const slice of slices) {
    yield encoder.encode(head + writeRows(format, columns, slice.map(writeRow)));
    head = '';
  }
  if (head !== '') yield encoder.encode(head);
}
