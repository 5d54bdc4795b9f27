import type { JournalReading, Period } from '../ports/journal.ts';

const DAY_MS = 86_400_000;
/** Shifts are shorter: whoever is there when a day begins came in the day before, or a feed said so. */
const LEAST_BEFORE_MS = DAY_MS;
/** Playing more unseen would keep the viewer waiting. */
const MOST_BEFORE_MS = 7 * DAY_MS;

/**
 * After which event a replay of a day has to begin, so that the day finds the floor as it was: who was signed in, who
 * waited. A feed's last whole state before the day says all of it; without one a day before must do.
 *
 * Null when the journal has nothing of the day.
 */
export async function findBeginning(
  journal: Pick<JournalReading, 'readPeriod' | 'findType'>,
  day: Period,
): Promise<number | null> {
  if ((await journal.readPeriod(day, 0, 1)).length === 0) return null;
  const before = { fromMs: day.fromMs - MOST_BEFORE_MS, toMs: day.fromMs };
  const [state] = await journal.findType('feed-resynchronised', before, 1);
  const fromMs = Math.min(day.fromMs - LEAST_BEFORE_MS, state?.event.atMs ?? day.fromMs);
  const [first] = await journal.readPeriod({ fromMs, toMs: day.toMs }, 0, 1);
  return (first?.seq ?? 1) - 1;
}
