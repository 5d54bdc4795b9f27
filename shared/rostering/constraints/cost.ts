import { numberOf, recordOf } from '../../site/document-schemas.ts';
import type { CompileContext } from '../model/compile-context.ts';
import type { BareTerm, Constraint } from './constraint.ts';
import { makeHourTerms } from './hour-terms.ts';
import { findPerHour, listPaidHours, paySchema, weekPartOf, type Pay } from './pay.ts';
import { mark } from './setting-marks.ts';
import { parseSettings } from './setting-error.ts';
import { weightOf } from './setting-schemas.ts';

interface Settings {
  readonly pay: Pay;
  /** Minutes of a week beyond which each hour costs more, as a share of the rate. */
  readonly overtime?: { readonly beyondMinutesPerWeek: number; readonly ratio: number };
  /** Units of the objective for one unit of the currency. */
  readonly weight: number;
}

const schema = recordOf(
  {
    pay: paySchema,
    overtime: recordOf(
      {
        beyondMinutesPerWeek: mark(numberOf(0, 10_080, 'any', { code: 'way-minutes-a-week' }), {
          is: 'number',
          unit: 'minutes',
        }),
        ratio: mark(numberOf(0, 10, 'any', { code: 'way-bonus' }), { is: 'number', unit: 'ratio' }),
      },
      'rule-settings',
    ).optional(),
    weight: weightOf.default(1),
  },
  'rule-settings',
  '{ "pay": { "perHour": 30 }, "overtime": { "beyondMinutesPerWeek": 2400, "ratio": 0.5 } }',
);

/** Money paid for shifts, with bonuses for nights and weekends, and what overtime costs more. */
export const cost: Constraint<Settings> = {
  id: 'cost',
  schema,
  parse: (settings) => parseSettings('cost', schema, settings),
  compile: (context, settings, agents) => [
    ...payShifts(context, settings, agents),
    ...agents.flatMap((agent) => payOvertime(context, settings, agent)),
  ],
};

function payShifts(
  context: CompileContext,
  { pay, weight }: Settings,
  agents: readonly number[],
): readonly BareTerm[] {
  const hours = {
    weekday: listPaidHours(context, pay, 'weekday'),
    weekend: listPaidHours(context, pay, 'weekend'),
  };
  const known = new Map<string, Float64Array>();
  const costsOf = (rate: number, part: keyof typeof hours) => {
    const key = `${rate} ${part}`;
    let costs = known.get(key);
    if (costs === undefined) known.set(key, (costs = hours[part].map((paid) => paid * rate * weight)));
    return costs;
  };
  return agents.flatMap((agent) => {
    const rate = findPerHour(pay, context.problem.agents[agent]!);
    return Array.from({ length: context.dayCount }, (_, day): BareTerm => {
      return { kind: 'pick', agent, day, costs: costsOf(rate, weekPartOf(context, day)) };
    });
  });
}

function payOvertime(
  context: CompileContext,
  { pay, overtime, weight }: Settings,
  agent: number,
): readonly BareTerm[] {
  if (overtime === undefined) return [];
  const rate = findPerHour(pay, context.problem.agents[agent]!);
  const perOver = (rate / 60) * overtime.ratio * weight;
  return makeHourTerms(context, { minutesPerWeek: { softMax: overtime.beyondMinutesPerWeek, perOver } }, [
    agent,
  ]);
}
