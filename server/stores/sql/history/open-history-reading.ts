import type { HistoryReading } from '../../../ports/history-answers.ts';
import type { EngineLocation } from '../engine.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { openReading } from '../open-engine.ts';
import { createHistory } from '../sql-history.ts';
import type { ZoneSettings } from './interval-starts.ts';

/** Opens the past for reading alone, from any thread. */
export function openHistoryReading(location: EngineLocation, zone: ZoneSettings): HistoryReading {
  const read = openReading(location);
  const journal = new JournalReader(read);
  return {
    history: createHistory({ read, status: () => ({ status: 'ok', detail: '' }) }, zone),
    journal: {
      readPeriod: (period, afterSeq, limit) => journal.readPeriod(period, afterSeq, limit),
      measure: (period) => journal.measure(period),
    },
    close: () => read.destroy(),
  };
}
