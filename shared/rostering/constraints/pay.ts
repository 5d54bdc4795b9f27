import { listOf, numberOf, recordOf } from '../../site/document-schemas.ts';
import type { CompileContext } from '../model/compile-context.ts';
import type { Variant } from '../model/variant.ts';
import { readClock } from '../problem/clock-time.ts';
import type { ClockTime, RosterAgent } from '../problem/problem.ts';
import { mark } from './setting-marks.ts';
import { ruleClock, tagName } from './setting-schemas.ts';

/** What an hour costs, in units of the problem's currency. */
export interface Pay {
  readonly perHour: number;
  /** Of those with a tag; the first that fits counts. */
  readonly rates: readonly { readonly tag: string; readonly perHour: number }[];
  /** More for each hour between these times, as a share of the rate: 0.25 for a quarter more. */
  readonly nightBonus?: { readonly from: ClockTime; readonly to: ClockTime; readonly ratio: number };
  /** More for a shift that begins on a Saturday or Sunday. */
  readonly weekendBonusRatio: number;
  /** Of an hour on standby, as a share of the rate. */
  readonly standbyRatio: number;
}

const money = mark(numberOf(0, 1_000_000, 'any', { code: 'way-agent-hour-cost' }), {
  is: 'number',
  unit: 'money',
});
const ratio = mark(numberOf(0, 10, 'any', { code: 'way-bonus' }), { is: 'number', unit: 'ratio' });

export const paySchema = recordOf(
  {
    perHour: money,
    rates: listOf(recordOf({ tag: tagName, perHour: money }, 'rule-settings'), 0, 100).default([]),
    nightBonus: recordOf({ from: ruleClock, to: ruleClock, ratio }, 'rule-settings').optional(),
    weekendBonusRatio: ratio.default(0),
    standbyRatio: ratio.default(0),
  },
  'rule-settings',
  '{ "perHour": 30 }',
);

export function findPerHour(pay: Pay, agent: RosterAgent): number {
  return pay.rates.find(({ tag }) => agent.tags.includes(tag))?.perHour ?? pay.perHour;
}

/** Hours of pay of each variant at a rate of 1: paid hours with their bonuses. */
export function listPaidHours(
  context: CompileContext,
  pay: Pay,
  isWeekend: (typeof WEEK_PARTS)[number],
): Float64Array {
  const weekend = isWeekend === 'weekend' ? pay.weekendBonusRatio : 0;
  return Float64Array.from(context.variants, (variant) => {
    if (variant.kind === 'standby') {
      return ((variant.span.toMinute - variant.span.fromMinute) / 60) * pay.standbyRatio;
    }
    const night =
      pay.nightBonus === undefined ? 0 : nightShare(context, variant, pay.nightBonus) * pay.nightBonus.ratio;
    return (variant.paidMinutes / 60) * (1 + night + weekend);
  });
}

export const WEEK_PARTS = ['weekday', 'weekend'] as const;

/** Which part of a week a day is of. */
export function weekPartOf(context: CompileContext, day: number): (typeof WEEK_PARTS)[number] {
  return context.weekdayOf(day) >= 6 ? 'weekend' : 'weekday';
}

/** Share of a shift's span that is in the night; unpaid breaks are taken to lie evenly. */
function nightShare(
  context: CompileContext,
  { span }: Variant,
  night: { from: ClockTime; to: ClockTime },
): number {
  const length = span.toMinute - span.fromMinute;
  if (length === 0) return 0;
  const dayStart = readClock(context.problem.horizon.dayStartsAt);
  const from = readClock(night.from);
  const to = readClock(night.to) <= from ? readClock(night.to) + 1440 : readClock(night.to);
  let minutes = 0;
  for (const offset of [-1440, 0, 1440]) {
    const begin = Math.max(span.fromMinute + dayStart, from + offset);
    const end = Math.min(span.toMinute + dayStart, to + offset);
    minutes += Math.max(0, end - begin);
  }
  return minutes / length;
}
