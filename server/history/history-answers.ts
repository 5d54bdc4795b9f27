import { createHash } from 'node:crypto';
import { EXPORT_COLUMNS, type ExportRow } from '../../shared/history/export-rows.ts';
import type { HistoryQuery } from '../../shared/history/query.ts';
import { writeHead, writeRows, type ExportFormat } from '../../shared/history/write-rows.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { HistoryAnswers, HistoryPage, WrittenAnswer } from '../ports/history-answers.ts';
import { createHistoryReader, describeTable, readPage, type HistoryReaderParts } from './history-reader.ts';
import { HistoryRowWriter } from './history-row-writer.ts';
import { bytesOf, encodePiece, JsonBytes } from './json-bytes.ts';
import { listTableColumns, writeTableRow } from './table-file.ts';

/** Writes what the past is asked in the thread it is asked in. */
export function createHistoryAnswers(parts: HistoryReaderParts): HistoryAnswers {
  const reader = createHistoryReader(parts);
  return {
    readTable: (query, page, signal) => writeTable(parts, query, page, signal),
    describe: async () => seal(bytesOf(await reader.describe())),
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
  const bytes = new JsonBytes();
  const writer = new HistoryRowWriter(bytes);
  bytes.put(encodePiece(`${JSON.stringify(describeTable(parts, query)).slice(0, -1)},"rows":[`));
  const slices = readPage(parts, query, page);
  let slice = await slices.next();
  for (; slice.done !== true; slice = await slices.next()) {
    if (signal?.aborted) throw new FloorcastError('bad-request', { code: 'question-given-up' });
    for (const row of slice.value) writer.write(row);
  }
  bytes.put(encodePiece(`],"next":${JSON.stringify(slice.value)}}`));
  return seal(bytes.takeAll());
}

function seal(json: Uint8Array): WrittenAnswer {
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
