import type {
  RosterBreaksRequest,
  RosterCandidatesRequest,
  RosterExplainRequest,
  RosterRepairRequest,
} from '../../../../shared/contract/roster-advice.ts';
import type {
  RosterChange,
  RosterNowAnswer,
  RosterSettings,
  RosterTakeRequest,
} from '../../../../shared/contract/rosters.ts';
import type { PlanningSettings } from '../../../../shared/contract/planning-settings.ts';
import type { ErrorCode } from '../../../../shared/contract/socket-events.ts';
import type { DayRange } from '../../../../shared/forecasting/day-grid.ts';
import type { Message } from '../../../../shared/messages/message.ts';
import type { Locale } from '../../../../shared/site/localized-text.ts';
import type { Site } from '../../../../shared/site/site.ts';
import type { SkillGroupMembers } from '../../../../shared/staffing/skill-groups.ts';
import type { KeptEdits } from '../../edit-forecast.ts';
import type { StaffingState } from '../../is-up-to-date.ts';
import type { PlansToPlay } from '../../simulated/plans-to-play.ts';
import type { WrittenAnswer } from '../../../ports/history-answers.ts';
import type { LeaveDays } from '../../../ports/leave-days.ts';
import type { ChangesCheck } from '../../../ports/roster-desk.ts';
import type { PublishedDay } from '../../../ports/rosters.ts';

/** A day as it is kept: its entries as JSON. */
export interface DayText {
  readonly day: string;
  readonly text: string;
}

/** What the problem of some days is put together from, as texts: nothing of it is read where the floor runs. */
export interface DeskSources {
  readonly site: Site;
  readonly settings: RosterSettings;
  readonly rules: RosterSettings['rules'];
  readonly groups: readonly SkillGroupMembers[];
  readonly names: Readonly<Record<string, string>>;
  /** A KeptRequirement; null before the first one. */
  readonly requirement: { readonly revision: number; readonly text: string } | null;
  /** A requirement of another state is stale. */
  readonly state: StaffingState;
  readonly range: DayRange;
  /** Of the roster that is asked about: its days in the range, and those before it. */
  readonly days: readonly DayText[];
  /** Floor time. */
  readonly nowMs: number;
}

/** What the days of the forecast are played from. */
export interface PlayedSources {
  readonly toPlay: PlansToPlay;
  readonly settings: PlanningSettings;
  readonly edits: Readonly<Record<string, KeptEdits>>;
}

/** Who is signed in, and who of them is not paused. */
export interface FloorNow {
  readonly signedIn: readonly string[];
  readonly ready: readonly string[];
}

/** A question about rosters with what it is answered from. */
export type DeskQuestion =
  | { readonly kind: 'problem'; readonly sources: DeskSources }
  | {
      readonly kind: 'compare';
      readonly sources: DeskSources;
      readonly before: readonly DayText[];
      readonly after: readonly DayText[];
    }
  | { readonly kind: 'preview'; readonly sources: DeskSources; readonly published: readonly PublishedDay[] }
  | {
      readonly kind: 'tell-people';
      readonly sources: DeskSources;
      readonly published: readonly PublishedDay[];
    }
  | {
      readonly kind: 'merge';
      readonly base: readonly DayText[];
      readonly over: readonly DayText[];
      readonly only: Pick<RosterTakeRequest, 'agentIds' | 'days'>;
    }
  | { readonly kind: 'repair'; readonly sources: DeskSources; readonly request: RosterRepairRequest }
  | { readonly kind: 'candidates'; readonly sources: DeskSources; readonly request: RosterCandidatesRequest }
  | { readonly kind: 'explain'; readonly sources: DeskSources; readonly request: RosterExplainRequest }
  | { readonly kind: 'breaks'; readonly sources: DeskSources; readonly request: RosterBreaksRequest }
  | {
      readonly kind: 'service';
      readonly sources: DeskSources;
      readonly roster: readonly DayText[];
      readonly played: PlayedSources;
      /** Null: what shrinkage leaves. */
      readonly presentRatio: number | null;
    }
  | {
      readonly kind: 'write-sheet';
      readonly sources: DeskSources;
      readonly roster: readonly DayText[];
      readonly format: 'csv' | 'xlsx';
      readonly locale: Locale;
    }
  | {
      readonly kind: 'now';
      readonly site: Site;
      readonly groups: readonly SkillGroupMembers[];
      readonly floor: FloorNow | null;
      readonly requirement: DeskSources['requirement'];
      readonly templates: RosterSettings['templates'];
      readonly published: readonly PublishedDay[];
      readonly nowMs: number;
    }
  | {
      readonly kind: 'on-phone';
      readonly site: Site;
      readonly groups: readonly SkillGroupMembers[];
      readonly templates: RosterSettings['templates'];
      readonly range: DayRange;
      readonly intervalMinutes: 15 | 30;
      /** The day before the range is among them. */
      readonly published: readonly PublishedDay[];
    }
  | {
      readonly kind: 'check-changes';
      readonly sources: DeskSources;
      readonly alternatives: readonly (readonly RosterChange[])[];
      /** That would be granted with each of them. */
      readonly leave: readonly LeaveDays[];
    }
  | { readonly kind: 'read-sheet'; readonly sources: DeskSources; readonly bytes: Uint8Array }
  | { readonly kind: 'read-list'; readonly sources: DeskSources; readonly rows: readonly ShiftListRow[] };

export interface DeskAnswers {
  /** A RosterProblemAnswer, and so on: written where they are worked out. */
  readonly problem: WrittenAnswer;
  readonly compare: WrittenAnswer;
  /** A RosterPublishPreview without its revisions. */
  readonly preview: string;
  /** PersonChanges as JSON. */
  readonly 'tell-people': { readonly changedAgents: number; readonly text: string };
  readonly merge: MergedDays;
  readonly repair: WrittenAnswer;
  readonly candidates: WrittenAnswer;
  readonly explain: WrittenAnswer;
  readonly service: WrittenAnswer;
  /** A RosterBreaksAnswer without its revision, and the day with the breaks in it. */
  readonly breaks: { readonly answer: string; readonly day: DayText };
  readonly now: RosterNowAnswer;
  readonly 'on-phone': WrittenAnswer;
  readonly 'write-sheet': Uint8Array;
  readonly 'check-changes': readonly ChangesCheck[];
  /** A RosterImportPreview without its revisions. */
  readonly 'read-sheet': string;
  readonly 'read-list': string;
}

/** A row of a list of shifts, as it stands in the file; `problem` where it cannot even be cut into cells. */
export interface ShiftListRow {
  /** As a spreadsheet counts. */
  readonly row: number;
  readonly problem: Message | null;
  readonly cells: Readonly<Record<'agentId' | 'day' | 'template' | 'start' | 'end' | 'note', string>>;
}

export interface MergedDays {
  /** Those that are different from the base. */
  readonly days: readonly DayText[];
  /** What changed, as the audit keeps it (JSON). */
  readonly changes: string;
}

export type DeskKind = DeskQuestion['kind'];

/** Answers questions about rosters beside the floor. */
export interface RosterDesk {
  /** @throws FloorcastError in words for whatever a person can put right. */
  ask<Kind extends DeskKind>(question: Extract<DeskQuestion, { kind: Kind }>): Promise<DeskAnswers[Kind]>;
  close(): Promise<void>;
}

export interface ToDesk {
  readonly id: number;
  readonly question: DeskQuestion;
}

export type FromDesk =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: DeskAnswers[DeskKind] }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly failure: { readonly code: ErrorCode; readonly said: Message } | { readonly log: string };
    };
