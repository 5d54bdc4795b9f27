import type { FloorCommit, Journal } from '../ports/journal.ts';
import type { Meters } from '../ports/meters.ts';

/** The same journal, whose commits are counted. */
export function meterJournal(journal: Journal, meters: Pick<Meters, 'countCommit'>): Journal {
  const commit = async (work: FloorCommit): Promise<void> => {
    const startedMs = performance.now();
    const count = (outcome: 'kept' | 'failed') =>
      meters.countCommit({ outcome, events: work.events.length, tookMs: performance.now() - startedMs });
    try {
      await journal.commit(work);
    } catch (error) {
      count('failed');
      throw error;
    }
    count('kept');
  };
  // Everything else is the journal's own, with its own `this`.
  return new Proxy(journal, {
    get: (target, name) => {
      if (name === 'commit') return commit;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
