import { once } from 'node:events';
import { startThread } from '../../server/threads.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import type { YearOptions } from './year-of-calls.ts';

/** The calls of a year in batches, made in a thread of their own, one batch ahead. */
export async function* readYear(options: YearOptions): AsyncGenerator<readonly CallRecord[]> {
  const thread = startThread(new URL('./year-thread.ts', import.meta.url), options);
  try {
    const ask = async () => {
      const answer = once(thread, 'message');
      thread.postMessage('next');
      return ((await answer) as [readonly CallRecord[]])[0];
    };
    let next = ask();
    for (;;) {
      const batch = await next;
      if (batch.length === 0) return;
      next = ask();
      yield batch;
    }
  } finally {
    await thread.terminate();
  }
}
