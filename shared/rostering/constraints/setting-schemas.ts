import { z } from 'zod';
import { say } from '../../site/bad-places.ts';
import { idOf, listOf, numberOf, recordOf, refuseRepeated, siteDay } from '../../site/document-schemas.ts';
import type { Limits } from '../model/limits.ts';
import { clockTime, weekday } from '../problem/clock-schemas.ts';
import { mark, type SettingUnit } from './setting-marks.ts';

/** The building stones of rules' settings. */

const MOST = 1_000_000_000;

/** A price in units of the objective. */
export const weightOf = mark(numberOf(0, MOST, 'any', { code: 'way-rule-weight' }), {
  is: 'number',
  unit: 'weight',
});

export const templateId = mark(idOf(100), { is: 'template' });
export const agentId = mark(idOf(100), { is: 'agent' });
export const tagName = mark(idOf(100), { is: 'tag' });
export const ruleDay = mark(siteDay, { is: 'day' });
export const ruleClock = mark(clockTime, { is: 'clock' });
export const ruleWeekdays = listOf(mark(weekday, { is: 'weekday' }), 1, 7);

export const templateIds = listOf(templateId, 1, 500).check(refuseRepeated((id) => id, null));

/**
 * Limits in a rule's own unit, with at least one of them.
 *
 * @param hardUnit how much beyond a hard limit weighs as one violation, unless a planner says otherwise
 */
export function limitsOf(hardUnit: number, unit: SettingUnit) {
  const value = numberOf(-MOST, MOST, 'any', { code: 'way-none-is-zero' }).optional();
  const violation = numberOf(0.001, MOST, 'any', { code: 'way-hard-unit', usual: hardUnit });
  const schema = recordOf(
    {
      softMin: value,
      softMax: value,
      perUnder: weightOf.optional(),
      perOver: weightOf.optional(),
      hardMin: value,
      hardMax: value,
      hardUnit: violation.default(hardUnit),
    },
    'rule-limits',
    '{ "hardMax": 6 }',
  ).check((context) => {
    const refused = refuse(context.value);
    if (refused === null) return;
    context.issues.push({
      code: 'custom',
      input: context.value,
      path: [...refused.path],
      message: refused.error,
    });
  });
  return mark(schema, { is: 'limits', unit, hardUnit });
}

interface Refused {
  readonly path: readonly string[];
  readonly error: string;
}

function refuse(limits: Limits): Refused | null {
  const { softMin, softMax, perUnder, perOver, hardMin, hardMax } = limits;
  const given = [softMin, softMax, hardMin, hardMax].filter((value) => value !== undefined);
  if (given.length === 0)
    return { path: [], ...say({ code: 'rule-some-limit' }, { code: 'way-some-limit' }) };
  const priceless = say({ code: 'rule-soft-price' }, { code: 'way-soft-price' });
  if ((softMin === undefined) !== (perUnder === undefined)) return { path: ['perUnder'], ...priceless };
  if ((softMax === undefined) !== (perOver === undefined)) return { path: ['perOver'], ...priceless };
  const ordered = [hardMin, softMin, softMax, hardMax].filter((value) => value !== undefined);
  const isOrdered = ordered.every((value, place) => place === 0 || ordered[place - 1]! <= value);
  return isOrdered ? null : { path: [], ...say({ code: 'rule-limits-order' }, { code: 'way-limits-order' }) };
}

/** Something limited at least in one of several ways. */
export function refuseEmpty<T extends object>(context: z.core.ParsePayload<T>): void {
  if (Object.values(context.value).some((value) => value !== undefined)) return;
  const { error } = say({ code: 'rule-some-setting' }, { code: 'way-some-setting' });
  context.issues.push({ code: 'custom', input: context.value, path: [], message: error });
}
