import { existsSync } from 'node:fs';
import type { Period } from '../../ports.ts';
import { firstRow, keyText, openForReading, type Database } from '../database.ts';
import { BLOCK_EVENTS } from './journal-schema.ts';

export interface Measure {
  readonly events: number;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
}

/**
 * Reads a journal file beside its writer. Answers are the JSON text of a list of numbered events, put together by
 * SQLite: a text crosses to the main thread for next to nothing and is parsed there once.
 */
export class JournalReader {
  readonly #database: Database;

  constructor(file: string) {
    if (!existsSync(file)) throw new Error(`${file} does not exist.`);
    this.#database = openForReading(file);
    this.#database.exec('PRAGMA cache_size = -4000');
  }

  read(afterSeq: number, limit: number): string {
    return this.#list('SELECT seq, body FROM events WHERE seq > ? ORDER BY seq LIMIT ?', afterSeq, limit);
  }

  readPeriod(period: Period, afterSeq: number, limit: number): string {
    return this.#list(
      `SELECT seq, body FROM blocks CROSS JOIN events
         ON seq BETWEEN block * ${BLOCK_EVENTS} AND block * ${BLOCK_EVENTS} + ${BLOCK_EVENTS - 1}
       WHERE block >= ? AND last_ms >= ? AND first_ms < ? AND seq > ? AND at_ms >= ? AND at_ms < ?
       ORDER BY block, seq LIMIT ?`,
      Math.floor(afterSeq / BLOCK_EVENTS),
      period.fromMs,
      period.toMs,
      afterSeq,
      period.fromMs,
      period.toMs,
      limit,
    );
  }

  findCall(callId: string, limit: number): string {
    return this.#list(
      'SELECT seq, body FROM events WHERE call_id = ? ORDER BY seq LIMIT ?',
      keyText(callId),
      limit,
    );
  }

  findAgent(agentId: string, period: Period, limit: number): string {
    return this.#list(
      'SELECT seq, body FROM events WHERE agent_id = ? AND at_ms >= ? AND at_ms < ? ORDER BY at_ms, seq LIMIT ?',
      keyText(agentId),
      period.fromMs,
      period.toMs,
      limit,
    );
  }

  findType(type: string, period: Period, limit: number): string {
    return this.#list(
      'SELECT seq, body FROM events WHERE type = ? AND at_ms >= ? AND at_ms < ? ORDER BY at_ms DESC, seq DESC LIMIT ?',
      type,
      period.fromMs,
      period.toMs,
      limit,
    );
  }

  /** Whole blocks are counted by their map; only those on the edges of the period are looked into. */
  measure(period: Period): Measure {
    const { fromMs, toMs } = period;
    const row = firstRow<{ events: number; first_ms: number; last_ms: number }>(
      this.#database,
      `SELECT coalesce(sum(events), 0) AS events, coalesce(min(first_ms), 0) AS first_ms,
         coalesce(max(last_ms), 0) AS last_ms
       FROM (
         SELECT events, first_ms, last_ms FROM blocks WHERE first_ms >= ? AND last_ms < ?
         UNION ALL
         SELECT count(*) AS events, min(at_ms) AS first_ms, max(at_ms) AS last_ms
         FROM blocks CROSS JOIN events
           ON seq BETWEEN block * ${BLOCK_EVENTS} AND block * ${BLOCK_EVENTS} + ${BLOCK_EVENTS - 1}
         WHERE last_ms >= ? AND first_ms < ? AND NOT (first_ms >= ? AND last_ms < ?) AND at_ms >= ? AND at_ms < ?
       )`,
      fromMs,
      toMs,
      fromMs,
      toMs,
      fromMs,
      toMs,
      fromMs,
      toMs,
    );
    return { events: row?.events ?? 0, firstAtMs: row?.first_ms ?? 0, lastAtMs: row?.last_ms ?? 0 };
  }

  close(): void {
    this.#database.close();
  }

  #list(select: string, ...parameters: readonly unknown[]): string {
    const row = firstRow<{ list: string | null }>(
      this.#database,
      `SELECT group_concat('{"seq":' || seq || ',"event":' || body || '}') AS list FROM (${select})`,
      ...parameters,
    );
    return `[${row?.list ?? ''}]`;
  }
}
