import { numberOf, recordOf } from '../../site/document-schemas.ts';
import type { CompileContext } from '../model/compile-context.ts';
import type { Limits } from '../model/limits.ts';
import { isShift, membersOf, valuesOf } from './by-variant.ts';
import type { BareTerm, Constraint } from './constraint.ts';
import { countDaysBefore, listEarlierShifts, type EarlierShift } from './past-shifts.ts';
import { makeRunTerms } from './run-terms.ts';
import { mark } from './setting-marks.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf, refuseEmpty, weightOf } from './setting-schemas.ts';

interface Settings {
  readonly inARow?: Limits;
  /** Of a calendar month, those before the horizon included where they are known. */
  readonly perMonth?: Limits;
  /** Days off after the last night of a run before the next shift of any kind. */
  readonly daysOffAfter?: number;
  /** Cost of each run that is followed by less; left out: never. */
  readonly daysOffWeight?: number;
}

const schema = recordOf(
  {
    inARow: limitsOf(1, 'days').optional(),
    perMonth: limitsOf(1, 'shifts').optional(),
    daysOffAfter: mark(numberOf(1, 7, 'whole', { code: 'way-days-off-after' }), {
      is: 'number',
      unit: 'days',
    }).optional(),
    daysOffWeight: weightOf.optional(),
  },
  'rule-settings',
  '{ "inARow": { "hardMax": 4 }, "daysOffAfter": 2 }',
).check((context) => {
  const { inARow, perMonth, daysOffAfter } = context.value;
  refuseEmpty({ ...context, value: { inARow, perMonth, daysOffAfter } });
});

/** Night shifts (templates of the kind `night`): how many in a row, how many a month, and the days off after them. */
export const nights: Constraint<Settings> = {
  id: 'nights',
  schema,
  parse: (settings) => parseSettings('nights', schema, settings),
  compile(context, settings, agents) {
    const members = membersOf(context, ({ kind }) => kind === 'night');
    const values = Float64Array.from(members);
    const isNight = createIsNight(context);
    return agents.flatMap((agent) => [
      ...(settings.inARow === undefined
        ? []
        : makeRunTerms({
            agent,
            members,
            before: countDaysBefore(context, agent, isNight),
            limits: settings.inARow,
          })),
      ...(settings.perMonth === undefined
        ? []
        : limitMonths(context, agent, values, isNight, settings.perMonth)),
      ...(settings.daysOffAfter === undefined
        ? []
        : restAfter(context, agent, settings.daysOffAfter, settings.daysOffWeight, isNight)),
    ]);
  },
};

function createIsNight(context: CompileContext): (shift: EarlierShift) => boolean {
  const ids = context.problem.templates.filter(({ kind }) => kind === 'night').map(({ id }) => id);
  return ({ templateId }) => templateId !== null && ids.includes(templateId);
}

function limitMonths(
  context: CompileContext,
  agent: number,
  values: Float64Array,
  isNight: (shift: EarlierShift) => boolean,
  limits: Limits,
): readonly BareTerm[] {
  const earlier = listEarlierShifts(context, agent).filter(isNight);
  return context.months.map(({ days, daysBefore }) => {
    const base = earlier.filter(({ dayNumber }) => dayNumber >= days[0]! - daysBefore).length;
    return { kind: 'sum', agent, days, values, base, limits };
  });
}

/**
 * Night, then fewer days off than asked for, then a shift that is not of the same run: the days of such a course would have the
 * sum of their number, and may have one less.
 */
function restAfter(
  context: CompileContext,
  agent: number,
  daysOff: number,
  weight: number | undefined,
  isNight: (shift: EarlierShift) => boolean,
): readonly BareTerm[] {
  const night = valuesOf(context, ({ kind }) => (kind === 'night' ? 1 : 0));
  const off = valuesOf(context, (variant) => (isShift(variant) ? 0 : 1));
  const any = valuesOf(context, (variant) => (isShift(variant) ? 1 : 0));
  const byDay = valuesOf(context, (variant) => (isShift(variant) && variant.kind !== 'night' ? 1 : 0));
  const limit = (most: number): Limits =>
    weight === undefined ? { hardMax: most } : { softMax: most, perOver: weight };
  const [newest] = listEarlierShifts(context, agent);
  const lastNight = newest !== undefined && isNight(newest) ? newest.dayNumber : null;
  const terms: BareTerm[] = [];
  for (let between = 0; between < daysOff; between++) {
    const course = [night, ...Array<Float64Array>(between).fill(off), between === 0 ? byDay : any];
    for (let first = lastNight ?? 0; first + between + 1 < context.dayCount; first++) {
      if (first < 0 && first !== lastNight) continue;
      const known = Math.min(Math.max(0, -first), course.length);
      // Days before the horizon are as the course has them: the last night, then days off.
      if (known === course.length) continue;
      const valuesByDay = course.slice(known);
      const days = valuesByDay.map((_, place) => first + known + place);
      terms.push({
        kind: 'sum',
        agent,
        days,
        values: valuesByDay[0]!,
        valuesByDay,
        base: known,
        limits: limit(course.length - 1),
      });
    }
  }
  return terms;
}
