import type { JournalReading } from '../../../ports/journal.ts';
import type { EngineLocation } from '../engine.ts';
import { openReading } from '../open-engine.ts';
import { JournalReader } from './journal-reader.ts';

/** Opens a journal for reading alone, from any thread: a replay reads beside the floor. */
export function openJournalReading(location: EngineLocation): JournalReading {
  const database = openReading(location);
  const reader = new JournalReader(database);
  return {
    read: (afterSeq, limit) => reader.read(afterSeq, limit),
    readPeriod: (period, afterSeq, limit) => reader.readPeriod(period, afterSeq, limit),
    findType: (type, period, limit) => reader.findType(type, period, limit),
    close: () => database.destroy(),
  };
}
