import type { ForecastEdit, ForecastEditEntry } from '../../shared/contract/planning-forecast.ts';

/** An edit of the queue `sales` by Li Na. */
export function editEntry(id: string, edit: ForecastEdit): ForecastEditEntry {
  return { id, queueId: 'sales', madeAtMs: Date.UTC(2026, 2, 1), author: 'Li Na', reason: 'fair', edit };
}
