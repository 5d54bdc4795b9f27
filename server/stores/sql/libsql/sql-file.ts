import type { Database, Statement } from '../../database.ts';
import { parseStoredText, storeText } from '../stored-text.ts';
import { unpackParameters, type PackedParameters } from './pack-parameters.ts';

/** What a statement may be handed. */
export type SqlValue = number | bigint | string | null | Uint8Array;

/**
 * Rows as they cross from a thread. A year of a queue is a million numbers: one by one through the binding, and as objects
 * through a message, they would take longer than finding them.
 */
export type PackedRows =
  /** Row by row, NaN for null. */
  | { readonly kind: 'numbers'; readonly columns: readonly string[]; readonly numbers: Float64Array }
  /** JSON of a list of rows, each a list of values. */
  | { readonly kind: 'json'; readonly columns: readonly string[]; readonly text: string }
  | { readonly kind: 'values'; readonly columns: readonly string[]; readonly rows: readonly SqlValue[][] }
  /** Not asked for rows, but so many were changed. */
  | { readonly kind: 'changes'; readonly changes: number };

interface Prepared {
  readonly statement: Statement;
  /** The same query answering with one JSON text; null where JSON cannot hold the answer. */
  readonly packed: Statement | null;
  readonly columns: readonly string[];
  readonly bind: (value: unknown) => SqlValue;
}

/** Statements kept ready: an insert of 512 rows takes as long to prepare as to run. */
const PREPARED_MAX = 400;

/** Runs SQL on one open database, synchronously. */
export class SqlFile {
  readonly #database: Database;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: Database) {
    this.#database = database;
  }

  run(sql: string, parameters: PackedParameters): PackedRows {
    const { statement, packed, columns, bind } = this.#prepare(sql);
    const values = unpackParameters(parameters, bind);
    if (packed) return packJson((packed.all(values) as [[string]])[0][0], columns);
    if (columns.length > 0) {
      const rows = (statement.all(values) as SqlValue[][]).map((row) => row.map(restore));
      return { kind: 'values', columns, rows };
    }
    return { kind: 'changes', changes: statement.run(values).changes };
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known) {
      // To the end of the line: what was not used for longest goes first.
      this.#prepared.delete(sql);
      this.#prepared.set(sql, known);
      return known;
    }
    const statement = this.#database.prepare(sql);
    const columns = statement.reader ? statement.columns() : [];
    if (statement.reader) statement.raw();
    const made = {
      statement,
      packed: columns.every(({ type }) => type !== 'BLOB') ? this.#preparePacked(sql, columns.length) : null,
      columns: columns.map(({ name }) => name),
      bind: INSERTED_VALUES.test(sql) ? bindValue : bindWhole,
    };
    if (this.#prepared.size >= PREPARED_MAX) this.#prepared.delete(this.#prepared.keys().next().value!);
    this.#prepared.set(sql, made);
    return made;
  }

  #preparePacked(sql: string, columns: number): Statement | null {
    // A function of SQLite takes 100 arguments.
    if (!/^\s*(select|with)\s/i.test(sql) || columns === 0 || columns > 100) return null;
    const names = Array.from({ length: columns }, (_, index) => `c${index}`).join(', ');
    try {
      return this.#database
        .prepare(
          `with packed_rows(${names}) as (${sql}) select json_group_array(json_array(${names})) from packed_rows`,
        )
        .raw();
    } catch {
      return null;
    }
  }
}

const INSERTED_VALUES = /^insert into \S+ \([^)]*\) values /;

/** Whole numbers are bound as such: the binding would make 3 a 3.0, and divide like one. */
function bindWhole(value: unknown): SqlValue {
  return Number.isSafeInteger(value) ? BigInt(value as number) : bindValue(value);
}

/** For values of columns, which make whole numbers of 3.0 by themselves, and it takes half the time. */
function bindValue(value: unknown): SqlValue {
  switch (typeof value) {
    case 'number':
      if (Number.isFinite(value)) return value;
      throw new TypeError(`${value} cannot be a parameter of SQL: use a finite number.`);
    case 'string':
      return storeText(value);
    case 'bigint':
      return value;
    default:
      if (value === null || value === undefined) return null;
      if (value instanceof Uint8Array) return value;
      // The binding ends the whole process at a boolean.
      throw new TypeError(
        `A ${typeof value} cannot be a parameter of SQL: use numbers, texts, bytes or null.`,
      );
  }
}

function restore(value: SqlValue): SqlValue {
  return typeof value === 'string' ? parseStoredText(value) : value;
}

function packJson(text: string, columns: readonly string[]): PackedRows {
  // A text in it needs quotes.
  if (text.includes('"')) return { kind: 'json', columns, text };
  const rows = JSON.parse(text) as readonly (readonly (number | null)[])[];
  const numbers = new Float64Array(rows.length * columns.length);
  let index = 0;
  for (const row of rows) for (const value of row) numbers[index++] = value ?? NaN;
  return { kind: 'numbers', columns, numbers };
}
