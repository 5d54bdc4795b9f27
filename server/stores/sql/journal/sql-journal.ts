import { randomBytes } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { FloorEvent, NumberedEvent } from '../../../../shared/floor/events.ts';
import { tellDetail } from '../../../../shared/contract/tell-detail.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import { JournalError, StorageError } from '../../../floorcast-error.ts';
import type { FloorCommit, Journal, Period } from '../../../ports/journal.ts';
import type { Engine } from '../engine.ts';
import { insertRows } from '../insert-rows.ts';
import { forgetNumbers } from '../names.ts';
import { prepareMonths } from '../prepare-months.ts';
import type { Tables } from '../tables.ts';
import type { EventsTable } from '../tables/journal-tables.ts';
import { keepRows, makeRows, type ChangedRows } from './changed-rows.ts';
import { countBlocks, rowOfEvent } from './event-rows.ts';
import { JournalReader } from './journal-reader.ts';
import { moveOn, NamesRemoved, readState, type JournalState } from './journal-state.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';

/** How often a journal that failed looks whether it can write again. */
const PROBE_MS = 2_000;

/**
 * Opens the journal of a database, as its one writer. The engine stays open when the journal is closed.
 *
 * @throws JournalError
 */
export async function openJournal(engine: Engine): Promise<Journal> {
  try {
    return new SqlJournal(engine, await loadState(engine));
  } catch (error) {
    throw explain(error);
  }
}

class SqlJournal implements Journal {
  readonly #engine: Engine;
  readonly #reader: JournalReader;
  readonly #snapshots: Snapshots;
  readonly #writer = randomBytes(6).toString('hex');
  #state: JournalState;
  #lastCommit: Promise<unknown> = Promise.resolve();
  #failure: Message | null = null;
  #probe: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(engine: Engine, state: JournalState) {
    this.#engine = engine;
    this.#reader = new JournalReader(engine.read);
    this.#snapshots = createSnapshots(engine);
    this.#state = state;
  }

  async commit(commit: FloorCommit): Promise<void> {
    this.#refuseWhenClosed();
    // Encoded here and now: the caller may go on changing its objects.
    const events = commit.events.map(rowOfEvent);
    const turn = this.#lastCommit.then(() => this.#commit(commit, events));
    this.#lastCommit = turn.catch(() => {});
    return turn;
  }

  findKnownIds(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#askAtOnce((database) => new JournalReader(database).findKnownIds(ids));
  }

  newestAtMs(source: string): Promise<number> {
    return this.#askAtOnce(async (database) => {
      const query = database.selectFrom('sources').select('newest_ms').where('source', '=', source);
      return (await query.executeTakeFirst())?.newest_ms ?? 0;
    });
  }

  read(afterSeq: number, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#ask(() => this.#reader.read(afterSeq, limit));
  }

  readPeriod(period: Period, afterSeq: number, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#ask(() => this.#reader.readPeriod(period, afterSeq, limit));
  }

  findCall(callId: string, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#ask(() => this.#reader.findCall(callId, limit));
  }

  findAgent(agentId: string, period: Period, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#ask(() => this.#reader.findAgent(agentId, period, limit));
  }

  findType(type: FloorEvent['type'], period: Period, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#ask(() => this.#reader.findType(type, period, limit));
  }

  measure(period: Period) {
    return this.#ask(() => this.#reader.measure(period));
  }

  lastSeq(): number {
    return this.#state.lastSeq;
  }

  lastFloorMs(): number {
    return this.#state.floorMs;
  }

  saveSnapshot(seq: number, text: string): Promise<void> {
    return this.#ask(() => this.#snapshots.save(seq, text));
  }

  loadSnapshots(): Promise<readonly { readonly seq: number; readonly text: string }[]> {
    return this.#ask(() => this.#snapshots.load(this.#state.lastSeq));
  }

  status(): ReturnType<Journal['status']> {
    return this.#failure === null
      ? this.#engine.status()
      : { status: 'failed', ...tellDetail(this.#failure) };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#probe) clearInterval(this.#probe);
    await this.#lastCommit;
    await this.#snapshots.close();
  }

  async #commit(commit: FloorCommit, events: readonly EventsTable[]): Promise<void> {
    this.#refuseGaps(events);
    let next: JournalState | null = null;
    try {
      while (next === null) next = await this.#tryToKeep(commit, events);
    } catch (error) {
      throw this.#failed(error);
    }
    this.#state = next;
    this.#recovered();
  }

  /** Null when numbers of queues and agents are to be looked up anew. */
  async #tryToKeep(commit: FloorCommit, events: readonly EventsTable[]): Promise<JournalState | null> {
    const engine = this.#engine;
    const next: JournalState = {
      ...this.#state,
      writer: this.#writer,
      commits: this.#state.commits + 1,
      lastSeq: events.at(-1)?.seq ?? this.#state.lastSeq,
      floorMs: commit.floorMs,
    };
    try {
      const rows = await makeRows(engine, commit.changes);
      await prepareMonths(engine, 'events', events, ({ at_ms }) => at_ms);
      await prepareMonths(engine, 'calls', rows.calls, ({ offered_ms }) => offered_ms);
      await engine.write(async (transaction) => {
        if (!(await moveOn(transaction, this.#state, next))) return;
        await refuseKnownIds(transaction, events);
        await keepCommit(transaction, commit, events, rows);
      });
      return next;
    } catch (error) {
      if (!(error instanceof NamesRemoved)) throw error;
      forgetNumbers(engine);
      this.#state = error.state;
      return null;
    }
  }

  #failed(error: unknown): JournalError {
    const explained = explain(error);
    if (error instanceof JournalError) {
      // The commit itself was wrong, or this journal is another's now, which only a restart puts right.
      if (error.kind === 'in-use') this.#failure = error.said;
      return error;
    }
    this.#failure = explained.said;
    this.#probe ??= setInterval(() => {
      probe(this.#engine).then(
        () => this.#recovered(),
        () => {},
      );
    }, PROBE_MS).unref();
    return explained;
  }

  #recovered(): void {
    this.#failure = null;
    if (this.#probe) clearInterval(this.#probe);
    this.#probe = null;
  }

  #refuseGaps(events: readonly EventsTable[]): void {
    const firstSeq = this.#state.lastSeq + 1;
    const index = events.findIndex(({ seq }, place) => seq !== firstSeq + place);
    if (index === -1) return;
    throw new JournalError(
      'failed',
      `Event ${events[index]!.seq} does not follow on ${firstSeq + index - 1}: numbers of a journal have no gaps.`,
    );
  }

  async #ask<T>(question: () => Promise<T>): Promise<T> {
    this.#refuseWhenClosed();
    try {
      return await question();
    } catch (error) {
      throw explain(error);
    }
  }

  /**
   * What the floor waits for before it can take in anything. The one reading thread of a file answers in turn, and may be at
   * a long question; the writer's turns are short, and the floor's go first. A server's sessions do not wait for each other.
   */
  #askAtOnce<T>(question: (database: Kysely<Tables>) => Promise<T>): Promise<T> {
    const engine = this.#engine;
    return this.#ask(() => (engine.kind === 'postgres' ? question(engine.read) : engine.write(question)));
  }

  #refuseWhenClosed(): void {
    if (this.#closed)
      throw new JournalError('closed', `${this.#engine.where} is closed: Floorcast is stopping.`);
  }
}

