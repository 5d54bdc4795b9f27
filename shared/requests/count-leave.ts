import { weekdayOf } from '../time/day-number.ts';
import { listDaysTo } from '../time/day-range.ts';
import type { MinuteSpan, ShiftRequest } from './request.ts';
import type { LeaveKind, RequestSettings } from './request-settings.ts';
import type { AskOf } from './request-kind.ts';

/** What somebody works on a day, in wall-clock minutes after its midnight, without gaps; empty: off; null: nothing is published. */
export type WorkedSpans = readonly MinuteSpan[] | null;

/**
 * The days of a leave that count towards its allowance: those somebody would have worked, and of a part of a day what of it they would
 * have. Where nothing is published yet, Monday to Friday are taken to be worked.
 *
 * Example: 13:00 to 15:00 off a shift that begins at 14:00 counts 60 minutes.
 *
 * @param grantedMinutes what was granted of a day before
 */
export function countLeaveDays(
  ask: AskOf<'leave'>,
  kind: Pick<LeaveKind, 'paidMinutesPerDay'>,
  workOf: (day: string) => WorkedSpans,
  grantedMinutes: (day: string) => number,
): ShiftRequest['counted'] {
  const whole = kind.paidMinutesPerDay || WHOLE_DAY_MINUTES;
  return listDaysTo(ask)
    .map((day) => {
      const left = Math.max(0, whole - grantedMinutes(day));
      return {
        day,
        minutes: Math.min(left, freedMinutes(ask.part, workOf(day) ?? guessWork(day, ask.part))),
      };
    })
    .filter(({ minutes }) => minutes > 0);
}

function freedMinutes(part: MinuteSpan | null, worked: readonly MinuteSpan[]): number {
  if (part === null) return worked.length === 0 ? 0 : Infinity;
  return worked
    .map((span) => Math.min(span.toMinute, part.toMinute) - Math.max(span.fromMinute, part.fromMinute))
    .reduce((sum, minutes) => sum + Math.max(0, minutes), 0);
}

/** A day of which nobody knows anything is worked at whatever time is asked for. */
function guessWork(day: string, part: MinuteSpan | null): readonly MinuteSpan[] {
  return weekdayOf(day) < 5 ? [part ?? { fromMinute: 0, toMinute: 1_440 }] : [];
}

const WHOLE_DAY_MINUTES = 480;

export interface LeaveBalance {
  readonly leaveKind: string;
  readonly year: string;
  readonly unit: 'days' | 'hours';
  /** Null: as much as there is. */
  readonly allowance: number | null;
  readonly taken: number;
  /** Asked for and not decided. */
  readonly asked: number;
}

/** What somebody has of a kind of leave in a year. Days are of the kind's own length, so that half a day is half a day. */
export function sumLeave(
  requests: readonly ShiftRequest[],
  agentId: string,
  kind: LeaveKind,
  year: string,
): LeaveBalance {
  const unit = kind.allowance?.unit ?? 'days';
  const perUnit = unit === 'hours' ? 60 : kind.paidMinutesPerDay || WHOLE_DAY_MINUTES;
  const own = requests.filter(
    ({ agentId: of, ask, isCancelled }) =>
      of === agentId && ask.kind === 'leave' && ask.leaveKind === kind.id && !isCancelled,
  );
  const sum = (states: readonly ShiftRequest['state'][]) =>
    own
      .filter(({ state }) => states.includes(state))
      .flatMap(({ counted }) => counted)
      .filter(({ day }) => day.startsWith(`${year}-`))
      .reduce((minutes, one) => minutes + one.minutes, 0) / perUnit;
  return {
    leaveKind: kind.id,
    year,
    unit,
    allowance: kind.allowance?.amount ?? null,
    taken: sum(['approved']),
    asked: sum(['asked', 'agreed']),
  };
}

export interface LeavePlaces {
  readonly day: string;
  /** Null: any number. */
  readonly places: number | null;
  readonly taken: number;
  readonly asked: number;
}

/** How many of a team have leave on a day, of how many that may. */
export function countPlaces(
  requests: readonly ShiftRequest[],
  day: string,
  team: string | null,
  { leavePlaces, teamPlaces }: RequestSettings,
  teamOf: (agentId: string) => string | null,
): LeavePlaces {
  const there = requests.filter(
    ({ ask, agentId, isCancelled }) =>
      ask.kind === 'leave' &&
      !isCancelled &&
      ask.firstDay <= day &&
      day <= ask.lastDay &&
      teamOf(agentId) === team,
  );
  const count = (states: readonly ShiftRequest['state'][]) =>
    new Set(there.filter(({ state }) => states.includes(state)).map(({ agentId }) => agentId)).size;
  return {
    day,
    places: teamPlaces.find((one) => one.team === team)?.places ?? leavePlaces,
    taken: count(['approved']),
    asked: count(['asked', 'agreed']),
  };
}
