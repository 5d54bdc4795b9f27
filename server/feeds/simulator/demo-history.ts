import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulationModel } from '../../../shared/simulation/model.ts';
import type { Site } from '../../../shared/site/site.ts';
import { SITE_SCOPE } from '../../../shared/floor/windows.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { History, IntervalRow } from '../../ports.ts';
import { startThread } from '../../threads.ts';
import type { DemoHistoryDay, DemoHistoryTask } from './demo-history-thread.ts';
import { SIMULATOR_FEED_ID } from './simulator-feed.ts';

export interface DemoHistoryOptions {
  readonly history: History;
  readonly site: Site;
  readonly model: SimulationModel;
  readonly seed: number;
  readonly nowMs: number;
  readonly weeks: number;
  /** Begins when this says yes, asked five times a second: first the live floor, then its past. At once when left out. */
  readonly mayBegin?: () => boolean;
  /** Ends it early; days already saved stay, a later call writes the others. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly days: number; readonly ofDays: number }) => void;
}

/** Two threads: one core is left to the live floor on the smallest machine we know, and the second is nice. */
const THREADS = 2;
const ASK_EVERY_MS = 200;

/**
 * Writes the intervals of the weeks before yesterday, as the floor's own reducer counts them; yesterday and today come from
 * the simulator's feed itself. Days that are there already are left alone, so it may be called at every start.
 *
 * @returns how many days were written.
 */
export async function writeDemoHistory(options: DemoHistoryOptions): Promise<number> {
  const { history, site, nowMs, weeks, onProgress, mayBegin = () => true } = options;
  while (!mayBegin() && !options.signal?.aborted) await sleep(ASK_EVERY_MS);
  const missing = await findMissingDays(history, site, nowMs, weeks);
  let written = 0;
  let saving: Promise<void> = Promise.resolve();
  // One save after the other: a day is one save, so it is there as a whole or not at all.
  const save = (message: DemoHistoryDay): Promise<void> => {
    saving = saving.then(async () => {
      if (options.signal?.aborted) return;
      const rows = JSON.parse(message.rows) as IntervalRow[];
      if (rows.length > 0) await history.saveIntervals(rows);
      if (message.day === null) return;
      written++;
      onProgress?.({ days: written, ofDays: missing.length });
    });
    return saving;
  };
  await Promise.all(splitDays(missing).map((days) => runThread(options, days, save)));
  return written;
}

async function findMissingDays(
  history: History,
  site: Site,
  nowMs: number,
  weeks: number,
): Promise<string[]> {
  const calendar = createSiteCalendar(site);
  const today = calendar.dayOf(nowMs).day;
  const days = Array.from({ length: weeks * 7 }, (_, index) =>
    calendar.addDays(today, index - 1 - weeks * 7),
  );
  const period = {
    fromMs: calendar.dayNamed(days[0] ?? today).fromMs,
    toMs: calendar.dayNamed(today).fromMs,
  };
  const rows = await history.readIntervals(SITE_SCOPE, period);
  const there = new Set(rows.map(({ startMs }) => calendar.dayOf(startMs).day));
  return days.filter((day) => !there.has(day));
}

/** Runs of days without a gap, the longest cut so that every thread has work. */
function splitDays(days: readonly string[]): readonly (readonly string[])[] {
  const most = Math.max(7, Math.ceil(days.length / THREADS));
  const runs: string[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run === undefined || last === undefined || run.length >= most || !follows(day, last))
      runs.push([day]);
    else run.push(day);
  }
  return runs;
}

function follows(day: string, before: string): boolean {
  return dayNumber(day) === dayNumber(before) + 1;
}

/** Resolves when all of its days are saved, or when it was told to end. */
function runThread(
  { site, model, seed, signal }: DemoHistoryOptions,
  days: readonly string[],
  save: (message: DemoHistoryDay) => Promise<void>,
): Promise<void> {
  const task: DemoHistoryTask = { model, site, seed, feedId: SIMULATOR_FEED_ID, days };
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const thread = startThread(new URL('./demo-history-thread.ts', import.meta.url), task);
    let saved: Promise<void> = Promise.resolve();
    const end = (): void => void thread.terminate();
    signal?.addEventListener('abort', end, { once: true });
    thread.on('message', (message: DemoHistoryDay) => {
      saved = save(message);
      saved.catch((error: unknown) => {
        reject(error as Error);
        end();
      });
    });
    thread.once('error', reject);
    thread.once('exit', () => {
      signal?.removeEventListener('abort', end);
      saved.then(resolve, reject);
    });
  });
}
