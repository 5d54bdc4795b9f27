import type { RosterDay, RosterShift } from '../../contract/rosters.ts';
import { dayMinutesOf, type DayMinutes } from '../breaks/day-minutes.ts';
import { placeShift } from '../model/expand-template.ts';
import type { Span } from '../model/variant.ts';
import type { Horizon, ShiftTemplate } from '../problem/problem.ts';

/** Real time, half open. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** One person's shift of a day as it passes. */
export interface ShiftTimes {
  readonly agentId: string;
  /** From its start to its end, breaks included. */
  readonly whole: TimeSpan;
  /** Ascending. Nothing of a standby. */
  readonly onPhone: readonly TimeSpan[];
  /** False: of its pauses the long one alone is taken out of `onPhone`, at most. */
  readonly hasBreaks: boolean;
}

/**
 * The shifts of a day of a roster, and when in them its people are on the phone. Where breaks are not placed the long break is where
 * the shift has it, or as near its middle as it may be; a shift whose template is gone has none.
 *
 * @param templates those that the site has now
 */
export function listShiftTimes(
  { day, entries }: Pick<RosterDay, 'day' | 'entries'>,
  site: Pick<Horizon, 'timeZone' | 'dayStartsAt'>,
  templates: readonly ShiftTemplate[],
): readonly ShiftTimes[] {
  const minutes = dayMinutesOf({ ...site, firstDay: day, days: 1, slotMinutes: 15 }, 0);
  const byId = new Map(templates.map((template) => [template.id, template]));
  const spanOf = ({ fromMinute, toMinute }: Span): TimeSpan => ({
    fromMs: minutes.fromMs + fromMinute * 60_000,
    toMs: minutes.fromMs + toMinute * 60_000,
  });
  return Object.entries(entries).flatMap(([agentId, { shift }]): readonly ShiftTimes[] => {
    if (shift === null) return [];
    const startMinute = minutes.wallMinuteOf(shift.start);
    const template = byId.get(shift.templateId);
    const whole = spanOf(
      passingOf(minutes, { fromMinute: startMinute, toMinute: startMinute + shift.minutes }),
    );
    const isStandby = template?.kind === 'standby';
    const worked = shift.segments?.filter(({ kind }) => kind === 'work');
    const onPhone = isStandby
      ? []
      : (worked ?? presentOf(shift, startMinute, template).map((span) => passingOf(minutes, span)));
    return [
      {
        agentId,
        whole,
        onPhone: onPhone.map(spanOf),
        hasBreaks: isStandby || worked !== undefined,
      },
    ];
  });
}

/** By the wall clock. */
function presentOf(
  { minutes, longBreakAfterMinutes }: RosterShift,
  startMinute: number,
  template: ShiftTemplate | undefined,
): readonly Span[] {
  const whole = { fromMinute: startMinute, toMinute: startMinute + minutes };
  if (template === undefined) return [whole];
  const ways = placeShift(template, {
    startMinute,
    minutes,
    ...(longBreakAfterMinutes === null ? {} : { longBreakAfterMinutes }),
  });
  return ways[Math.floor((ways.length - 1) / 2)]?.present ?? [whole];
}

/** In real minutes of the day. */
function passingOf(minutes: DayMinutes, { fromMinute, toMinute }: Span): Span {
  return { fromMinute: minutes.elapsedAt(fromMinute), toMinute: minutes.elapsedAt(toMinute) };
}
