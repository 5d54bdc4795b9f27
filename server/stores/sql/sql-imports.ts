import { randomUUID } from 'node:crypto';
import { createSiteCalendar, type SiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { ImportRecord } from '../../../shared/contract/imports.ts';
import type { RefusedRow } from '../../../shared/import/import-format.ts';
import { parseStoredMessage, storeMessage, type Message } from '../../../shared/messages/message.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Imports, ImportStart, ImportWriter } from '../../ports/imports.ts';
import type { Engine } from './engine.ts';
import type { ZoneSettings } from './history/interval-starts.ts';
import { forgetNumbers } from './names.ts';
import {
  checkLease,
  endLease,
  isLeaseAlive,
  newLease,
  readLease,
  saveLease,
  type ImportLease,
} from './imports/import-lease.ts';
import { NO_COUNTS, readImport, readImports, readUnfinished } from './imports/import-records.ts';
import { startImportWriter } from './imports/import-writer.ts';
import { removeImportRows } from './imports/remove-rows.ts';

/** @param zone the site's: calls are counted into its quarter hours and days. */
export function createImports(engine: Engine, zone: ZoneSettings, clock: Clock): Imports {
  return new SqlImports(engine, createSiteCalendar({ ...zone, intervalMinutes: 15 }), clock);
}

const KILLED: Message = { code: 'import-killed' };
const PROGRESS_EVERY_MS = 250;
const RECOVER_EVERY_MS = 60_000;

class SqlImports implements Imports {
  readonly #engine: Engine;
  readonly #calendar: SiteCalendar;
  readonly #clock: Clock;

  constructor(engine: Engine, calendar: SiteCalendar, clock: Clock) {
    this.#engine = engine;
    this.#calendar = calendar;
    this.#clock = clock;
  }

  async begin(start: ImportStart): Promise<ImportWriter> {
    await this.recover();
    const lease = await this.#engine.write(async (transaction) => {
      await this.#refuseWhileOneRuns(transaction);
      const nowMs = this.#clock.nowMs();
      const { import_no } = await transaction
        .insertInto('imports')
        .values({
          state: 'running',
          kind: start.kind,
          file_name: start.fileName,
          file_sha256: start.fileSha256,
          options: JSON.stringify(start.options),
          started_ms: nowMs,
          finished_ms: null,
          counts: JSON.stringify(NO_COUNTS),
          first_ms: null,
          last_ms: null,
          problem: null,
          gaps: 0,
        })
        .returning('import_no')
        .executeTakeFirstOrThrow();
      const taken = newLease(import_no, randomUUID(), nowMs);
      await saveLease(transaction, taken);
      return taken;
    });
    // Another process may have removed names with an import: with the lease that is over.
    forgetNumbers(this.#engine);
    return startImportWriter({
      engine: this.#engine,
      calendar: this.#calendar,
      clock: this.#clock,
      lease,
      intervalMinutes: start.options.intervalMinutes,
    });
  }

  list(): Promise<readonly ImportRecord[]> {
    return readImports(this.#engine.read);
  }

  find(importNo: number): Promise<ImportRecord | null> {
    return readImport(this.#engine.read, importNo);
  }

  async findByContent(fileSha256: string): Promise<ImportRecord | null> {
    const row = await this.#engine.read
      .selectFrom('imports')
      .select('import_no')
      .where('file_sha256', '=', fileSha256)
      .where('state', '=', 'done')
      .orderBy('import_no', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? this.find(row.import_no) : null;
  }

  async readRefused(importNo: number, afterRow: number, limit: number): Promise<readonly RefusedRow[]> {
    const ofImport = this.#engine.read
      .selectFrom('import_refusals')
      .select(['row_no', 'reason', 'text'])
      .where('import_no', '=', importNo);
    const rows = await ofImport
      .where('row_no', '>', afterRow)
      .orderBy('row_no')
      .orderBy('reason')
      .limit(limit)
      .execute();
    const last = rows.length === limit ? rows.at(-1) : undefined;
    if (last) {
      // A row may have several reasons, and the next page begins after it.
      const whole = await ofImport.where('row_no', '=', last.row_no).orderBy('reason').execute();
      rows.splice(
        rows.findIndex(({ row_no }) => row_no === last.row_no),
        Infinity,
        ...whole,
      );
    }
    return rows.map(({ row_no, reason, text }) => ({
      row: row_no,
      reason: parseStoredMessage(reason),
      text,
    }));
  }

  async undo(importNo: number, onProgress: (progress: number) => void = () => {}): Promise<void> {
    const lease = await this.#engine.write(async (transaction) => {
      const record = await readImport(transaction, importNo);
      if (!record) throw new FloorcastError('not-found', { code: 'import-unknown', importNo });
      await this.#refuseWhileOneRuns(transaction);
      if (record.state === 'undone') return null;
      if (record.state !== 'done' && record.state !== 'undoing')
        throw new FloorcastError('conflict', { code: 'import-not-done', importNo, state: record.state });
      const taken = newLease(importNo, randomUUID(), this.#clock.nowMs());
      await saveLease(transaction, taken);
      await transaction
        .updateTable('imports')
        .set({ state: 'undoing' })
        .where('import_no', '=', importNo)
        .execute();
      return taken;
    });
    if (lease) await this.#remove(lease, 'undone', null, onProgress);
  }

  async recover(onProgress: (progress: number) => void = () => {}, signal?: AbortSignal): Promise<void> {
    let isOver = await this.#recoverOnce(onProgress);
    if (!signal) return;
    while (!isOver && !signal.aborted) {
      // Another machine's process is taken for dead only after some time; and the database may be away.
      await pause(RECOVER_EVERY_MS, signal);
      if (!signal.aborted) isOver = await this.#recoverOnce(onProgress).catch(() => false);
    }
  }

  /** @returns false when something unfinished is left, because somebody seems to be at it. */
  async #recoverOnce(onProgress: (progress: number) => void): Promise<boolean> {
    let isOver = true;
    for (const { importNo, state } of await readUnfinished(this.#engine.read)) {
      const lease = await this.#takeOver(importNo);
      if (!lease) isOver = false;
      else if (state === 'undoing') await this.#remove(lease, 'undone', null, onProgress);
      else if (state === 'running') await this.#remove(lease, 'failed', KILLED, onProgress);
      else if (state === 'cancelled' || state === 'failed')
        await this.#remove(lease, state, undefined, onProgress);
    }
    return isOver;
  }

  /** Null when somebody is at it. */
  #takeOver(importNo: number): Promise<ImportLease | null> {
    return this.#engine.write(async (transaction) => {
      const held = await readLease(transaction);
      const nowMs = this.#clock.nowMs();
      if (held && isLeaseAlive(held, nowMs)) return null;
      const lease = newLease(importNo, randomUUID(), nowMs);
      await saveLease(transaction, lease);
      return lease;
    });
  }

  /** @param problem undefined leaves the one that stands there. */
  async #remove(
    lease: ImportLease,
    state: 'undone' | 'cancelled' | 'failed',
    problem: Message | null | undefined,
    onProgress: (progress: number) => void,
  ): Promise<void> {
    let held = lease;
    await removeImportRows(
      this.#engine,
      this.#calendar,
      lease.importNo,
      async (transaction) => {
        await checkLease(transaction, lease.token);
        const nowMs = this.#clock.nowMs();
        if (nowMs - held.beatMs < PROGRESS_EVERY_MS) return;
        held = { ...held, beatMs: nowMs };
        await saveLease(transaction, held);
      },
      (progress) => {
        held = { ...held, progress };
        onProgress(progress);
      },
    );
    await this.#engine.write(async (transaction) => {
      await checkLease(transaction, lease.token);
      await transaction
        .updateTable('imports')
        .set({
          state,
          finished_ms: this.#clock.nowMs(),
          first_ms: null,
          last_ms: null,
          ...(problem === undefined ? {} : { problem: problem && storeMessage(problem) }),
        })
        .where('import_no', '=', lease.importNo)
        .execute();
      await endLease(transaction);
    });
  }

  async #refuseWhileOneRuns(database: Parameters<typeof readLease>[0]): Promise<void> {
    const lease = await readLease(database);
    if (!lease || !isLeaseAlive(lease, this.#clock.nowMs())) return;
    throw new FloorcastError('conflict', { code: 'import-under-way', importNo: lease.importNo });
  }
}

/** Keeps no process alive, and is over at once when it is to stop. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    timer.unref();
    signal.addEventListener('abort', end);
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
