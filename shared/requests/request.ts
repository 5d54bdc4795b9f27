import type { RosterPerson, RosterShift } from '../contract/rosters.ts';
import type { Message } from '../messages/message.ts';

/** What an agent may ask. Minutes are of the wall clock, after midnight of the site day; past 1440 for the next morning. */
export type RequestAsk =
  | {
      readonly kind: 'leave';
      /** Of the site's request settings. */
      readonly leaveKind: string;
      readonly firstDay: string;
      readonly lastDay: string;
      readonly part: MinuteSpan | null;
    }
  | {
      readonly kind: 'swap';
      readonly day: string;
      /** Null: offered to all. */
      readonly otherAgentId: string | null;
      /** The colleague's shift in return; null: whoever takes it says. */
      readonly otherDay: string | null;
    }
  | { readonly kind: 'give-away'; readonly day: string; readonly otherAgentId: string | null }
  | { readonly kind: OfferKind; readonly offerId: string }
  | {
      readonly kind: 'availability';
      readonly wanted: OwnTimes;
      /** What the agent saw: what a planner set since is not overwritten. */
      readonly seen: OwnTimes;
    };

/** When an agent can work, and what they would like. No availability: always. */
export interface OwnTimes {
  readonly availability: NonNullable<RosterPerson['availability']> | null;
  readonly wishes: RosterPerson['wishes'];
}

export interface MinuteSpan {
  readonly fromMinute: number;
  readonly toMinute: number;
}

export type RequestKindId = RequestAsk['kind'];

/** What the centre offers and agents take. */
export type OfferKind = 'open-shift' | 'extra-hours' | 'time-off' | 'bonus-shift';

/** Something the centre offers, posted by a planner. */
export interface CentreOffer {
  readonly id: string;
  readonly kind: OfferKind;
  readonly day: string;
  /** Of open shifts and those with a bonus; null for hours. */
  readonly shift: Pick<RosterShift, 'templateId' | 'start' | 'minutes'> | null;
  /** Of extra hours and time off; null for shifts. */
  readonly hours: MinuteSpan | null;
  readonly places: number;
  readonly endsAtMs: number;
  readonly pick: 'first-come' | 'by-planner';
  /** In words of the site's currency, or hours on top; null: none. */
  readonly bonus: { readonly unit: 'money' | 'hours'; readonly amount: number } | null;
  /** Only these teams; null: everybody. */
  readonly teams: readonly string[] | null;
  readonly note: string;
  readonly author: string;
  readonly postedAtMs: number;
  readonly closedAtMs: number | null;
}

export const REQUEST_STATES = ['asked', 'agreed', 'approved', 'refused', 'withdrawn', 'expired'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export type RequestAct =
  'ask' | 'agree' | 'decline' | 'approve' | 'refuse' | 'withdraw' | 'expire' | 'cancel';

/** Who does something to a request. */
export type RequestActor =
  | { readonly kind: 'agent'; readonly agentId: string }
  | { readonly kind: 'planner'; readonly name: string }
  /** The site's rules of requests, at once. */
  | { readonly kind: 'rules' }
  | { readonly kind: 'clock' };

export interface RequestStep {
  readonly atMs: number;
  readonly by: RequestActor;
  readonly act: RequestAct;
  /** In the words of whoever did it; may be empty. */
  readonly reason: string;
  /** Why, in ours; null where their own words say it. */
  readonly said: Message | null;
}

/** What an agent asked, and what became of it. */
export interface ShiftRequest {
  /** Made by the agent's phone: sent twice it is one. */
  readonly id: string;
  /** Grows by 1 with every step. */
  readonly revision: number;
  readonly agentId: string;
  readonly ask: RequestAsk;
  /** The colleague it is shared with; null until there is one. */
  readonly otherAgentId: string | null;
  readonly state: RequestState;
  /** Of leave approved once: taken back since. */
  readonly isCancelled: boolean;
  readonly expiresAtMs: number;
  /** First and last day it is about. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Shifts as they were when they were spoken of: of others nobody agreed to anything. */
  readonly about: readonly {
    readonly agentId: string;
    readonly day: string;
    readonly shift: RosterShift | null;
  }[];
  /** Of leave: the days that count towards the allowance, and how many minutes each. */
  readonly counted: readonly { readonly day: string; readonly minutes: number }[];
  /** Oldest first; the first is asking. */
  readonly steps: readonly RequestStep[];
}
