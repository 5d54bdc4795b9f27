import { z } from 'zod';
import type { DayRange } from '../../../../shared/forecasting/day-grid.ts';
import { plannedDay } from '../../planning-schemas/common.ts';
import { idSchema } from '../../schemas.ts';

/** Some days, so many at most. */
export function rangeQuery(most: number) {
  return {
    from: plannedDay.describe('First site day, YYYY-MM-DD.'),
    days: z.coerce.number().int().min(1).max(most).default(28).describe('How many days from there.'),
  };
}

export const ofCopy = { copy: idSchema.optional().describe('Of a copy; without it the working roster.') };

export const sourceQuery = z.string().max(200);

export function readRange({ from, days }: { readonly from: string; readonly days: number }): DayRange {
  return { firstDay: from, days };
}
