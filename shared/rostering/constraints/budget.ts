import { numberOf, recordOf } from '../../site/document-schemas.ts';
import type { Limits } from '../model/limits.ts';
import type { Constraint } from './constraint.ts';
import { findPerHour, listPaidHours, paySchema, weekPartOf, type Pay } from './pay.ts';
import { mark } from './setting-marks.ts';
import { parseSettings } from './setting-error.ts';
import { weightOf } from './setting-schemas.ts';

interface Settings {
  readonly pay: Pay;
  /** In units of the problem's currency, for the horizon and all of the rule's agents. */
  readonly budget: number;
  /** Spent in the horizon already, on others or before. */
  readonly spent: number;
  /** From this share of the budget on each further unit costs `perOver`: the alarm. */
  readonly alarmRatio: number;
  readonly perOver: number;
}

const MONEY = { is: 'number', unit: 'money' } as const;
const money = mark(numberOf(0, 1e12, 'any', { code: 'way-none-is-zero' }), MONEY);
const schema = recordOf(
  {
    pay: paySchema,
    budget: mark(numberOf(0.01, 1e12, 'any', { code: 'way-budget' }), MONEY),
    spent: money.default(0),
    alarmRatio: mark(numberOf(0, 1, 'any', { code: 'way-ratio', ratio: 0.8, percent: 80 }), {
      is: 'number',
      unit: 'ratio',
    }).default(0.8),
    perOver: weightOf.default(0.01),
  },
  'rule-settings',
  '{ "pay": { "perHour": 30 }, "budget": 500000 }',
);

/** Money for all agents together: an alarm at 80 % of the budget, a violation beyond it. Overtime's extra is not foreseen in it. */
export const budget: Constraint<Settings> = {
  id: 'budget',
  schema,
  parse: (settings) => parseSettings('budget', schema, settings),
  compile(context, { pay, budget: most, spent, alarmRatio, perOver }, agents) {
    const hours = {
      weekday: listPaidHours(context, pay, 'weekday'),
      weekend: listPaidHours(context, pay, 'weekend'),
    };
    const limits: Limits = { softMax: alarmRatio * most, perOver, hardMax: most, hardUnit: most / 100 };
    const days = Array.from({ length: context.dayCount }, (_, day) => day);
    const paid = agents.map((agent) => {
      const rate = findPerHour(pay, context.problem.agents[agent]!);
      const weekday = hours.weekday.map((each) => each * rate);
      return { weekday, weekend: hours.weekend.map((each) => each * rate) };
    });
    const isEven = pay.weekendBonusRatio === 0;
    const byDay = paid.map((of) => days.map((day) => of[weekPartOf(context, day)]));
    return [
      {
        kind: 'total',
        agents,
        days,
        values: paid.map(({ weekday }) => weekday),
        ...(isEven ? {} : { valuesByDay: byDay }),
        base: spent,
        limits,
      },
    ];
  },
};
