import { sql, type Kysely } from 'kysely';
import { OperatorError } from '../../floorcast-error.ts';
import { insertRows } from '../sql/insert-rows.ts';
import type { Tables } from '../sql/tables.ts';
import { listTables, sumTable } from './read-tables.ts';
import type { TableSum, Value } from './row-text.ts';
import { TABLE_LAYOUTS, type CopiedTable, type StoreNote, type TableLayout } from './table-layouts.ts';
import type { SiteSource, SiteTarget } from './whole-site.ts';

const UNFINISHED: StoreNote = 'unfinished-copy';
/** Columns by which PostgreSQL's partitions are made. */
const MONTH_COLUMNS = { events: 'at_ms', calls: 'offered_ms' } as const;
/** Tables that number their rows. */
const NUMBERED = { queues: 'queue_no', agents: 'agent_no', imports: 'import_no' } as const;

/** Fills a store that was just made. It is marked until all of it is proven, so that no server takes a part for the whole. */
export class SiteFilling {
  readonly #target: SiteTarget;

  private constructor(target: SiteTarget) {
    this.#target = target;
  }

  static async begin(target: SiteTarget): Promise<SiteFilling> {
    await target.engine.write((transaction) =>
      insertRows(
        transaction,
        'meta',
        [{ name: UNFINISHED, value: 'A copy into this store has begun.' }],
        'replace',
      ),
    );
    return new SiteFilling(target);
  }

  async addRows(
    layout: TableLayout,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const { table } = layout;
    const { engine } = this.#target;
    if (table === 'snapshots') {
      for (const row of rows)
        await this.#target.saveSnapshot(
          row[columns.indexOf('seq')] as number,
          row[columns.indexOf('packed')] as Uint8Array,
        );
      return;
    }
    if (table === 'events' || table === 'calls') {
      const at = columns.indexOf(MONTH_COLUMNS[table]);
      let [fromMs, toMs] = [Infinity, -Infinity];
      for (const row of rows) {
        fromMs = Math.min(fromMs, row[at] as number);
        toMs = Math.max(toMs, row[at] as number);
      }
      await engine.prepareMonths(table, fromMs, toMs + 1);
    }
    const records = rows.map((row) =>
      Object.fromEntries(columns.map((column, index) => [column, row[index]])),
    ) as unknown as Tables[typeof table][];
    await engine.write((transaction) => insertRows(transaction, table, records));
  }

  /**
   * Proves that the store has what it was filled with, and takes the mark away.
   *
   * @param columns those of each table that were copied
   * @throws FloorcastError 'internal' naming the first table that differs.
   */
  async finish(
    sums: Readonly<Record<string, TableSum>>,
    columns: Readonly<Record<string, readonly string[]>>,
    onRows: (rows: number) => void = () => {},
  ): Promise<Readonly<Record<string, TableSum>>> {
    const target = this.#target;
    const found: Record<string, TableSum> = {};
    for (const layout of TABLE_LAYOUTS) {
      const { table } = layout;
      const expected = sums[table];
      if (!expected) continue;
      found[table] = await sumTable(readerOf(target, table), target.kind, layout, columns[table], onRows);
      if (JSON.stringify(found[table]) !== JSON.stringify(expected))
        throw new OperatorError(
          'internal',
          `${target.where}: the table ${table} has ${found[table].rows} rows with the sum ${found[table].sha256}, and must have ${expected.rows} with ${expected.sha256}. What was there before is untouched. Look at the disk, and try again.`,
        );
    }
    await this.#goOnNumbering();
    await target.engine.write((transaction) => sql`analyze`.execute(transaction));
    await target.engine.write((transaction) =>
      transaction.deleteFrom('meta').where('name', '=', UNFINISHED).execute(),
    );
    return found;
  }

  /** PostgreSQL numbers new rows from a counter that does not look at those that are there. */
  async #goOnNumbering(): Promise<void> {
    if (this.#target.kind !== 'postgres') return;
    for (const [table, column] of Object.entries(NUMBERED))
      await this.#target.engine.write((transaction) =>
        sql`select setval(pg_get_serial_sequence(${table}, ${column}), coalesce(max(${sql.ref(column)}), 0) + 1, false) from ${sql.table(table)}`.execute(
          transaction,
        ),
      );
  }
}

/** Refuses a store that a copy was begun into and not finished. */
export async function refuseUnfinished(database: Kysely<Tables>, where: string): Promise<void> {
  if (!(await isUnfinished(database))) return;
  throw new OperatorError(
    'conflict',
    `${where} has only a part of a site: npm run move-site was stopped before it was done. Run the same command again, it begins anew; or delete what is there.`,
  );
}

export async function isUnfinished(database: Kysely<Tables>): Promise<boolean> {
  if (!(await listTables(database)).has('meta')) return false;
  const row = await database
    .selectFrom('meta')
    .select('name')
    .where('name', '=', UNFINISHED)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where the rows of a table are read. */
export function readerOf(
  site: Pick<SiteSource, 'database' | 'snapshots'>,
  table: CopiedTable,
): Kysely<Tables> {
  return table === 'snapshots' ? (site.snapshots ?? site.database) : site.database;
}
