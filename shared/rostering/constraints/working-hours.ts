import { recordOf } from '../../site/document-schemas.ts';
import type { Constraint } from './constraint.ts';
import { makeHourTerms, type HourLimits } from './hour-terms.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf, refuseEmpty } from './setting-schemas.ts';

const minutes = limitsOf(480, 'minutes').optional();
const schema = recordOf(
  { minutesPerDay: minutes, minutesPerWeek: minutes, minutesPerMonth: minutes, minutesPerPeriod: minutes },
  'rule-settings',
  '{ "minutesPerWeek": { "hardMax": 2880 } }',
).check(refuseEmpty);

/**
 * Limits on paid minutes beside those of the contracts: by shift, by week from Monday, by calendar month, over the horizon.
 * Example: `{ "minutesPerWeek": { "hardMax": 2880 } }` for 48 hours a week.
 */
export const workingHours: Constraint<HourLimits> = {
  id: 'working-hours',
  schema,
  parse: (settings) => parseSettings('working-hours', schema, settings),
  compile: makeHourTerms,
};
