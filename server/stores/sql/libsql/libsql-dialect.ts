import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely';
import type { PackedRows } from './sql-file.ts';
import { unpackRows } from './unpack-rows.ts';

/** One connection to a file of libsql, wherever it lives. */
export interface SqlConnection {
  run(sql: string, parameters: readonly unknown[]): Promise<PackedRows>;
  close(): Promise<void>;
}

/**
 * Kysely over one connection of libsql. Statements that are asked for together run in the order they were asked; a
 * transaction has the connection for itself.
 *
 * @param begin how transactions start: a writer's must not fail half way because another process writes.
 */
export function createLibsqlDialect(connection: SqlConnection, begin: 'begin' | 'begin immediate'): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new LibsqlDriver(connection, begin),
    createIntrospector: (database: Kysely<unknown>) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class LibsqlDriver implements Driver {
  readonly #connection: SqlConnection;
  readonly #begin: string;
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  constructor(connection: SqlConnection, begin: string) {
    this.#connection = connection;
    this.#begin = begin;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    return new LibsqlConnection(this.#connection);
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#begin));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch {
      // A full disk makes SQLite roll back by itself; then there is nothing left to undo.
    }
  }

  async destroy(): Promise<void> {
    await this.#connection.close();
  }
}

class LibsqlConnection implements DatabaseConnection {
  readonly #connection: SqlConnection;

  constructor(connection: SqlConnection) {
    this.#connection = connection;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const packed = await this.#connection.run(sql, parameters);
    if (packed.kind === 'changes') return { rows: [], numAffectedRows: BigInt(packed.changes) };
    return { rows: unpackRows(packed) as R[] };
  }

  streamQuery(): never {
    throw new Error(
      'Rows are not streamed: read them page by page, each page after the last row of the one before.',
    );
  }
}
