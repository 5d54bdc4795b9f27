import { hostname } from 'node:os';
import type { Kysely, Transaction } from 'kysely';
import { FloorcastError } from '../../../floorcast-error.ts';
import type { Tables } from '../tables.ts';

/**
 * Who works on which import: a row of `meta`. It is what keeps two processes apart, and what tells an import that runs from
 * one whose process was killed.
 */
export interface ImportLease {
  readonly importNo: number;
  /** New with every piece of work: whoever lost the lease to another finds another token there. */
  readonly token: string;
  readonly host: string;
  readonly pid: number;
  /** When that process began; another one may have got its number since. */
  readonly processSinceMs: number;
  /** The newest sign of life. */
  readonly beatMs: number;
  /** 0 to 1 */
  readonly progress: number;
}

const NAME = 'import_lease';
const PROCESS_SINCE_MS = Date.now() - process.uptime() * 1000;
/** Clocks are set now and then. */
const SAME_START_MS = 10_000;
/** A process gives a sign every few seconds; a machine may be slow, or asleep. */
const SILENT_MS = 60_000;
/** The clock of another machine may be off. */
const SILENT_ELSEWHERE_MS = 120_000;

export function newLease(importNo: number, token: string, nowMs: number): ImportLease {
  const { pid } = process;
  return {
    importNo,
    token,
    host: hostname(),
    pid,
    processSinceMs: PROCESS_SINCE_MS,
    beatMs: nowMs,
    progress: 0,
  };
}

export async function readLease(database: Kysely<Tables>): Promise<ImportLease | null> {
  const row = await database.selectFrom('meta').select('value').where('name', '=', NAME).executeTakeFirst();
  return row ? (JSON.parse(row.value) as ImportLease) : null;
}

export async function saveLease(transaction: Transaction<Tables>, lease: ImportLease): Promise<void> {
  const value = JSON.stringify(lease);
  await transaction
    .insertInto('meta')
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

export async function endLease(transaction: Transaction<Tables>): Promise<void> {
  await transaction.deleteFrom('meta').where('name', '=', NAME).execute();
}

/**
 * To be asked first in every transaction of an import.
 *
 * @throws FloorcastError `conflict` when another process took the work for dead and undid it.
 */
export async function checkLease(transaction: Transaction<Tables>, token: string): Promise<void> {
  const lease = await readLease(transaction);
  if (lease?.token === token) return;
  throw new FloorcastError('conflict', { code: 'import-taken-for-dead' });
}

/** Whether somebody still works with this lease: their process runs and gave a sign not long ago. */
export function isLeaseAlive(lease: ImportLease, nowMs: number): boolean {
  const silentMs = nowMs - lease.beatMs;
  if (lease.host !== hostname()) return silentMs < SILENT_ELSEWHERE_MS;
  const isOwn = lease.pid === process.pid;
  if (isOwn && Math.abs(lease.processSinceMs - PROCESS_SINCE_MS) > SAME_START_MS) return false;
  if (!isOwn && !isRunning(lease.pid)) return false;
  return silentMs < SILENT_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
