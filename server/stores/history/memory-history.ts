import type { History, IntervalRow } from '../../ports.ts';

/** A history that forgets, for tests. */
export function createMemoryHistory(): History {
  const rows = new Map<string, IntervalRow>();
  return {
    async saveIntervals(saved) {
      for (const row of structuredClone(saved)) {
        rows.set(`${row.startMs} ${row.intervalMinutes} ${row.queueId}`, row);
      }
    },
    async readIntervals(queueId, { fromMs, toMs }) {
      return [...rows.values()]
        .filter((row) => row.queueId === queueId && row.startMs >= fromMs && row.startMs < toMs)
        .sort((a, b) => a.startMs - b.startMs || a.intervalMinutes - b.intervalMinutes)
        .map((row) => structuredClone(row));
    },
    status: () => ({ status: 'ok', detail: 'in memory, not kept' }),
  };
}
