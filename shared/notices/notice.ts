import type { RequestKindId } from '../requests/request.ts';
/** Days are site days, `YYYY-MM-DD`. */

/**
 * What somebody is told about their own work. Words are made from it where it is read, in the reader's language; one file a
 * kind in `kinds/` says them.
 */
export type NoticeFact =
  /** Shifts were published, changed or taken back: only what is the reader's own. */
  | {
      readonly kind: 'roster';
      readonly versionNo: number;
      readonly days: readonly string[];
      readonly changes: readonly ShiftNews[];
    }
  /** Something one asked for was decided, or is open to one now. `withdrawn`: it is open to nobody any more. */
  | {
      readonly kind: 'request';
      readonly requestId: string;
      readonly what:
        'approved' | 'refused' | 'expired' | 'taken' | 'asked-of-you' | 'offered' | 'to-decide' | 'withdrawn';
      /** What is asked or offered; this and what follows are left out of what was told before they were there. */
      readonly about?: RequestKindId;
      /** The first day it is about; of times that are of no day in particular there is none. */
      readonly day?: string;
      /** Of what is offered: clock times of the site. */
      readonly hours?: { readonly from: string; readonly to: string };
      /** Who asks, for whoever is to answer. */
      readonly agentId?: string;
      /** Of `to-decide`: granted leave was given back, and the shift is to be planned anew. */
      readonly isGivenBack?: true;
    }
  /** The centre's own words, in the language they were written in. */
  | { readonly kind: 'message'; readonly messageId: string; readonly text: string }
  /** An agent asks for help on the floor: to supervisors. */
  | { readonly kind: 'help'; readonly agentId: string; readonly note: string }
  /** A supervisor decided what an agent contested of their adherence. */
  | { readonly kind: 'contest'; readonly day: string; readonly isGranted: boolean };

export type NoticeKindName = NoticeFact['kind'];
export type FactOf<Kind extends NoticeKindName> = Extract<NoticeFact, { readonly kind: Kind }>;

/** One day of a roster as it was told before, and as it is now. */
export interface ShiftNews {
  readonly day: string;
  /** Nothing had been published of this day. */
  readonly isFirst: boolean;
  /** Null: off. */
  readonly before: ToldShift | null;
  readonly after: ToldShift | null;
}

export interface ToldShift {
  readonly fromMs: number;
  readonly toMs: number;
  readonly templateId: string;
}

/** A fact and when it was told. */
export interface TimedFact {
  readonly atMs: number;
  readonly fact: NoticeFact;
}

/**
 * Whom it is for: agents of the site, or accounts by role. `ofAgentId` leaves out those who do not see this agent: a supervisor of
 * other teams.
 */
export type NoticeReaders =
  | { readonly agentIds: readonly string[] }
  | {
      readonly roles: readonly ('administrator' | 'planner' | 'supervisor')[];
      readonly ofAgentId?: string;
    };

/** A notice as its reader has it. */
export interface Notice {
  readonly id: string;
  /** Of the newest fact. */
  readonly atMs: number;
  /** What stands of what fell together within `MERGE_MINUTES`, the oldest first. */
  readonly facts: readonly NoticeFact[];
  /** Null: not read yet. */
  readonly readAtMs: number | null;
}

/**
 * Several facts to one reader within so many minutes of the first one that was not sent are one notice. From the first, and not anew
 * with each: a planner who publishes every ten minutes must not put off the news for an afternoon.
 */
export const MERGE_MINUTES = 15;
