import { Kysely, type Transaction } from 'kysely';
import { StorageError, type StorageFailure } from '../../../floorcast-error.ts';
import { startThread } from '../../../threads.ts';
import { STORAGE_THREAD_LIMITS, ThreadCalls } from '../../thread-calls.ts';
import type { Engine, EngineLocation } from '../engine.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Tables } from '../tables.ts';
import { WriteQueue, type WritePriority } from '../write-queue.ts';
import { createLibsqlDialect, type SqlConnection } from './libsql-dialect.ts';
import { packParameters } from './pack-parameters.ts';
import type { SqlCalls } from './sql-thread.ts';

/** Reading a year makes much in a short time, which a small nursery would copy again and again. */
const READER_LIMITS = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 1024 };

/**
 * Opens (or makes) a database file and brings it to the newest schema. One thread writes, another reads, so that
 * neither the event loop nor a commit ever waits for a question.
 *
 * @throws StorageError when the folder cannot be written, or the file is damaged, newer, or in use.
 */
export async function openLibsqlEngine(file: string): Promise<Engine> {
  const writer = new WorkerConnection(file, 'write');
  const engine = new LibsqlEngine(file, writer);
  try {
    await writer.started();
    await engine.migrate();
  } catch (error) {
    await engine.close();
    throw error;
  }
  return engine;
}

/**
 * Opens a file that an engine has made, for reading alone.
 *
 * @throws StorageError
 */
export function openLibsqlReading(file: string): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: createLibsqlDialect(new WorkerConnection(file, 'read'), 'begin') });
}

class LibsqlEngine implements Engine {
  readonly kind = 'libsql';
  readonly location: EngineLocation;
  readonly where: string;
  readonly read: Kysely<Tables>;
  readonly #connection: SqlConnection;
  readonly #writer: Kysely<Tables>;
  readonly #queue = new WriteQueue();
  #closing: Promise<void> | null = null;

  constructor(file: string, writer: SqlConnection) {
    this.location = { kind: 'libsql', file };
    this.where = file;
    this.#connection = writer;
    this.#writer = new Kysely<Tables>({ dialect: createLibsqlDialect(writer, 'begin immediate') });
    this.read = openLibsqlReading(file);
  }

  migrate(): Promise<void> {
    return migrate((work) => this.#writer.transaction().execute(work), this.kind, this.where);
  }

  async write<T>(
    work: (transaction: Transaction<Tables>) => Promise<T>,
    priority: WritePriority = 'live',
  ): Promise<T> {
    if (this.#closing) throw closed(this.where);
    return this.#queue.add(() => this.#writer.transaction().execute(work), priority);
  }

  async prepareMonths(): Promise<void> {
    // One file has room for all of them.
  }

  async dropMonth(): Promise<boolean> {
    return false;
  }

  status(): { readonly status: 'ok' | 'failed'; readonly detail: string } {
    return { status: 'ok', detail: this.where };
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await this.#queue.drain();
    await this.read.destroy();
    // Last, so that closing it folds the write-ahead log back into the file.
    await this.#connection.close();
  }
}

/** A connection that lives in a thread, which starts when it is first asked for something. */
class WorkerConnection implements SqlConnection {
  readonly #file: string;
  readonly #access: 'read' | 'write';
  #calls: ThreadCalls<SqlCalls> | null = null;
  #closed = false;

  constructor(file: string, access: 'read' | 'write') {
    this.#file = file;
    this.#access = access;
  }

  async started(): Promise<ThreadCalls<SqlCalls>> {
    if (this.#closed) throw closed(this.#file);
    this.#calls ??= new ThreadCalls<SqlCalls>(
      startThread(
        new URL('./sql-thread.ts', import.meta.url),
        { file: this.#file, access: this.#access },
        this.#access === 'write' ? STORAGE_THREAD_LIMITS : READER_LIMITS,
      ),
      makeError,
    );
    await this.#calls.started;
    return this.#calls;
  }

  async run(sql: string, parameters: readonly unknown[]) {
    return (await this.started()).call('run', sql, packParameters(parameters));
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    try {
      await this.#calls?.started;
    } catch {
      // It ended by itself, and has said why.
      return;
    }
    await this.#calls?.close();
  }
}

function closed(file: string): StorageError {
  return new StorageError('closed', `${file} is closed: Floorcast is stopping.`);
}

function makeError(kind: StorageFailure, message: string): StorageError {
  return new StorageError(kind, message);
}
