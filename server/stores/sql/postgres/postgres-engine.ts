import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { StorageError } from '../../../floorcast-error.ts';
import type { Engine, EngineLocation } from '../engine.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Tables } from '../tables.ts';
import { WriteQueue, type WritePriority } from '../write-queue.ts';
import { dropMonth, listMonths, makeMonth, nameMonth, type PartitionedTable } from './month-partitions.ts';
import { createConfig, describeUrl } from './postgres-config.ts';
import { createReadingPool, wrapClient } from './postgres-session.ts';
import { prepareDatabase } from './prepare-database.ts';
import { WriterSession } from './writer-session.ts';

/** How long one answer to a write may take, in ms. A network that died without a word would else hold it up for ever. */
export interface AnswerLimits {
  readonly live: number;
  /** More than the server itself gives a statement. */
  readonly background: number;
}

const ANSWER_WITHIN_MS: AnswerLimits = { live: 30_000, background: 330_000 };

/**
 * Opens a database of a PostgreSQL server and brings it to the newest schema.
 *
 * @param kind `exclusive` takes the database for this process alone, as a server does; `shared` works beside it.
 * @throws StorageError when it cannot be reached, refuses us, is newer, or (exclusive) another server has it.
 */
export async function openPostgresEngine(
  url: string,
  kind: 'exclusive' | 'shared',
  limits = ANSWER_WITHIN_MS,
): Promise<Engine> {
  const where = describeUrl(url);
  const config = { ...createConfig(url, 'write'), query_timeout: limits.live };
  const session = new WriterSession(config, where, kind);
  const engine = new PostgresEngine(url, where, session, limits);
  try {
    await prepareDatabase(await session.acquire(), where);
    await engine.migrate();
  } catch (error) {
    await engine.close();
    throw error;
  }
  return engine;
}

/** Reads a database that an engine has made. */
export function openPostgresReading(url: string): Kysely<Tables> {
  const pool = createReadingPool(createConfig(url, 'read'), describeUrl(url));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

class PostgresEngine implements Engine {
  readonly kind = 'postgres';
  readonly location: EngineLocation;
  readonly where: string;
  readonly read: Kysely<Tables>;
  readonly #session: WriterSession;
  readonly #writer: Kysely<Tables>;
  readonly #queue = new WriteQueue();
  readonly #months = new Set<string>();
  /** Of the piece of work that runs; there is one at a time. */
  #answerWithinMs: number;
  readonly #limits: AnswerLimits;
  #closing: Promise<void> | null = null;

  constructor(url: string, where: string, session: WriterSession, limits: AnswerLimits) {
    this.#limits = limits;
    // The first that is asked brings the schema up to date.
    this.#answerWithinMs = limits.background;
    this.location = { kind: 'postgres', url };
    this.where = where;
    this.#session = session;
    const connect = async () => {
      const client = await session.acquire();
      const giveUp = (error: Error) => session.giveUp(client, error);
      return wrapClient(client, where, () => {}, { answerWithinMs: this.#answerWithinMs, giveUp });
    };
    this.#writer = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: { connect, end: () => session.close() } }),
    });
    this.read = openPostgresReading(url);
  }

  migrate(): Promise<void> {
    return migrate((work) => this.#writer.transaction().execute(work), this.kind, this.where);
  }

  async write<T>(
    work: (transaction: Transaction<Tables>) => Promise<T>,
    priority: WritePriority = 'live',
  ): Promise<T> {
    if (this.#closing) throw new StorageError('closed', `${this.where} is closed: Floorcast is stopping.`);
    return this.#queue.add(() => this.#transact(work, priority), priority);
  }

  async prepareMonths(table: PartitionedTable, fromMs: number, toMs: number): Promise<void> {
    const missing = listMonths(fromMs, toMs).filter((month) => !this.#months.has(nameMonth(table, month)));
    for (const month of missing) {
      await this.#queue.add(() => {
        this.#answerWithinMs = this.#limits.live;
        return makeMonth(this.#writer, table, month);
      }, 'live');
      this.#months.add(nameMonth(table, month));
    }
  }

  dropMonth(table: PartitionedTable, month: number): Promise<boolean> {
    return this.#queue.add(async () => {
      this.#answerWithinMs = this.#limits.background;
      const isDropped = await dropMonth(this.#writer, table, month);
      if (isDropped) this.#months.delete(nameMonth(table, month));
      return isDropped;
    }, 'background');
  }

  status(): ReturnType<Engine['status']> {
    return this.#session.status();
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #transact<T>(
    work: (transaction: Transaction<Tables>) => Promise<T>,
    priority: WritePriority,
  ): Promise<T> {
    try {
      this.#answerWithinMs = this.#limits[priority];
      return await this.#writer.transaction().execute(work);
    } catch (error) {
      // A month that was dropped meanwhile is made again at the next try.
      if (isMonthMissing(error)) this.#months.clear();
      throw error;
    }
  }

  async #close(): Promise<void> {
    await this.#queue.drain();
    await this.read.destroy();
    await this.#session.close();
  }
}

function isMonthMissing(error: unknown): boolean {
  return (
    error instanceof StorageError &&
    error.cause instanceof Error &&
    'code' in error.cause &&
    error.cause.code === '23514'
  );
}
