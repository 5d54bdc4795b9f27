import { z } from 'zod';
import { say } from '../../site/bad-places.ts';
import { listOf, numberOf } from '../../site/document-schemas.ts';
import { readClock } from './clock-time.ts';

/** A time of day, or of the next one up to 48:00. */
export const clockTime = z
  .string(say({ code: 'rule-clock-time' }, { code: 'way-clock-time' }))
  .refine(isClock, say({ code: 'rule-clock-time' }, { code: 'way-clock-time' }));

export const weekday = numberOf(1, 7, 'whole', { code: 'way-weekday' });

export const weekdayList = listOf(weekday, 1, 7);

function isClock(text: string): boolean {
  try {
    return readClock(text) >= 0;
  } catch {
    return false;
  }
}
