import { Worker, type ResourceLimits, type TransferListItem } from 'node:worker_threads';

/**
 * Starts a worker thread from one of our own modules, whether we run from the sources or built.
 *
 * `module` is written as the source is named: `new URL('./journal-thread.ts', import.meta.url)`. In `dist` the compiled
 * `.js` of the same name is started; from the sources the thread first learns TypeScript, because a loader given to the
 * process with `--import` does not reach its threads on Node 20.
 *
 * `resourceLimits` is for threads that move much and keep little: left out, V8 grants each as much as the main thread.
 * `transferList` hands over what of `workerData` cannot be copied: ports.
 */
export function startThread(
  module: URL,
  workerData: unknown,
  resourceLimits?: ResourceLimits,
  transferList: readonly TransferListItem[] = [],
): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL(module.href.replace(/\.ts$/, '.js')), {
      workerData,
      execArgv: [],
      resourceLimits,
      transferList: [...transferList],
    });
  }
  return new Worker(new URL('./source-thread.mjs', import.meta.url), {
    workerData,
    argv: [module.href],
    execArgv: [],
    resourceLimits,
    transferList: [...transferList],
  });
}
