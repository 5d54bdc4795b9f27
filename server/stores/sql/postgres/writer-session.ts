import pg from 'pg';
import type { Detail } from '../../../../shared/contract/http.ts';
import { tellDetail } from '../../../../shared/contract/tell-detail.ts';
import { asWritten, type Message } from '../../../../shared/messages/message.ts';
import { StorageError } from '../../../floorcast-error.ts';
import { explainPostgres } from './explain-postgres.ts';

/** How often a lost session is tried to be had again. */
const REGAIN_MS = 1_000;

/** The advisory lock of the one server that works on a database. */
const LOCK = '4820, 2';

/**
 * The one session that writes. With `exclusive` it holds the lock of the database's one server: who loses the session loses
 * lock and transaction together, so that nothing can be acknowledged beside another server. It is had again by itself.
 */
export class WriterSession {
  readonly #config: pg.ClientConfig;
  readonly #where: string;
  readonly #kind: 'exclusive' | 'shared';
  #client: pg.Client | null = null;
  #connecting: Promise<pg.Client> | null = null;
  #regaining: NodeJS.Timeout | null = null;
  #lastPid = 0;
  #failure: Message | null = null;
  #closed = false;

  constructor(config: pg.ClientConfig, where: string, kind: 'exclusive' | 'shared') {
    this.#config = config;
    this.#where = where;
    this.#kind = kind;
  }

  /**
   * The session, opened when there is none.
   *
   * @throws StorageError; 'in-use' when another server has the lock.
   */
  async acquire(): Promise<pg.Client> {
    if (this.#closed) throw new StorageError('closed', `${this.#where} is closed: Floorcast is stopping.`);
    if (this.#client) return this.#client;
    this.#connecting ??= this.#open().finally(() => {
      this.#connecting = null;
    });
    return this.#connecting;
  }

  status(): { readonly status: 'ok' | 'failed' } & Detail {
    return this.#failure === null
      ? { status: 'ok', detail: this.#where }
      : { status: 'failed', ...tellDetail(this.#failure) };
  }

  /** Ends a session that does not answer; another one is looked for. */
  giveUp(client: pg.Client, error: Error): void {
    this.#lose(client, error);
    // With a question open this cuts the line, and waits for nobody.
    void client.end().catch(() => {});
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#regaining) clearTimeout(this.#regaining);
    await this.#connecting?.catch(() => {});
    await this.#client?.end().catch(() => {});
  }

  async #open(): Promise<pg.Client> {
    const client = new pg.Client(this.#config);
    client.on('error', (error) => this.#lose(client, error));
    client.on('end', () => this.#lose(client, new Error('Connection terminated')));
    try {
      await client.connect();
      if (this.#kind === 'exclusive') await this.#lock(client);
    } catch (error) {
      const explained = explainPostgres(error, this.#where);
      this.#failure = saidOf(explained);
      await client.end().catch(() => {});
      throw explained;
    }
    this.#client = client;
    this.#failure = null;
    return client;
  }

  async #lock(client: pg.Client): Promise<void> {
    if (this.#lastPid > 0) {
      // The server may not have noticed yet that our session before this one is gone.
      await client.query(
        'select pg_terminate_backend(pid, 2000) from pg_stat_activity where pid = $1 and application_name = $2',
        [this.#lastPid, this.#config.application_name],
      );
    }
    const { rows } = await client.query(
      `select pg_try_advisory_lock(${LOCK}) as taken, pg_backend_pid() as pid`,
    );
    const { taken, pid } = rows[0] as { readonly taken: boolean; readonly pid: number };
    if (!taken) throw new StorageError('in-use', await this.#describeHolder(client));
    this.#lastPid = pid;
  }

  async #describeHolder(client: pg.Client): Promise<string> {
    const { rows } = await client.query(
      `select a.application_name as name, host(a.client_addr) as address
       from pg_locks l join pg_stat_activity a on a.pid = l.pid
       where l.locktype = 'advisory' and l.granted and l.classid::bigint = 4820 and l.objid::bigint = 2
         and l.database = (select oid from pg_database where datname = current_database())`,
    );
    const holder = rows[0] as { readonly name: string; readonly address: string | null } | undefined;
    const [, host, process] = /^floorcast (.*) (\d+)$/.exec(holder?.name ?? '') ?? [];
    const who = host ? ` (process ${process} on ${host}${holder?.address ? `, ${holder.address}` : ''})` : '';
    return `${this.#where} is in use by another Floorcast${who}, and only one may work on a database. Stop that one, or give this one its own database with FLOORCAST_DATABASE_URL.`;
  }

  #lose(client: pg.Client, error: Error): void {
    if (this.#client !== client) return;
    this.#client = null;
    if (this.#closed) return;
    this.#failure = saidOf(explainPostgres(error, this.#where));
    this.#regain();
  }

  #regain(): void {
    if (this.#regaining) clearTimeout(this.#regaining);
    this.#regaining = setTimeout(() => {
      this.acquire().catch(() => {
        if (!this.#closed) this.#regain();
      });
    }, REGAIN_MS).unref();
  }
}

function saidOf(error: Error): Message {
  return error instanceof StorageError ? error.said : asWritten(error.message);
}
