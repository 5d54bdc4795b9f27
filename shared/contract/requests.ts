import type { Message } from '../messages/message.ts';
import type { LeaveBalance, LeavePlaces } from '../requests/count-leave.ts';
import type { CentreOffer, OwnTimes, RequestAsk, RequestKindId, ShiftRequest } from '../requests/request.ts';
import type { LeaveKind, RequestSettings } from '../requests/request-settings.ts';
import type { ShiftTemplate } from '../rostering/problem/problem.ts';
import type { LocalizedText } from '../site/localized-text.ts';
import type { RosterDifference, RosterShift } from './rosters.ts';

/** `/api/v1/me/requests` is of the agent who is signed in, `/api/v1/requests` of planners. Days are site days, `YYYY-MM-DD`. */

/** A request as it is shown. */
export interface RequestView {
  readonly request: ShiftRequest;
  readonly waitsFor: 'colleague' | 'planner' | null;
  /** What it would change of whose days, while it is open and a colleague is known. */
  readonly differences: readonly RosterDifference[];
  readonly offer: CentreOffer | null;
}

/** What both sides need to word requests. */
export interface RequestWords {
  readonly today: string;
  readonly timeZone: string;
  /** Of the agents that are spoken of. */
  readonly names: Readonly<Record<string, LocalizedText>>;
  readonly templates: readonly Pick<ShiftTemplate, 'id' | 'name' | 'names'>[];
  readonly leaveKinds: readonly Pick<LeaveKind, 'id' | 'names'>[];
  readonly currency: string;
}

/** What the rules say of a request before it is sent, or while it waits. */
export interface RequestCheck {
  readonly verdict: 'refused' | 'colleague' | 'planner' | 'rules';
  /** Why. */
  readonly said: Message;
  /** Of leave: what there is of it, with this. */
  readonly balances: readonly LeaveBalance[];
  /** Of leave: the places of the team, by day, without this. */
  readonly places: readonly LeavePlaces[];
  /** On the days that change: hours in which agents are missing. */
  readonly shortHoursBefore: number;
  readonly shortHoursAfter: number;
}

/** `GET /api/v1/me/requests` */
export interface OwnRequestsAnswer extends RequestWords {
  readonly agentId: string;
  /** A shift that begins before this clock time is of the site day before. */
  readonly dayStartsAt: string;
  /** Newest first. */
  readonly mine: readonly RequestView[];
  /** Where a colleague waits for me. */
  readonly askedOfMe: readonly RequestView[];
  /** Soonest first. Judging takes a moment, and is asked for by itself: `GET /api/v1/me/requests/takes`. */
  readonly canTake: readonly TakeView[];
  /** Published days from today on. Null: off. */
  readonly shifts: readonly { readonly day: string; readonly shift: RosterShift | null }[];
  readonly leave: readonly LeaveBalance[];
  readonly kinds: readonly RequestKindId[];
  readonly times: OwnTimes;
}

/** An offer of the centre, or a colleague's that is open to all. */
export type TakeView =
  | { readonly of: 'centre'; readonly offer: CentreOffer; readonly left: number }
  | { readonly of: 'colleague'; readonly view: RequestView; readonly shift: RosterShift | null };

/** `GET /api/v1/me/requests/takes`: whether what I can take can be mine, by the rules of rosters. */
export interface OwnTakesAnswer {
  readonly takes: readonly {
    /** Of the offer, or of the colleague's request. */
    readonly id: string;
    readonly isPossible: boolean;
    /** Why not, or what happens. */
    readonly said: Message;
  }[];
}

/** `GET /api/v1/me/requests/colleagues?kind=swap&day=DAY[&return=DAY]`: those who could first. */
export interface ColleaguesAnswer {
  readonly colleagues: readonly {
    readonly agentId: string;
    readonly names: LocalizedText;
    /** What they would give in return; null: off that day. */
    readonly shift: RosterShift | null;
    readonly isPossible: boolean;
    readonly said: Message | null;
  }[];
}

/** `POST /api/v1/me/requests/check`: nothing is asked by it. */
export interface CheckRequest {
  readonly ask: RequestAsk;
}

/** `POST /api/v1/me/requests`: answers a RequestView; with an id that was sent already the same one. */
export interface AskRequest extends CheckRequest {
  /** Made by who asks; at least 16 letters and digits. */
  readonly id: string;
  readonly reason: string;
}

/** `POST /api/v1/me/requests/:id/answer` */
export interface RequestAnswer {
  readonly agree: boolean;
  /** To a swap that is offered to all: the shift in return; null: of the same day. */
  readonly otherDay: string | null;
  readonly reason: string;
}

/** `POST /api/v1/me/requests/:id/withdrawal` */
export interface RequestWithdrawal {
  /** As the agent saw it: pending it is withdrawn, granted leave is given back, and by now it may be the other. */
  readonly seen: 'asked' | 'agreed' | 'approved';
  readonly reason: string;
}

/** `GET /api/v1/requests`: what waits for a planner, the soonest first, then what waits for colleagues, then what is decided. */
export interface RequestQueueAnswer extends RequestWords {
  /** What each would do is asked for by itself: `GET /api/v1/requests/{id}/check`. */
  readonly open: readonly RequestView[];
  /** Decided in the last 14 days, newest first. */
  readonly decided: readonly RequestView[];
  /** Leave that was granted and taken back, with days still to come: their shifts are to be given anew. */
  readonly givenBack: readonly RequestView[];
  readonly offers: readonly { readonly offer: CentreOffer; readonly left: number }[];
  readonly teams: readonly string[];
}

/** `POST /api/v1/requests/decisions`: each by itself; what could not be says why. */
export interface RequestDecisions {
  readonly ids: readonly string[];
  readonly decision: 'approve' | 'refuse';
  readonly reason: string;
}

export interface RequestDecisionsAnswer {
  readonly results: readonly { readonly id: string; readonly said: Message | null }[];
}

/** `POST /api/v1/requests/offers` */
export interface OfferRequest extends Omit<CentreOffer, 'author' | 'postedAtMs' | 'closedAtMs'> {
  readonly id: string;
}

/** `GET` and `PUT /api/v1/requests/settings` */
export interface RequestSettingsAnswer {
  /** Sent back with a change: of settings that somebody else has changed since none is taken. */
  readonly revision: string;
  readonly settings: RequestSettings;
}
