import { recordOf } from '../../site/document-schemas.ts';
import type { Limits } from '../model/limits.ts';
import { valuesOf } from './by-variant.ts';
import type { Constraint } from './constraint.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf, templateIds } from './setting-schemas.ts';

interface Settings {
  readonly templateIds: readonly string[];
  readonly shifts: Limits;
}

const schema = recordOf(
  { templateIds, shifts: limitsOf(1, 'shifts') },
  'rule-settings',
  '{ "templateIds": ["N"], "shifts": { "hardMax": 4 } }',
);

/** How many shifts of some templates together an agent has in the horizon. */
export const shiftsPerTemplate: Constraint<Settings> = {
  id: 'shifts-per-template',
  schema,
  parse: (settings) => parseSettings('shifts-per-template', schema, settings),
  namesOf: (settings) => ({ templateIds: settings.templateIds }),
  compile(context, settings, agents) {
    const counted = new Set<string | null>(settings.templateIds);
    const values = valuesOf(context, ({ templateId }) => (counted.has(templateId) ? 1 : 0));
    const days = Array.from({ length: context.dayCount }, (_, day) => day);
    return agents.map((agent) => ({ kind: 'sum', agent, days, values, base: 0, limits: settings.shifts }));
  },
};
