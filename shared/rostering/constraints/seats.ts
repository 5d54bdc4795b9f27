import { numberOf, recordOf } from '../../site/document-schemas.ts';
import type { Constraint } from './constraint.ts';
import { makePresenceTerm } from './presence.ts';
import { mark } from './setting-marks.ts';
import { parseSettings } from './setting-error.ts';
import { weightOf } from './setting-schemas.ts';

interface Settings {
  readonly seats: number;
  /** Cost of one without a seat in one slot; left out: never. */
  readonly weight?: number;
}

const schema = recordOf(
  {
    seats: mark(numberOf(0, 100_000, 'whole', { code: 'way-none-is-zero' }), {
      is: 'number',
      unit: 'people',
    }),
    weight: weightOf.optional(),
  },
  'rule-settings',
  '{ "seats": 60 }',
);

/** No more of the rule's agents are there than have a seat: of a room by its tag, of the site for everybody. */
export const seats: Constraint<Settings> = {
  id: 'seats',
  schema,
  parse: (settings) => parseSettings('seats', schema, settings),
  compile(context, { seats: most, weight }, agents) {
    const limits = weight === undefined ? { hardMax: most, hardUnit: 4 } : { softMax: most, perOver: weight };
    return [makePresenceTerm(context, 'seats', agents, limits, undefined)];
  },
};
