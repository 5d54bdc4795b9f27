import type { Message } from '../../../shared/messages/message.ts';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { ImportCounts } from '../../../shared/contract/imports.ts';
import { guardCall } from '../../../shared/history/guard-call.ts';
import type { ImportOptions } from '../../../shared/import/import-format.ts';
import type { SimulationModel } from '../../../shared/simulation/model.ts';
import type { Site } from '../../../shared/site/site.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { CallerGuard } from '../../ports/caller-guard.ts';
import type { History } from '../../ports/history.ts';
import type { Imports, ImportWriter } from '../../ports/imports.ts';
import { startThread } from '../../threads.ts';
import type { DemoHistoryPiece, DemoHistoryTask } from './demo-history-thread.ts';
import { findMissingWeeks, joinWeeks, type DemoWeek } from './demo-weeks.ts';
import { SIMULATOR_FEED_ID } from './simulator-feed.ts';

export interface DemoHistoryOptions {
  readonly history: Pick<History, 'readQueueDays'>;
  readonly imports: Pick<Imports, 'list' | 'findByContent' | 'begin'>;
  readonly callers: CallerGuard;
  readonly site: Site;
  readonly model: SimulationModel;
  readonly seed: number;
  readonly nowMs: number;
  readonly weeks: number;
  /** Begins when this says yes, asked five times a second: first the live floor, then its past. At once when left out. */
  readonly mayBegin?: () => boolean;
  /** Ends it early; weeks that are whole stay, a later call writes the others. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly days: number; readonly ofDays: number }) => void;
}

const ASK_EVERY_MS = 200;
/** Somebody's own import goes first. */
const TRY_EVERY_MS = 2_000;

/**
 * Imports the weeks before yesterday, a week at a time, as the floor's own reducer counts them; yesterday and today come from
 * the simulator's feed itself. What is there already is left alone, so it may be called at every start.
 *
 * @returns how many days were written.
 */
export async function writeDemoHistory(options: DemoHistoryOptions): Promise<number> {
  const { mayBegin = () => true, signal } = options;
  while (!mayBegin() && !signal?.aborted) await sleep(ASK_EVERY_MS);
  if (signal?.aborted) return 0;
  const weeks = await findMissingWeeks(options);
  if (weeks.length === 0) return 0;
  const { site, model, seed } = options;
  const task: DemoHistoryTask = { model, site, seed, feedId: SIMULATOR_FEED_ID, runs: joinWeeks(weeks) };
  const thread = startThread(new URL('./demo-history-thread.ts', import.meta.url), task);
  const progress = { days: 0, ofDays: weeks.reduce((sum, { days }) => sum + days.length, 0) };
  try {
    for (const week of weeks) await importWeek(options, thread, week, progress);
  } catch (error) {
    // What is half there is taken away by the next start: a stop has no time for it.
    if (!signal?.aborted) throw error;
  } finally {
    await thread.terminate();
  }
  return progress.days;
}

async function importWeek(
  options: DemoHistoryOptions,
  thread: Worker,
  week: DemoWeek,
  progress: { days: number; readonly ofDays: number },
): Promise<void> {
  const { signal, onProgress } = options;
  const writer = await beginImport(options, week);
  const counts = { rows: 0, added: 0, known: 0, differing: 0, refused: 0 };
  let days = 0;
  try {
    while (days < week.days.length) {
      const piece = await askThread(thread, signal);
      await writePiece(writer, piece, counts, options.callers);
      if (piece.kind !== 'day') continue;
      days += 1;
      await writer.reportProgress(days / week.days.length, counts);
      onProgress?.({ days: progress.days + days, ofDays: progress.ofDays });
      signal?.throwIfAborted();
    }
    await writer.finish(counts);
    progress.days += days;
  } catch (error) {
    if (!signal?.aborted) await writer.abandon('failed', counts, explain(error));
    throw error;
  }
}

function explain(error: unknown): Message {
  if (error instanceof FloorcastError) return error.said;
  return { code: 'not-kept', words: error instanceof Error ? error.message : String(error) };
}

async function beginImport(
  { imports, site, signal }: DemoHistoryOptions,
  { fileName, key }: DemoWeek,
): Promise<ImportWriter> {
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await imports.begin({ kind: 'calls', fileName, fileSha256: key, options: optionsFor(site) });
    } catch (error) {
      if (!(error instanceof FloorcastError) || error.code !== 'conflict') throw error;
      await sleep(TRY_EVERY_MS, undefined, { signal });
    }
  }
}

async function askThread(thread: Worker, signal: AbortSignal | undefined): Promise<DemoHistoryPiece> {
  signal?.throwIfAborted();
  thread.postMessage('next');
  const [piece] = (await once(thread, 'message', { signal })) as [DemoHistoryPiece];
  return piece;
}

async function writePiece(
  writer: ImportWriter,
  piece: DemoHistoryPiece,
  counts: { -readonly [K in keyof ImportCounts]: number },
  callers: CallerGuard,
): Promise<void> {
  switch (piece.kind) {
    case 'calls': {
      const fates = await writer.addCalls(piece.calls.map((call) => guardCall(call, callers.guardNumber)));
      counts.rows += fates.length;
      for (const fate of fates) counts[fate === 'added' ? 'added' : 'known'] += 1;
      return;
    }
    case 'time':
      return writer.addAgentTime(piece.time);
    case 'day':
      return;
    default:
      piece satisfies never;
  }
}

/** Nothing is read from a file: the page of imports shows how it might have been. */
function optionsFor({ timeZone }: Site): ImportOptions {
  return {
    kind: 'calls',
    format: 'ndjson',
    encoding: 'utf-8',
    delimiter: ',',
    sheet: null,
    columns: {},
    timeZone,
    repeatedTime: 'earlier',
    skippedTime: 'shift',
    dateOrder: 'year-month-day',
    durationUnit: 'milliseconds',
    intervalMinutes: 15,
    defaultQueue: null,
  };
}
