import type { LocalizedText } from '../../site/localized-text.ts';
import type { Limits } from '../model/limits.ts';
import type { RuleSetting } from './rule-setting.ts';

/** Local time `HH:MM`; times of a shift may go on past 24:00, as `30:00` for six the next morning. */
export type ClockTime = string;

/** The days a roster is made for. Site days begin at midnight of `timeZone` unless `dayStartsAt` says otherwise. */
export interface Horizon {
  /** `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly days: number;
  /** IANA zone. Real lengths of days come from it: 92, 96 or 100 quarter hours. */
  readonly timeZone: string;
  readonly dayStartsAt: ClockTime;
  /** 15 or 30 for a call centre; 1440 where only days count. */
  readonly slotMinutes: number;
}

/**
 * A kind of shift. Starts run from `firstStart` to `lastStart` by `gridMinutes`, lengths from `minMinutes` to `maxMinutes` by
 * `lengthGridMinutes` (of the whole, breaks included).
 */
export interface ShiftTemplate {
  readonly id: string;
  readonly name: string;
  /** The name in each language where it has more than one; `name` where this says nothing. */
  readonly names?: LocalizedText;
  /** `night` when it counts for the rules of nights. `standby` is present nowhere and can be called in. */
  readonly kind: 'day' | 'night' | 'split' | 'standby';
  readonly firstStart: ClockTime;
  readonly lastStart: ClockTime;
  readonly gridMinutes: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
  readonly lengthGridMinutes: number;
  /** The long break or, of a split shift, the gap: when it may begin (minutes after the shift's start) and how long it is. */
  readonly longBreak: {
    readonly minutes: number;
    readonly isPaid: boolean;
    readonly earliestAfterMinutes: number;
    readonly latestAfterMinutes: number;
    readonly gridMinutes: number;
  } | null;
  /** Short breaks, placed when the roster stands. Times are minutes after the shift's start. */
  readonly shortBreaks: readonly {
    readonly minutes: number;
    readonly isPaid: boolean;
    readonly earliestAfterMinutes: number;
    readonly latestAfterMinutes: number;
  }[];
  /** Least time between two breaks and between a break and an end of the shift. */
  readonly breakSpacingMinutes: number;
  /** Weekdays it may begin on: 1 is Monday, 7 Sunday. Left out: all. */
  readonly weekdays?: readonly number[];
  /** Restricts who may work it to agents with one of these tags. Left out: everybody. */
  readonly tags?: readonly string[];
}

/** Limits of one person's working time. Minutes are paid minutes. */
export interface Contract {
  readonly id: string;
  /** Left out: it is called by its id. */
  readonly names?: LocalizedText;
  readonly minutesPerDay?: Limits;
  /** Monday to Sunday. Weeks that are only in part in the horizon take their days before it from `RosterAgent.past`. */
  readonly minutesPerWeek?: Limits;
  /** The whole horizon. */
  readonly minutesPerPeriod?: Limits;
}

export interface RosterAgent {
  readonly id: string;
  readonly name: string;
  /** The name in each language where it has more than one; `name` where this says nothing. */
  readonly names?: LocalizedText;
  readonly contractId: string;
  /** As in the site: queues with levels. An agent without skills covers nothing and is refused by `parseProblem` unless off-phone. */
  readonly skills: readonly { readonly queueId: string; readonly level: number }[];
  /** Teams, languages (`language:yue`), leaders (`leader`), sites, contracts' kinds: whatever a rule or a template asks for. */
  readonly tags: readonly string[];
  /** Years and parts of them; orders who is asked first where a rule says so. */
  readonly seniorityYears: number;
  /** When the agent can work at all: by weekday (1 Monday), clock times; left out: always. */
  readonly availability?: readonly {
    readonly weekday: number;
    readonly from: ClockTime;
    readonly to: ClockTime;
  }[];
  /** Approved leave and fixed days off: first to last day, both in. Paid leave counts towards hours with `paidMinutes` a day. */
  readonly daysOff: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: 'leave' | 'fixed';
    readonly paidMinutesPerDay: number;
  }[];
  /** What was worked just before the horizon, newest last: for rest, runs, weekends and weeks cut by its start. Unknown when empty. */
  readonly past: readonly PastShift[];
  /** Shifts that stand: a template at a start and length, or `off`. The solver keeps them. */
  readonly pinned: readonly PinnedShift[];
  readonly wishes: readonly Wish[];
  /** Wishes' weight granted less what was a fair share, over the months before: who got less is heard first. 0 is even. */
  readonly ledgerBalance: number;
}

export interface PastShift {
  readonly day: string;
  readonly templateId: string | null;
  readonly from: ClockTime;
  readonly to: ClockTime;
  readonly paidMinutes: number;
}

export interface PinnedShift {
  readonly day: string;
  /** Null pins a day off. */
  readonly shift: {
    readonly templateId: string;
    readonly start: ClockTime;
    readonly minutes: number;
    /** Where the long break begins, minutes after the start; left out: anywhere. */
    readonly longBreakAfterMinutes?: number;
  } | null;
}

/** Something an agent would like (or, with `avoid`, would not). */
export interface Wish {
  readonly id: string;
  readonly day: string;
  readonly want: 'off' | 'work' | 'shift' | 'avoid-shift' | 'start-after' | 'end-before';
  /** Of `shift` and `avoid-shift`. */
  readonly templateId?: string;
  /** Of `start-after` and `end-before`. */
  readonly time?: ClockTime;
  /** Cost of not granting it, before the ledger; above 0. */
  readonly weight: number;
}

/** A requirement curve: who counts, and how many there should be in each row. */
export interface CoverDemand {
  readonly id: string;
  readonly name: string;
  /** Counts agents with all of `tags` and at least one of `queueIds` (either may be left out). */
  readonly who: { readonly tags?: readonly string[]; readonly queueIds?: readonly string[] };
  /** Counts only these shift templates. Left out: all but standby. */
  readonly templateIds?: readonly string[];
  /** `slot`: a row each slot of the horizon. `day`: a row each day, counting shifts that start on it. */
  readonly rows: 'slot' | 'day';
  /** By row; fractions allowed. A single number of limits for rows not named does not exist: give each. */
  readonly needed: readonly number[];
  /** Cost of one agent too few (too many) in one row, by row or the same for all. */
  readonly perUnder: number | readonly number[];
  readonly perOver: number | readonly number[];
  /** Never fewer (more) than these; left out: no hard limit. */
  readonly atLeast?: readonly number[];
  readonly atMost?: readonly number[];
}

/** Time off the phone that has to be placed: training, coaching, meetings. */
export interface OffPhoneActivity {
  readonly id: string;
  readonly name: string;
  readonly agentIds: readonly string[];
  readonly minutes: number;
  /** Days and clock times it may be in. */
  readonly window: {
    readonly fromDay: string;
    readonly toDay: string;
    readonly from: ClockTime;
    readonly to: ClockTime;
  };
  /** Everybody at once, or each when it suits. */
  readonly together: 'all-at-once' | 'each-alone';
}

/** All there is to know to make a roster. Read from JSON by `parseProblem`. */
export interface RosterProblem {
  readonly name: string;
  readonly horizon: Horizon;
  readonly agents: readonly RosterAgent[];
  readonly contracts: readonly Contract[];
  readonly templates: readonly ShiftTemplate[];
  readonly cover: readonly CoverDemand[];
  readonly activities: readonly OffPhoneActivity[];
  readonly rules: readonly RuleSetting[];
  /** Money per paid hour and so on, for cost and budget rules. `currency` is only shown. */
  readonly currency?: string;
}
