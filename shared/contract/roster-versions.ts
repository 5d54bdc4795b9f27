import type { NotOffered } from '../rostering/candidates/not-offered.ts';
import type { RosterDifference, RosterDay, RuleFigures } from './rosters.ts';

/** `GET /api/v1/rosters/publish-preview?from=DAY&days=N`: what publishing these days would tell whom. */
export interface RosterPublishPreview {
  readonly firstDay: string;
  readonly days: number;
  /** Of every agent with a change against what was published last; the others need not be told. */
  readonly people: readonly PersonChanges[];
  /** Hard rules that are broken, and how far. */
  readonly broken: readonly BrokenRule[];
  /** Shifts where none may be, pinned ones too. */
  readonly misplaced: readonly MisplacedShift[];
  readonly soft: readonly RuleFigures[];
  readonly understaffedHours: number;
  readonly overstaffedHours: number;
  /** The version that published these days as they are, the newest of several: there is nothing to publish. Null: something is new. */
  readonly sameAsVersion: number | null;
  /** Of the days as they were read: `POST /publish` wants them back, so that nothing is published unseen. */
  readonly revisions: Readonly<Record<string, number>>;
}

export interface PersonChanges {
  readonly agentId: string;
  readonly changes: readonly PublishedChange[];
}

export interface PublishedChange extends RosterDifference {
  /** `new`: nothing was published for this day yet. */
  readonly kind: 'new' | 'added' | 'removed' | 'moved';
  /** From now to the earlier of the two shifts' starts; negative when it has begun. Null for days off of `new` days. */
  readonly noticeHours: number | null;
  /** Less notice than the settings ask for. Never of `new` days. */
  readonly isLate: boolean;
}

export interface MisplacedShift {
  readonly agentId: string;
  readonly day: string;
  readonly why: NotOffered | { readonly code: 'unknown-shift' };
}

export interface BrokenRule {
  readonly rule: string;
  readonly ruleIndex: number;
  readonly agentId: string | null;
  readonly day: string | null;
  /** In the rule's own unit. */
  readonly value: number;
  readonly violation: number;
}

/** `POST /api/v1/rosters/publish`: answers a RosterVersionHead. 409 when a day was changed since the preview was read, or nothing is new. */
export interface RosterPublishRequest {
  readonly reason: string;
  readonly firstDay: string;
  readonly days: number;
  readonly revisions: Readonly<Record<string, number>>;
}

/** `POST /api/v1/rosters/unpublish`: these days count as not published from now on; answers a RosterVersionHead. */
export type RosterUnpublishRequest = Omit<RosterPublishRequest, 'revisions'>;

/** `GET /api/v1/rosters/versions`, newest first. A version is never changed and never deleted. */
export interface RosterVersionsAnswer {
  readonly versions: readonly RosterVersionHead[];
}

export interface RosterVersionHead {
  /** From 1 on, without gaps. */
  readonly versionNo: number;
  readonly kind: 'published' | 'unpublished';
  readonly publishedAtMs: number;
  readonly author: string;
  readonly reason: string;
  readonly firstDay: string;
  readonly days: number;
  /** People whose shifts changed by it, and how many of them have seen it. */
  readonly changedAgents: number;
  readonly seenAgents: number;
}

/** `GET /api/v1/rosters/versions/:no` */
export interface RosterVersionAnswer {
  readonly version: RosterVersionHead;
  readonly roster: readonly RosterDay[];
  readonly people: readonly PersonChanges[];
  readonly seen: readonly { readonly agentId: string; readonly atMs: number }[];
}

/** `POST /api/v1/rosters/versions/:no/seen`: an agent has seen what changed; again is harmless. */
export interface RosterSeenRequest {
  readonly agentId: string;
}
