import type { WhatIfWorker } from './what-if-runner.svelte.ts';

/** The worker of the page; the runner speaks to it alone. */
export function startWhatIfWorker(): WhatIfWorker {
  return new Worker(new URL('./what-if-worker.ts', import.meta.url), {
    type: 'module',
  }) as unknown as WhatIfWorker;
}
