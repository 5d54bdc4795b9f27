import { createDemoModel } from '../shared/simulation/demo-model.ts';
import type { Site } from '../shared/site/site.ts';
import type { SimulatorConfig } from './config.ts';
import { writeDemoHistory } from './feeds/simulator/demo-history.ts';
import type { CallerGuard } from './ports/caller-guard.ts';
import type { History } from './ports/history.ts';
import type { Imports } from './ports/imports.ts';

export interface DemoPastParts {
  readonly site: Site;
  readonly history: Pick<History, 'readQueueDays'>;
  readonly imports: Pick<Imports, 'list' | 'findByContent' | 'begin'>;
  readonly callers: CallerGuard;
  readonly feed: SimulatorConfig;
  readonly nowMs: number;
  /** Whether the floor has caught up: its past must not slow it down. */
  readonly isLive: () => boolean;
  readonly log: (line: string) => void;
}

/**
 * Gives the demo site a past, beside the running floor, so that reports and trends have something to show: its weeks are
 * imported like anybody's. Days that are there already stay. Answers how to end it early.
 */
export function tellDemoPast({
  site,
  history,
  imports,
  callers,
  feed,
  nowMs,
  isLive,
  log,
}: DemoPastParts): () => Promise<void> {
  const end = new AbortController();
  const startedMs = performance.now();
  const weeks = feed.pastWeeks === 1 ? 'week' : `${feed.pastWeeks} weeks`;
  let announced = 0;
  const telling = writeDemoHistory({
    history,
    imports,
    callers,
    site,
    model: createDemoModel('normal', site),
    seed: feed.seed,
    nowMs,
    weeks: feed.pastWeeks,
    mayBegin: isLive,
    signal: end.signal,
    onProgress: ({ days, ofDays }) => {
      if (announced === 0) log(`Simulating the past ${weeks} beside the running floor, ${ofDays} days.`);
      const quarter = Math.floor((days / ofDays) * 4);
      if (quarter > announced && quarter < 4) log(`  ${days} of ${ofDays} days are written.`);
      announced = Math.max(1, quarter);
    },
  }).then(
    (days) => {
      if (days > 0 && !end.signal.aborted)
        log(
          `  The past ${weeks} ${feed.pastWeeks === 1 ? 'is' : 'are'} written (${((performance.now() - startedMs) / 1000).toFixed(0)} s).`,
        );
    },
    (error: unknown) =>
      log(
        `The simulated past could not be written: ${error instanceof Error ? error.message : String(error)}`,
      ),
  );
  return async () => {
    end.abort();
    await telling;
  };
}
