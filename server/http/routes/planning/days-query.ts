import { z } from 'zod';
import type { DayRange } from '../../../../shared/forecasting/day-grid.ts';
import { siteDay } from '../../../../shared/site/document-schemas.ts';
import { queueSchema } from '../../schemas.ts';

/** Some days of something planned; without `from` all of them. */
export const daysQuery = {
  from: siteDay.optional().describe('First site day, YYYY-MM-DD; without it all days there are.'),
  days: z.coerce.number().int().min(1).max(800).default(7).describe('How many days from there.'),
};
export const ofQueue = { queue: queueSchema.refine((id) => id !== '*', 'must be one queue, not *') };

export function readDays({ from, days }: { from?: string | undefined; days: number }): DayRange | null {
  return from === undefined ? null : { firstDay: from, days };
}
