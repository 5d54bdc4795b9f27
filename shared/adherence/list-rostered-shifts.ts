import type { RosterDay, RosterSegment, RosterShift } from '../contract/rosters.ts';
import { dayMinutesOf } from '../rostering/breaks/day-minutes.ts';
import type { Horizon, ShiftTemplate } from '../rostering/problem/problem.ts';
import { listShiftTimes, type ShiftTimes, type TimeSpan } from '../rostering/service/list-shift-times.ts';
import type { RosteredActivity, RosteredShift, RosteredSpan } from './rostered-shift.ts';

const ACTIVITY_OF = {
  work: 'work',
  lunch: 'lunch',
  break: 'break',
  activity: 'activity',
  meeting: 'activity',
  gap: null,
} as const satisfies Record<RosterSegment['kind'], RosteredActivity | null>;

/**
 * The shifts of a published day with what they ask for when. Where breaks are not placed the long one is taken out where the shift
 * has it and the short ones are owed (`unplacedBreakMs`). A standby asks for nothing.
 *
 * @param templates those that the site has now
 */
export function listRosteredShifts(
  day: Pick<RosterDay, 'day' | 'entries'>,
  site: Pick<Horizon, 'timeZone' | 'dayStartsAt'>,
  templates: readonly ShiftTemplate[],
): readonly RosteredShift[] {
  const { fromMs } = dayMinutesOf({ ...site, firstDay: day.day, days: 1, slotMinutes: 15 }, 0);
  const byId = new Map(templates.map((template) => [template.id, template]));
  return listShiftTimes(day, site, templates).flatMap((times): readonly RosteredShift[] => {
    const { agentId } = times;
    const shift = day.entries[agentId]!.shift!;
    const template = byId.get(shift.templateId);
    const placed = shift.segments;
    const spans = placed === null ? spansOfTimes(times, template) : spansOfSegments(placed, fromMs);
    if (spans.length === 0 || template?.kind === 'standby') return [];
    return [{ agentId, day: day.day, spans, unplacedBreakMs: owedBreakMs(shift, template) }];
  });
}

function spansOfSegments(segments: readonly RosterSegment[], fromMs: number): readonly RosteredSpan[] {
  return segments.flatMap(({ kind, fromMinute, toMinute, isPaid }) => {
    const activity = ACTIVITY_OF[kind];
    if (activity === null || toMinute <= fromMinute) return [];
    return [{ fromMs: fromMs + fromMinute * 60_000, toMs: fromMs + toMinute * 60_000, activity, isPaid }];
  });
}

function spansOfTimes(
  { whole, onPhone }: ShiftTimes,
  template: ShiftTemplate | undefined,
): readonly RosteredSpan[] {
  const spans: RosteredSpan[] = [];
  const pause = ({ fromMs, toMs }: TimeSpan) => {
    if (toMs <= fromMs || template?.kind === 'split') return;
    spans.push({ fromMs, toMs, activity: 'lunch', isPaid: template?.longBreak?.isPaid ?? false });
  };
  let reachedMs = whole.fromMs;
  for (const { fromMs, toMs } of onPhone) {
    pause({ fromMs: reachedMs, toMs: fromMs });
    if (toMs > fromMs) spans.push({ fromMs, toMs, activity: 'work', isPaid: true });
    reachedMs = toMs;
  }
  pause({ fromMs: reachedMs, toMs: whole.toMs });
  return spans;
}

function owedBreakMs({ segments }: RosterShift, template: ShiftTemplate | undefined): number {
  if (segments !== null || template === undefined) return 0;
  return template.shortBreaks.reduce((sum, { minutes }) => sum + minutes * 60_000, 0);
}
