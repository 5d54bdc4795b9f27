import type { Kysely } from 'kysely';
import { dayNumber } from '../../../../shared/time/day-number.ts';
import type { DaysRequest } from '../../../ports/history.ts';
import type { Period } from '../../../ports/journal.ts';
import type { Tables } from '../tables.ts';

const DAY_MS = 86_400_000;

/**
 * Whether counts of a period may lack something. Only then are rows read with what they do not tell: this is one question
 * to a table of a few rows, and where everything is told nothing more is read.
 */
export async function isPartlyTold(read: Kysely<Tables>, { fromMs, toMs }: Period): Promise<boolean> {
  const row = await read
    .selectFrom('imports')
    .select('import_no')
    .where('gaps', '<>', 0)
    // Kept before the import's first row is; null where an import has left nothing.
    .where('first_ms', '<', toMs)
    .where('last_ms', '>=', fromMs)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The same of site days, whose zone need not be known: a day more at each end costs nothing. */
export function areDaysPartlyTold(
  read: Kysely<Tables>,
  { fromDay, toDay }: Pick<DaysRequest, 'fromDay' | 'toDay'>,
): Promise<boolean> {
  return isPartlyTold(read, {
    fromMs: (dayNumber(fromDay) - 1) * DAY_MS,
    toMs: (dayNumber(toDay) + 2) * DAY_MS,
  });
}
