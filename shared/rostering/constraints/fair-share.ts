import { choiceOf, recordOf } from '../../site/document-schemas.ts';
import type { CompileContext } from '../model/compile-context.ts';
import type { Limits } from '../model/limits.ts';
import { isShift, valuesOf } from './by-variant.ts';
import type { Constraint } from './constraint.ts';
import { listEarlierShifts } from './past-shifts.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf } from './setting-schemas.ts';

interface Settings {
  readonly of: 'nights' | 'weekend-days';
  /** `known`: with all shifts before the horizon that are known, so that shares even out over months. */
  readonly since: 'horizon' | 'known';
  /** What is fair, of one agent. Example: 8 nights of four weeks among 3 people are `{ "softMin": 2, "softMax": 3, … }`. */
  readonly shifts: Limits;
}

const schema = recordOf(
  {
    of: choiceOf(['nights', 'weekend-days'] as const),
    since: choiceOf(['horizon', 'known'] as const).default('horizon'),
    shifts: limitsOf(1, 'shifts'),
  },
  'rule-settings',
  '{ "of": "nights", "shifts": { "softMax": 4, "perOver": 5 } }',
);

/** That nobody has all the nights, or all the weekends: a share of each agent. */
export const fairShare: Constraint<Settings> = {
  id: 'fair-share',
  schema,
  parse: (settings) => parseSettings('fair-share', schema, settings),
  compile(context, settings, agents) {
    const values = valuesOf(context, (variant) => {
      return settings.of === 'nights' ? Number(variant.kind === 'night') : Number(isShift(variant));
    });
    const days = Array.from({ length: context.dayCount }, (_, day) => day).filter(
      (day) => settings.of === 'nights' || context.weekdayOf(day) >= 6,
    );
    return agents.map((agent) => ({
      kind: 'sum',
      agent,
      days,
      values,
      base: settings.since === 'known' ? countPast(context, settings, agent) : 0,
      limits: settings.shifts,
    }));
  },
};

function countPast(context: CompileContext, settings: Settings, agent: number): number {
  const nightIds = context.problem.templates.filter(({ kind }) => kind === 'night').map(({ id }) => id);
  return listEarlierShifts(context, agent).filter(({ templateId, dayNumber }) =>
    settings.of === 'nights'
      ? templateId !== null && nightIds.includes(templateId)
      : context.weekdayOf(dayNumber) >= 6,
  ).length;
}
