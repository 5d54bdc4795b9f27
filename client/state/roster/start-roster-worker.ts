import type { RosterWorker } from './roster-score-runner.svelte.ts';

/** The worker of the page; the runner speaks to it alone. */
export function startRosterWorker(): RosterWorker {
  return new Worker(new URL('./roster-worker-thread.ts', import.meta.url), {
    type: 'module',
  }) as unknown as RosterWorker;
}
