import type { Transaction } from 'kysely';
import { SITE_SCOPE } from '../../../../shared/floor/windows.ts';
import type { ImportCounts, ImportRecord } from '../../../../shared/contract/imports.ts';
import type { CallRecord } from '../../../../shared/history/call-record.ts';
import type { QueueInterval } from '../../../../shared/history/roll-ups.ts';
import type { RefusedRow } from '../../../../shared/import/import-format.ts';
import { storeMessage, type Message } from '../../../../shared/messages/message.ts';
import type { SiteCalendar } from '../../../../shared/time/site-calendar.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { AgentTime, ImportWriter, RowFate } from '../../../ports/imports.ts';
import type { Engine } from '../engine.ts';
import { insertRows } from '../insert-rows.ts';
import { numberQueues } from '../names.ts';
import type { Tables } from '../tables.ts';
import { AgentTimeKeeper } from './agent-time-keeper.ts';
import { CallKeeper } from './call-keeper.ts';
import { checkLease, endLease, saveLease, type ImportLease } from './import-lease.ts';
import { readImport } from './import-records.ts';
import { IntervalKeeper } from './interval-keeper.ts';
import { removeImportRows } from './remove-rows.ts';
import { RollUpBook } from './roll-up-book.ts';
import { WritePace } from './write-pace.ts';
import { planRollUpRows } from './write-roll-ups.ts';

const REFUSED_MAX = 100_000;
/** Signs of life are given so often, also while the file is slow. */
const BEAT_MS = 5_000;
const PROGRESS_EVERY_MS = 250;
/** A quarter hour so much older than the newest is likely whole. */
const SETTLED_MS = 6 * 3_600_000;
/** A busy day and a half: some 20 MB. */
const WAITING_ROWS_MAX = 100_000;

export interface ImportWork {
  readonly engine: Engine;
  readonly calendar: SiteCalendar;
  readonly clock: Clock;
  readonly lease: ImportLease;
  /** Of counts: how long each is for. */
  readonly intervalMinutes: number;
}

/** What the parts of an import share. */
export interface ImportSession {
  readonly engine: Engine;
  readonly calendar: SiteCalendar;
  readonly clock: Clock;
  readonly importNo: number;
  readonly siteNo: number;
  readonly intervalMinutes: number;
  readonly book: RollUpBook;
  readonly pace: WritePace;
  /** A short transaction that also keeps from when to when rows of this import lie. */
  write<T>(
    period: { readonly firstMs: number; readonly lastMs: number } | null,
    work: (transaction: Transaction<Tables>) => Promise<T>,
    /** How many it writes, so that the next ones are as many as take little time. */
    rows?: number,
  ): Promise<T>;
}

export async function startImportWriter(work: ImportWork): Promise<ImportWriter> {
  const siteNo = (await numberQueues(work.engine, [SITE_SCOPE])).get(SITE_SCOPE)!;
  return new SqlImportWriter(work, siteNo);
}

class SqlImportWriter implements ImportWriter, ImportSession {
  readonly engine: Engine;
  readonly calendar: SiteCalendar;
  readonly clock: Clock;
  readonly importNo: number;
  readonly siteNo: number;
  readonly intervalMinutes: number;
  readonly book: RollUpBook;
  readonly pace = new WritePace();
  readonly #calls: CallKeeper;
  readonly #intervals: IntervalKeeper;
  readonly #agentTime: AgentTimeKeeper;
  #beat: ReturnType<typeof setInterval>;
  #lease: ImportLease;
  #firstMs = Infinity;
  #lastMs = -Infinity;
  #refused = 0;
  #flushedToMs = -Infinity;
  /** Roll-ups are written while the next calls are looked at. Fails when one of them could not be. */
  #flushing: Promise<void> = Promise.resolve();

  constructor({ engine, calendar, clock, lease, intervalMinutes }: ImportWork, siteNo: number) {
    this.engine = engine;
    this.calendar = calendar;
    this.clock = clock;
    this.importNo = lease.importNo;
    this.siteNo = siteNo;
    this.intervalMinutes = intervalMinutes;
    this.book = new RollUpBook(siteNo);
    this.#lease = lease;
    this.#calls = new CallKeeper(this);
    this.#intervals = new IntervalKeeper(this);
    this.#agentTime = new AgentTimeKeeper(this);
    this.#beat = this.#startBeat();
  }

  async addCalls(calls: readonly CallRecord[]): Promise<readonly RowFate[]> {
    const fates = await this.#calls.add(calls);
    await this.#flushSettled();
    return fates;
  }

  async addIntervals(rows: readonly QueueInterval[]): Promise<readonly RowFate[]> {
    // What is kept is compared with, and is on its way until then.
    await this.#flushing;
    const fates = await this.#intervals.add(rows);
    await this.#flushSettled();
    return fates;
  }

  async addAgentTime(time: AgentTime): Promise<void> {
    await this.#agentTime.add(time);
    await this.#flushSettled();
  }

