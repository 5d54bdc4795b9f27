import type { AdherenceContest, AdherenceScores } from './adherence.ts';
import type { ApprovedLeave } from '../requests/leave.ts';
import type { OwnShift } from '../me/own-shift.ts';
import type { LocalizedText } from '../site/localized-text.ts';
import type { RosterShift } from './rosters.ts';
import type { OutTime } from '../adherence/adherence-figures.ts';

/**
 * Everything under `/api/v1/me` is about whoever is signed in, and about nobody else: no address has an agent in it. Days are
 * site days, `YYYY-MM-DD`. Only what is published is told, never a draft.
 */

/** `GET /api/v1/me/work?from=DAY&days=N` (at most 62 days; without `from` the running day and 27 more). */
export interface OwnWorkAnswer {
  /** The floor's time when it was asked. */
  readonly atMs: number;
  readonly today: string;
  readonly agent: OwnAgent;
  readonly site: { readonly name: LocalizedText; readonly timeZone: string; readonly dayStartsAt: string };
  readonly firstDay: string;
  readonly days: readonly OwnDay[];
  /** Yesterday's shift while it goes on, today's, and the next ones: whatever days were asked for. */
  readonly running: OwnShift | null;
  readonly next: OwnShift | null;
  /** True: nothing is published after the last day on which `next` was looked for. */
  readonly isEndOfPublished: boolean;
}

export interface OwnAgent {
  readonly agentId: string;
  readonly name: string;
  readonly team: string | null;
  readonly queues: readonly { readonly name: LocalizedText; readonly level: number }[];
}

export interface OwnDay {
  readonly day: string;
  /** When the site day begins and ends. */
  readonly fromMs: number;
  readonly toMs: number;
  /** False: nobody knows yet, which is no day off. */
  readonly isPublished: boolean;
  readonly shift: OwnShift | null;
  /** Approved, also beside a shift that it takes a part of. */
  readonly leave: readonly OwnLeave[];
}

export type OwnLeave = Pick<ApprovedLeave, 'requestId' | 'part' | 'leaveKind'>;

/** `GET /api/v1/me/changes`: what was published about one's own days from today on and is not acknowledged yet. */
export interface OwnChangesAnswer {
  readonly atMs: number;
  /** Goes back with the acknowledgement, so that nothing is acknowledged unseen; 0: there is nothing. */
  readonly upToVersion: number;
  readonly publishedAtMs: number;
  /** Days that were never published before. */
  readonly fresh: { readonly firstDay: string; readonly lastDay: string; readonly shifts: number } | null;
  /** By day: what was known before, and what holds now. */
  readonly changes: readonly OwnChange[];
}

export interface OwnChange {
  readonly day: string;
  readonly before: OwnShiftHead | null;
  readonly after: OwnShiftHead | null;
}

/** A shift in a line. */
export type OwnShiftHead = Pick<RosterShift, 'start' | 'minutes'> & { readonly name: LocalizedText };

/** `POST /api/v1/me/changes/seen`: again is harmless. */
export interface OwnChangesSeen {
  readonly upToVersion: number;
}

/** `GET /api/v1/me/figures`: one's own, and nobody else's beside them. */
export interface OwnFiguresAnswer {
  readonly atMs: number;
  /** The running day, week (from Monday) and month. */
  readonly periods: readonly OwnPeriodFigures[];
  /** What the centre aims at; null: it says nothing. */
  readonly targets: { readonly adherenceRatio: number | null };
  /** A minute and longer out of place and not excused, of the last two weeks, newest first: what may be contested. */
  readonly outs: readonly (OutTime & { readonly day: string })[];
  /** Of the last weeks, newest first. */
  readonly contests: readonly OwnContest[];
}

export interface OwnPeriodFigures {
  readonly period: 'today' | 'week' | 'month';
  readonly firstDay: string;
  readonly lastDay: string;
  /** Null: the history knows nothing of it. */
  readonly handled: number | null;
  readonly averageHandleSeconds: number | null;
  readonly adherence: Pick<
    AdherenceScores,
    'adherenceRatio' | 'rosteredMs' | 'inMs' | 'excusedMs' | 'outMs'
  > | null;
}

/** Who decided is not told: the desk did. */
export type OwnContest = Omit<AdherenceContest, 'agentId' | 'decidedBy'>;

/** `POST /api/v1/me/contests`: answers an OwnContest. */
export interface OwnContestRequest {
  readonly fromMs: number;
  readonly toMs: number;
  readonly word: string;
}

/** `GET /api/v1/me/calendar-link`, `POST` makes a new one (the one before is good no more), `DELETE` takes it back. */
export interface CalendarLinkAnswer {
  /** Null: there is none. */
  readonly madeAtMs: number | null;
  /** When a calendar read it last; null: never. To a quarter of an hour. */
  readonly readAtMs: number | null;
  /** It is good no more since the site was restored from a backup, and wants to be made anew. */
  readonly isEnded: boolean;
}

/** Told once, when it is made. */
export interface MadeCalendarLink extends CalendarLinkAnswer {
  /** `/api/v1/calendar/TOKEN.ics` */
  readonly path: string;
}

/** `GET /api/v1/me/floor`: what an agent is told of the floor, and their own call for help. */
export interface OwnFloorAnswer {
  readonly atMs: number;
  /** Newest first. */
  readonly messages: readonly OwnMessage[];
  /** The call that stands; null: none. */
  readonly help: OwnHelpCall | null;
  /** Sooner nobody is called again; null: at once. */
  readonly helpAgainAtMs: number | null;
}

export interface OwnMessage {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  readonly endsAtMs: number;
}

export interface OwnHelpCall {
  readonly id: string;
  readonly note: string;
  readonly calledAtMs: number;
  /** Null: nobody has taken it yet. */
  readonly takenAtMs: number | null;
  readonly takenBy: string | null;
}

/** `POST /api/v1/me/help`, and `DELETE` ends it: both answer an OwnFloorAnswer. 409 while one stands, 429 too soon after another. */
export interface OwnHelpRequest {
  /** May be empty. */
  readonly note: string;
}