/** The state as it is kept; the first opening writes it down. */
async function loadState(engine: Engine): Promise<JournalState> {
  const kept = await readState(engine.read);
  if (kept) return kept;
  return engine.write(async (transaction) => {
    // A file of the first layout has events, and no state.
    const last = await transaction
      .selectFrom('events')
      .select(({ fn }) => fn.max<number | null>('seq').as('seq'))
      .executeTakeFirst();
    const state = { writer: '', commits: 0, lastSeq: last?.seq ?? 0, floorMs: 0 };
    await transaction
      .insertInto('meta')
      .values({ name: 'journal', value: JSON.stringify(state) })
      .execute();
    return state;
  });
}

async function refuseKnownIds(
  transaction: Transaction<Tables>,
  events: readonly EventsTable[],
): Promise<void> {
  const ids = events.flatMap(({ event_id }) => (event_id === null ? [] : [event_id]));
  if (ids.length === 0) return;
  const seen = new Set<string>();
  const repeated = ids.find((id) => seen.size === seen.add(id).size);
  const [taken = repeated] = await new JournalReader(transaction).findKnownIds(ids);
  if (taken !== undefined)
    throw new JournalError('failed', `The event id ${taken} is taken: leave out events that are known.`);
}

async function keepCommit(
  transaction: Transaction<Tables>,
  { newestAtMs }: FloorCommit,
  events: readonly EventsTable[],
  rows: ChangedRows,
): Promise<void> {
  await insertRows(transaction, 'events', events);
  await insertRows(transaction, 'blocks', countBlocks(events), 'add');
  const sources = Object.entries(newestAtMs).map(([source, newestMs]) => ({
    source,
    newest_ms: Math.floor(newestMs),
  }));
  await insertRows(transaction, 'sources', sources, 'add');
  await keepRows(transaction, rows);
}

/** Succeeds only when something can be kept again: with libsql when the disk has room. */
async function probe(engine: Engine): Promise<void> {
  if (engine.kind === 'postgres') {
    await engine.write((transaction) =>
      sql`update meta set value = value where name = 'journal'`.execute(transaction),
    );
    return;
  }
  await engine.write((transaction) => sql`insert into room values (zeroblob(262144))`.execute(transaction));
  await engine.write((transaction) => sql`delete from room`.execute(transaction));
}

function explain(error: unknown): JournalError {
  if (error instanceof JournalError) return error;
  if (error instanceof StorageError) return new JournalError(error.kind, error.message, { cause: error });
  return new JournalError('failed', error instanceof Error ? error.message : String(error), { cause: error });
}
