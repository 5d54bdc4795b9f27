import { recordOf } from '../../site/document-schemas.ts';
import type { Limits } from '../model/limits.ts';
import { isShift, membersOf } from './by-variant.ts';
import type { Constraint } from './constraint.ts';
import { countDaysBefore } from './past-shifts.ts';
import { makeRunTerms } from './run-terms.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf } from './setting-schemas.ts';

interface Settings {
  readonly days: Limits;
}

const schema = recordOf({ days: limitsOf(1, 'days') }, 'rule-settings', '{ "days": { "hardMax": 6 } }');

/** Days worked in a row, those before the horizon included where they are known. Standby is a day worked. */
export const consecutiveDays: Constraint<Settings> = {
  id: 'consecutive-days',
  schema,
  parse: (settings) => parseSettings('consecutive-days', schema, settings),
  compile(context, { days }, agents) {
    const members = membersOf(context, isShift);
    return agents.flatMap((agent) =>
      makeRunTerms({ agent, members, before: countDaysBefore(context, agent, () => true), limits: days }),
    );
  },
};