  async addRefused(rows: readonly RefusedRow[]): Promise<void> {
    const some = rows.slice(0, REFUSED_MAX - this.#refused);
    if (some.length === 0) return;
    this.#refused += some.length;
    const kept = some.map(({ row, reason, text }) => ({
      import_no: this.importNo,
      row_no: row,
      reason: storeMessage(reason),
      text,
    }));
    await this.write(null, (transaction) => insertRows(transaction, 'import_refusals', kept, 'nothing'));
  }

  async reportProgress(progress: number, counts: ImportCounts): Promise<void> {
    const nowMs = this.clock.nowMs();
    const isSoon = nowMs - this.#lease.beatMs < PROGRESS_EVERY_MS;
    this.#lease = { ...this.#lease, progress, beatMs: isSoon ? this.#lease.beatMs : nowMs };
    if (isSoon) return;
    await this.write(null, async (transaction) => {
      await saveLease(transaction, this.#lease);
      await transaction
        .updateTable('imports')
        .set({ counts: JSON.stringify(counts) })
        .where('import_no', '=', this.importNo)
        .execute();
    });
  }

  async finish(counts: ImportCounts): Promise<ImportRecord> {
    try {
      await this.#flush(Infinity);
      await this.#flushing;
      await this.write(null, async (transaction) => {
        await transaction
          .updateTable('imports')
          .set({ state: 'done', finished_ms: this.clock.nowMs(), counts: JSON.stringify(counts) })
          .where('import_no', '=', this.importNo)
          .execute();
        await endLease(transaction);
      });
    } finally {
      // One that could not be finished is nobody's work: its lease runs out, and the next start takes it away.
      clearInterval(this.#beat);
    }
    return (await readImport(this.engine.read, this.importNo))!;
  }

  async abandon(
    state: 'cancelled' | 'failed',
    counts: ImportCounts,
    problem: Message | null,
  ): Promise<ImportRecord> {
    // It may have stopped when it could not be finished.
    clearInterval(this.#beat);
    this.#beat = this.#startBeat();
    try {
      await this.#flushing.catch(() => {});
      await this.write(null, (transaction) =>
        transaction
          .updateTable('imports')
          .set({ state, counts: JSON.stringify(counts), problem: problem && storeMessage(problem) })
          .where('import_no', '=', this.importNo)
          .execute(),
      );
      await removeImportRows(
        this.engine,
        this.calendar,
        this.importNo,
        (transaction) => checkLease(transaction, this.#lease.token),
        () => {},
      );
      await this.write(null, async (transaction) => {
        await transaction
          .updateTable('imports')
          .set({ finished_ms: this.clock.nowMs(), first_ms: null, last_ms: null })
          .where('import_no', '=', this.importNo)
          .execute();
        await endLease(transaction);
      });
    } finally {
      clearInterval(this.#beat);
    }
    return (await readImport(this.engine.read, this.importNo))!;
  }

  async write<T>(
    period: { readonly firstMs: number; readonly lastMs: number } | null,
    work: (transaction: Transaction<Tables>) => Promise<T>,
    rows = 0,
  ): Promise<T> {
    const firstMs = Math.min(this.#firstMs, period?.firstMs ?? Infinity);
    const lastMs = Math.max(this.#lastMs, period?.lastMs ?? -Infinity);
    const isWider = firstMs < this.#firstMs || lastMs > this.#lastMs;
    let startedMs = 0;
    const result = await this.engine.write(async (transaction) => {
      startedMs = performance.now();
      await checkLease(transaction, this.#lease.token);
      if (isWider)
        await transaction
          .updateTable('imports')
          .set({ first_ms: firstMs, last_ms: lastMs })
          .where('import_no', '=', this.importNo)
          .execute();
      return work(transaction);
    }, 'background');
    this.pace.learn(rows, performance.now() - startedMs);
    this.#firstMs = firstMs;
    this.#lastMs = lastMs;
    return result;
  }

  /** Days that are likely whole are written; all but the newest hour when too much waits. */
  async #flushSettled(): Promise<void> {
    const { newestMs } = this.book;
    if (newestMs === -Infinity) return;
    const settledMs = this.calendar.dayOf(newestMs - SETTLED_MS).fromMs;
    if (settledMs > this.#flushedToMs) await this.#flush(settledMs);
    if (this.book.size > WAITING_ROWS_MAX) await this.#flush(newestMs - 3_600_000);
    // Rows of many days at once, in no order of time.
    if (this.book.size > WAITING_ROWS_MAX) await this.#flush(Infinity);
  }

  /** Answers when it is begun, and what was begun before is over. */
  async #flush(untilMs: number): Promise<void> {
    await this.#flushing;
    const quarters = this.book.takeBefore(untilMs);
    if (untilMs !== Infinity) this.#flushedToMs = Math.max(this.#flushedToMs, untilMs);
    this.#flushing = this.#writeRollUps(quarters);
    this.#flushing.catch(() => {});
  }

  async #writeRollUps(quarters: ReturnType<RollUpBook['takeBefore']>): Promise<void> {
    const rowsAtOnce = () => this.pace.rows;
    for (const add of planRollUpRows(quarters, this.calendar, this.importNo, rowsAtOnce))
      await this.write(null, add.to, add.rows);
  }

  async #giveSign(): Promise<void> {
    const nowMs = this.clock.nowMs();
    if (nowMs - this.#lease.beatMs < BEAT_MS) return;
    this.#lease = { ...this.#lease, beatMs: nowMs };
    // When it fails the next row will say so.
    await this.write(null, (transaction) => saveLease(transaction, this.#lease)).catch(() => {});
  }

  #startBeat(): ReturnType<typeof setInterval> {
    return setInterval(() => void this.#giveSign(), BEAT_MS).unref();
  }
}
