import { recordOf } from '../../site/document-schemas.ts';
import type { CompileContext } from '../model/compile-context.ts';
import type { Limits } from '../model/limits.ts';
import { readClock } from '../problem/clock-time.ts';
import type { ClockTime } from '../problem/problem.ts';
import { isShift, membersOf } from './by-variant.ts';
import type { BareTerm } from './constraint.ts';
import { ruleClock, ruleWeekdays } from './setting-schemas.ts';

/** When somebody must be there; always when left out. */
export interface PresenceHours {
  readonly from: ClockTime;
  /** Beyond 24:00 for hours over midnight. */
  readonly to: ClockTime;
  /** Weekdays the hours begin on, 1 Monday; left out: all. */
  readonly weekdays?: readonly number[];
}

export const presenceHours = recordOf(
  { from: ruleClock, to: ruleClock, weekdays: ruleWeekdays.optional() },
  'rule-settings',
  '{ "from": "08:00", "to": "20:00" }',
);

/** Limits on how many of some agents are there in each slot of the hours. */
export function makePresenceTerm(
  context: CompileContext,
  id: string,
  agents: readonly number[],
  limits: Limits,
  hours: PresenceHours | undefined,
): BareTerm {
  const shares = new Float64Array(context.problem.agents.length);
  for (const agent of agents) shares[agent] = 1;
  const members = membersOf(context, (variant) => isShift(variant) && variant.kind !== 'standby');
  const set = context.addCoverSet({ id, shares, rows: 'slot', members });
  const slotCount = context.dayStartSlots[context.dayCount]!;
  const isJudged = new Uint8Array(slotCount).fill(hours === undefined ? 1 : 0);
  if (hours !== undefined) markHours(context, hours, isJudged);
  return {
    kind: 'cover',
    set,
    firstRow: 0,
    limits: Array.from(isJudged, (judged) => (judged ? limits : {})),
  };
}

function markHours(
  context: CompileContext,
  { from, to, weekdays }: PresenceHours,
  isJudged: Uint8Array,
): void {
  const dayStart = readClock(context.problem.horizon.dayStartsAt);
  const span = { fromMinute: readClock(from) - dayStart, toMinute: readClock(to) - dayStart };
  for (let day = 0; day < context.dayCount; day++) {
    if (weekdays !== undefined && !weekdays.includes(context.weekdayOf(day))) continue;
    for (const slot of context.slotsWithin(day, [span])) isJudged[context.dayStartSlots[day]! + slot] = 1;
  }
}
