import { recordOf } from '../../site/document-schemas.ts';
import type { Limits } from '../model/limits.ts';
import { isShift, membersOf } from './by-variant.ts';
import type { Constraint } from './constraint.ts';
import { countDaysOffBefore } from './past-shifts.ts';
import { makeRunTerms } from './run-terms.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf } from './setting-schemas.ts';

interface Settings {
  readonly days: Limits;
}

const schema = recordOf(
  { days: limitsOf(1, 'days') },
  'rule-settings',
  '{ "days": { "softMin": 2, "perUnder": 5 } }',
);

/** Days off in a row, those before the horizon included where they are known. */
export const daysOffTogether: Constraint<Settings> = {
  id: 'days-off-together',
  schema,
  parse: (settings) => parseSettings('days-off-together', schema, settings),
  compile(context, { days }, agents) {
    const members = membersOf(context, (variant) => !isShift(variant));
    return agents.flatMap((agent) =>
      makeRunTerms({ agent, members, before: countDaysOffBefore(context, agent), limits: days }),
    );
  },
};
