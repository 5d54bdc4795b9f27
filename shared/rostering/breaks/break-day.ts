import type { Limits } from '../model/limits.ts';

/**
 * The shifts of one day, with what has to be placed within them. Minutes are real ones since the site day began: on the days the
 * clocks change there are 1380 or 1500 of them, and a shift over midnight goes on beyond the end of the day.
 */
export interface BreakDay {
  /** Length of a row of cover. */
  readonly rowMinutes: number;
  readonly covers: readonly DayCoverDemand[];
  readonly shifts: readonly DayShift[];
  readonly meetings: readonly DayMeeting[];
}

/** A curve of cover: row `r` is of the minutes from `r * rowMinutes`. All lists of one length, beyond midnight where shifts go there. */
export interface DayCoverDemand {
  readonly id: string;
  /** By place in `shifts`: how much each counts. */
  readonly shares: ArrayLike<number>;
  /** Who is there from the shifts of other days. */
  readonly base: ArrayLike<number>;
  readonly limits: readonly Limits[];
}

export interface DayShift {
  /** Place of the agent in the model. */
  readonly agent: number;
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Least time between two pauses and between a pause and an end of the shift. Off-phone activities need none. */
  readonly spacingMinutes: number;
  /** At most `MOST_PAUSES`, meetings not among them. */
  readonly pauses: readonly Pause[];
}

export type PauseKind = 'lunch' | 'break' | 'gap' | 'activity';

export interface Pause {
  /** Of the agent's own, the same from one placing to the next. Example: `break-2`, `coaching`. */
  readonly id: string;
  readonly kind: PauseKind;
  readonly minutes: number;
  readonly isPaid: boolean;
  /** When it may begin. */
  readonly earliestMinute: number;
  readonly latestMinute: number;
  /** Where it was placed before; null when it was not. */
  readonly wasMinute: number | null;
}

/** An off-phone activity of several at once. */
export interface DayMeeting {
  readonly id: string;
  readonly minutes: number;
  readonly earliestMinute: number;
  readonly latestMinute: number;
  readonly wasMinute: number | null;
  /** Places in `shifts` of those invited who work this day. */
  readonly shifts: readonly number[];
}

/** More pauses in one shift than this would take the search seconds; labour law asks for three. */
export const MOST_PAUSES = 8;
