import { FloorcastError } from '../../floorcast-error.ts';
import type { OpenSheet } from '../../ports/sheets.ts';
import type { ShiftListRow } from './desk/desk-messages.ts';
import { findShiftColumns, type ShiftColumn } from './desk/shift-columns.ts';

export const MOST_SHIFT_ROWS = 50_000;
const NEEDED = ['agentId', 'day', 'start', 'end'] as const satisfies readonly ShiftColumn[];

/**
 * The rows of a list of shifts, CSV in any encoding that is known or XLSX.
 *
 * @throws FloorcastError `bad-request` for a file without the columns, `too-large`
 */
export function openShiftList(openSheet: OpenSheet, bytes: Uint8Array): Promise<readonly ShiftListRow[]> {
  return openSheet(bytes, null, async ({ header, rows }) => {
    const columns = findShiftColumns(header);
    const lacking = NEEDED.filter((column) => !columns.has(column));
    if (lacking.length > 0)
      throw new FloorcastError('bad-request', {
        code: 'roster-import-columns',
        lacking: lacking.join(', '),
      });
    const read: ShiftListRow[] = [];
    for await (const batch of rows) {
      for (const { row, cells, problem } of batch) {
        if (read.length >= MOST_SHIFT_ROWS)
          throw new FloorcastError('too-large', { code: 'roster-import-rows', most: MOST_SHIFT_ROWS });
        const textOf = (column: ShiftColumn) => {
          const at = columns.get(column);
          return at === undefined ? '' : String(cells[at] ?? '').trim();
        };
        const texts = {
          agentId: textOf('agentId'),
          day: textOf('day'),
          template: textOf('template'),
          start: textOf('start'),
          end: textOf('end'),
          note: textOf('note').slice(0, 500),
        };
        // The last lines of a sheet are often empty.
        if (problem !== undefined || texts.agentId + texts.day !== '')
          read.push({ row, problem: problem ?? null, cells: texts });
      }
    }
    return read;
  });
}
