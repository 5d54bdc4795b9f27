import type { NumberedEvent } from '../../shared/floor/events.ts';
import type { JournalReading, Period } from '../ports/journal.ts';
import { Rests } from './rests.ts';

const EVENTS_A_READ = 5_000;
/** So many are reduced at once: a millisecond or two. */
const EVENTS_A_PIECE = 100;

/** Events of a period in the order of the journal, in pieces with room for others in between. */
export async function* readEvents(
  journal: Pick<JournalReading, 'readPeriod'>,
  period: Period,
): AsyncGenerator<readonly NumberedEvent[]> {
  const rests = new Rests();
  let seq = 0;
  for (;;) {
    const events = await journal.readPeriod(period, seq, EVENTS_A_READ);
    if (events.length === 0) return;
    seq = events.at(-1)!.seq;
    for (let at = 0; at < events.length; at += EVENTS_A_PIECE) {
      yield events.slice(at, at + EVENTS_A_PIECE);
      await rests.rest();
    }
  }
}
