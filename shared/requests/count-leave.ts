import { weekdayOf } from '../time/day-number.ts';
import { listDaysTo } from '../time/day-range.ts';
import type { ShiftRequest } from './request.ts';
import type { LeaveKind, RequestSettings } from './request-settings.ts';
import type { AskOf } from './request-kind.ts';

/**
 * The days of a leave that count towards its allowance: those somebody would have worked. Where nothing is published yet, Monday to
 * Friday are taken to be worked.
 *
 * @param worksOn null where nothing is published
 */
export function countLeaveDays(
  ask: AskOf<'leave'>,
  kind: Pick<LeaveKind, 'paidMinutesPerDay'>,
  worksOn: (day: string) => boolean | null,
): ShiftRequest['counted'] {
  const { part } = ask;
  const whole = kind.paidMinutesPerDay || WHOLE_DAY_MINUTES;
  const minutes = part === null ? whole : Math.min(whole, part.toMinute - part.fromMinute);
  return listDaysTo(ask)
    .filter((day) => worksOn(day) ?? weekdayOf(day) < 5)
    .map((day) => ({ day, minutes }));
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
