import type { Encoding } from '../../shared/import/import-format.ts';
import type { Message } from '../../shared/messages/message.ts';
import { guessPeopleColumns } from '../../shared/people/guess-people-columns.ts';
import type { PeopleColumn } from '../../shared/people/people-columns.ts';
import type { PeopleImport, PeopleRow } from '../../shared/people/plan-import.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { OpenedSheet, OpenSheet } from '../ports/sheets.ts';

const MOST_PEOPLE_ROWS = 20_000;

export interface PeopleFile {
  readonly encoding: Encoding;
  readonly header: readonly string[];
  readonly columns: Readonly<Record<string, PeopleColumn>>;
  readonly rows: readonly PeopleRow[];
  /** Rows that cannot even be cut into cells. */
  readonly unreadable: PeopleImport['refused'];
  readonly problem: Message | null;
}

/**
 * The rows of a CSV or XLSX, by what its columns are.
 *
 * @param options null: guessed
 * @throws FloorcastError `bad-request` for what is no such file, `too-large`
 */
export function readPeopleFile(
  openSheet: OpenSheet,
  bytes: Uint8Array,
  options: {
    readonly columns: Readonly<Record<string, PeopleColumn>> | null;
    readonly encoding: Encoding | null;
  },
): Promise<PeopleFile> {
  return openSheet(bytes, options.encoding, async ({ encoding, header, rows }) => {
    if (header.length === 0) throw new FloorcastError('bad-request', { code: 'people-file-empty' });
    const columns = keepKnown(options.columns ?? guessPeopleColumns(header), header);
    const base = { encoding, header, columns };
    if (!Object.values(columns).includes('agentId'))
      return { ...base, rows: [], unreadable: [], problem: { code: 'people-file-no-id' } };
    return { ...base, ...(await readRows(rows, header, columns)), problem: null };
  });
}

function keepKnown(
  columns: Readonly<Record<string, PeopleColumn>>,
  header: readonly string[],
): Readonly<Record<string, PeopleColumn>> {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => header.includes(name)));
}

async function readRows(
  batches: OpenedSheet['rows'],
  header: readonly string[],
  columns: PeopleFile['columns'],
): Promise<Pick<PeopleFile, 'rows' | 'unreadable'>> {
  const rows: PeopleRow[] = [];
  const unreadable: PeopleImport['refused'][number][] = [];
  for await (const batch of batches) {
    for (const { row, cells, problem } of batch) {
      if (rows.length + unreadable.length >= MOST_PEOPLE_ROWS)
        throw new FloorcastError('too-large', { code: 'people-file-large', most: MOST_PEOPLE_ROWS });
      if (problem !== undefined) {
        unreadable.push({ row, agentId: '', said: problem });
        continue;
      }
      const read = header.flatMap((name, at) => {
        const column = columns[name];
        return column === undefined ? [] : [[column, String(cells[at] ?? '')] as const];
      });
      // The last lines of a sheet are often empty.
      if (read.some(([, text]) => text.trim() !== '')) rows.push({ row, cells: Object.fromEntries(read) });
    }
  }
  return { rows, unreadable };
}
