import { recordOf } from '../../site/document-schemas.ts';
import type { Limits } from '../model/limits.ts';
import { isShift, valuesOf } from './by-variant.ts';
import type { Constraint } from './constraint.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf } from './setting-schemas.ts';

interface Settings {
  readonly minutes: Limits;
}

const schema = recordOf(
  { minutes: limitsOf(60, 'minutes') },
  'rule-settings',
  '{ "minutes": { "softMax": 60, "perOver": 0.01 } }',
);

/** Minutes between the earliest and the latest start of one agent within a week from Monday to Sunday. */
export const sameStart: Constraint<Settings> = {
  id: 'same-start',
  schema,
  parse: (settings) => parseSettings('same-start', schema, settings),
  compile(context, { minutes }, agents) {
    const values = valuesOf(context, (variant) => (isShift(variant) ? variant.span.fromMinute : NaN));
    return agents.flatMap((agent) =>
      context.weeks.map(({ days }) => ({ kind: 'spread', agent, days, values, limits: minutes }) as const),
    );
  },
};
