import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FloorcastError } from '../floorcast-error.ts';
import type { OpenedSheet, OpenSheet } from '../ports/sheets.ts';
import type { Encoding } from '../../shared/import/import-format.ts';
import { sayUnreadable, UNREADABLE } from './decode-text.ts';
import { findFileShape } from './file-shape.ts';
import { openTable } from './open-table.ts';

type Batch = OpenedSheet['rows'] extends AsyncIterable<infer One> ? One : never;

/** A small file that somebody sent, read like the large ones: from a file of its own that is gone afterwards. */
export const openSheet: OpenSheet = async (bytes, encoding, use) => {
  const folder = await mkdtemp(join(tmpdir(), 'floorcast-sheet-'));
  try {
    const path = join(folder, 'sheet');
    await writeFile(path, bytes);
    const shape = await findFileShape(path);
    const { format, delimiter, packing } = shape;
    if (format !== 'csv' && format !== 'xlsx')
      throw new FloorcastError('bad-request', { code: 'sheet-kind' });
    const read = encoding ?? shape.encoding;
    const table = await openTable({
      path,
      packing,
      format,
      encoding: read,
      delimiter,
      sheet: null,
      columns: {},
    });
    try {
      return await use({ encoding: read, header: table.header, rows: refuseUnreadable(table.rows, read) });
    } finally {
      table.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** A row with bytes that the encoding does not have cannot be read: nobody is to be called by what stands for them. */
async function* refuseUnreadable(batches: OpenedSheet['rows'], encoding: Encoding): AsyncGenerator<Batch> {
  for await (const batch of batches)
    yield batch.map((row) =>
      row.problem === undefined && row.cells.some((cell) => String(cell).includes(UNREADABLE))
        ? { ...row, problem: sayUnreadable(encoding) }
        : row,
    );
}
