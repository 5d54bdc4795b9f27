import { z } from 'zod';
import { siteDay } from '../../../shared/site/document-schemas.ts';
import { LOCALES, type LocalizedText } from '../../../shared/site/localized-text.ts';

/** What the schemas of planning are made of. */

export const atMs = z.number().describe('Epoch ms.');
export const day = z.string().describe('A site day, YYYY-MM-DD.');
export const numbers = z.array(z.number()).readonly();
export const texts = z.array(z.string()).readonly();
export const knownNumbers = z.array(z.number().nullable()).readonly();
export const localized = z.partialRecord(z.enum(LOCALES), z.string()) as z.ZodType<LocalizedText>;
export const minutes = z.literal([15, 30]);

/** Days of later years have names of another length. */
const LAST_DAY = '9999-01-01';

/** A site day with room for as many after it as anybody may ask for. */
export const plannedDay = siteDay.refine((day) => day < LAST_DAY, `must be before ${LAST_DAY}`);
