import type {
  Contract,
  OffPhoneActivity,
  RosterAgent,
  RosterProblem,
  ShiftTemplate,
} from '../rostering/problem/problem.ts';
import type { RuleSetting } from '../rostering/problem/rule-setting.ts';
import type { LocalizedText } from '../site/localized-text.ts';
import type { Message } from '../messages/message.ts';

/**
 * What of `/api/v1/rosters` is whose stands in server/access/RIGHTS.md. Days are site days, `YYYY-MM-DD`. Who signs a change is who is
 * signed in (`author` of what is kept, signed.ts).
 */

/** `GET /api/v1/rosters/settings`, `PUT` a RosterSettingsChange: 409 when somebody else was quicker. */
export interface RosterSettingsAnswer {
  /** 0 until they are saved for the first time: then they are what Floorcast suggests. */
  readonly revision: number;
  readonly settings: RosterSettings;
  /** Rules there are, in the order in which they are shown; the words for them are the screen's. */
  readonly ruleIds: readonly string[];
  readonly lawPacks: readonly LawPackHead[];
}

export interface LawPackHead {
  /** Example: `china`. */
  readonly id: string;
  readonly name: LocalizedText;
  /** The laws it was read from. */
  readonly source: LocalizedText;
  /** What it adds to the rules. */
  readonly rules: readonly RuleSetting[];
  /** Where each setting of `rules` stands in the law. Example: `minutesPerDay` of `working-hours` is of art. 3. */
  readonly articles: readonly {
    readonly rule: string;
    readonly setting: string;
    readonly says: LocalizedText;
  }[];
  /** What the law asks for besides and where that is set. */
  readonly besides: LocalizedText;
}

export interface RosterSettingsChange {
  readonly revision: number;
  readonly settings: RosterSettings;
}

/** What rosters of this site are made with, besides its people's names and skills (Site) and the requirement. */
export interface RosterSettings {
  readonly contracts: readonly Contract[];
  /** Of people of whom `people` says nothing: one of `contracts`. */
  readonly defaultContractId: string;
  readonly templates: readonly ShiftTemplate[];
  readonly people: readonly RosterPerson[];
  readonly rules: readonly RuleSetting[];
  /** Its rules hold beside `rules`; null: none. */
  readonly lawPackId: string | null;
  readonly activities: readonly OffPhoneActivity[];
  /** Of one agent too few (too many) for one interval, in the units of the objective. */
  readonly perUnder: number;
  readonly perOver: number;
  /** ISO 4217; only shown. */
  readonly currency: string;
  /** A change of a published shift that begins sooner than this is late. */
  readonly noticeHours: number;
  /** Stated rules of publishing: what people were asked to wish by, and so on, in words of the site; may be empty. */
  readonly note: string;
}

/** What a roster has to know of one of the site's agents. */
export type RosterPerson = Pick<
  RosterAgent,
  'contractId' | 'tags' | 'seniorityYears' | 'availability' | 'daysOff' | 'wishes' | 'ledgerBalance'
> & {
  readonly agentId: string;
  /** False: not rostered at all (a manager who signs in now and then). */
  readonly isRostered: boolean;
};

/** Who does what on one day. */
export interface RosterDay {
  readonly day: string;
  /** Grows by 1 with every change; 0 is a day nobody has planned. */
  readonly revision: number;
  /** Null for a day nobody has planned. */
  readonly changedAtMs: number | null;
  readonly author: string | null;
  /** By agent; whoever is not in it is off, and may be given a shift. */
  readonly entries: Readonly<Record<string, RosterEntry>>;
}

export interface RosterEntry {
  /** Null: a day off. */
  readonly shift: RosterShift | null;
  /** Proposals keep it as it is. */
  readonly isPinned: boolean;
  /** Of the planner, one line; may be empty. */
  readonly note: string;
}

export interface RosterShift {
  readonly templateId: string;
  /** `HH:MM` by the site's clock. */
  readonly start: string;
  /** Whole length by the wall clock, breaks included. */
  readonly minutes: number;
  /** Where the long break begins, minutes after the start; null: the shift has none, or anywhere. */
  readonly longBreakAfterMinutes: number | null;
  /** Placed breaks and activities, from the shift's start to its end; null until they are placed. */
  readonly segments: readonly RosterSegment[] | null;
}

/** A part of a shift, half open. */
export interface RosterSegment {
  readonly kind: 'work' | 'lunch' | 'break' | 'gap' | 'activity' | 'meeting';
  /** Of a pause, activity or meeting; null for work. */
  readonly id: string | null;
  /** Real minutes since the site day began; on days the clocks change there are 1380 or 1500 of them. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly isPaid: boolean;
}

/** `GET /api/v1/rosters?from=DAY&days=N[&copy=ID]` (at most 400 days): the working roster, or a copy of it. */
export interface RosterAnswer {
  readonly copyId: string | null;
  readonly firstDay: string;
  readonly days: readonly RosterDay[];
  /** By day: the newest version that published it; null where nothing is published. Of the working roster alone. */
  readonly publishedVersions: readonly (number | null)[];
}

/**
 * `POST /api/v1/rosters/changes`: all of it or nothing, answers RosterChanged. 409 when one of the days is not of the revision that
 * was read: it says who changed what on it; read it again. Undo is the changes the other way round.
 */
export interface RosterChangeRequest {
  /** Why; may be empty. */
  readonly reason: string;
  readonly copyId: string | null;
  /** At most 20,000. Of one agent and day only one. */
  readonly changes: readonly RosterChange[];
  /** Of every day that is changed: the revision that was read. */
  readonly revisions: Readonly<Record<string, number>>;
  /** What they are of, which the audit says; left out: of a planner's own hand. */
  readonly origin?: 'workbook';
}

export interface RosterChange {
  readonly day: string;
  readonly agentId: string;
  /** Null: nothing is said of this agent on that day (off, free for proposals). */
  readonly entry: RosterEntry | null;
}

export interface RosterChanged {
  readonly copyId: string | null;
  /** The new ones, of every day that was changed. */
  readonly revisions: Readonly<Record<string, number>>;
  readonly changedAtMs: number;
}

/**
 * `GET /api/v1/rosters/problem?from=DAY&days=N[&copy=ID]` (at most 62 days): all there is to know to compile and score these days, in
 * the browser as on the server. What is worked by now is in it as `past` of the agents and, where entries are pinned, as `pinned`.
 */
export interface RosterProblemAnswer {
  readonly problem: RosterProblem;
  /** Which skill group (PlannedGroup) each of the problem's curves is of. */
  readonly covers: readonly { readonly coverId: string; readonly groupId: string }[];
  /** People who cannot be rostered, and why. */
  readonly leftOut: readonly { readonly agentId: string; readonly said: Message }[];
  /** Days of which no requirement is known: nobody is needed there as far as `problem` goes. */
  readonly daysWithoutRequirement: readonly string[];
  /** True while edits of the forecast are being worked into the requirement. */
  readonly isRequirementStale: boolean;
}

/** `GET /api/v1/rosters/copies`, newest first. */
export interface RosterCopiesAnswer {
  readonly copies: readonly RosterCopy[];
}

/** A named what-if beside the working roster: the days it was made of can be changed in it without anybody noticing. */
export interface RosterCopy {
  readonly id: string;
  readonly name: string;
  readonly author: string;
  readonly madeAtMs: number;
  readonly firstDay: string;
  readonly days: number;
}

/** `POST /api/v1/rosters/copies`: answers a RosterCopy. `DELETE /api/v1/rosters/copies/:id`, twice is harmless. */
export interface RosterCopyRequest {
  readonly name: string;
  readonly firstDay: string;
  readonly days: number;
  /** What it begins as: the working roster when left out. */
  readonly source?: RosterSource;
}

/** `POST /api/v1/rosters/copies/:id/take` and `POST /api/v1/rosters/proposals/:id/take`: into the working roster; answers RosterChanged. */
export interface RosterTakeRequest {
  readonly reason: string;
  /** Only these; null: all. */
  readonly agentIds: readonly string[] | null;
  readonly days: readonly string[] | null;
  /** Of every day that is taken: the revision of the working roster that was looked at. Left out: whatever is there is replaced. */
  readonly revisions?: Readonly<Record<string, number>>;
}

/** One of the rosters there are: `live` (the working one), `published`, `copy:ID`, `proposal:ID`, `version:NO`. */
export type RosterSource =
  'live' | 'published' | `copy:${string}` | `proposal:${string}` | `version:${number}`;

/** `GET /api/v1/rosters/compare?from=DAY&days=N&before=SOURCE&after=SOURCE` */
export interface RosterComparison {
  readonly firstDay: string;
  readonly days: number;
  readonly before: RosterFigures;
  readonly after: RosterFigures;
  /** By agent, then by day; notes and pins alone are no change. */
  readonly changes: readonly RosterDifference[];
}

export interface RosterDifference {
  readonly agentId: string;
  readonly day: string;
  /** Null: off. */
  readonly before: RosterShift | null;
  readonly after: RosterShift | null;
}

/** The value of a roster over some days. */
export interface RosterFigures {
  /** Sum of all costs; lower is better. */
  readonly objective: number;
  /** Sum of all violations of hard limits; 0 when every rule is kept. */
  readonly violations: number;
  /** Shifts where none may be; not in the proposals of earlier versions. */
  readonly refused?: number;
  /** Hours in which agents are missing (there are too many), by the requirement. */
  readonly understaffedHours: number;
  readonly overstaffedHours: number;
  readonly paidHours: number;
  readonly byRule: readonly RuleFigures[];
}

export interface RuleFigures {
  readonly rule: string;
  /** Which of several settings of it: its place in the problem's list of rules; -1 for cover and days off. */
  readonly ruleIndex: number;
  readonly cost: number;
  readonly violations: number;
  /** How many parts of the roster it is about, and in how many of them a hard limit is broken. */
  readonly count: number;
  readonly broken: number;
}

/** `GET /api/v1/rosters/audit?from=DAY&days=N[&before=NO][&limit=N]`: newest first, whatever was done to these days. */
export interface RosterAuditAnswer {
  readonly entries: readonly RosterAuditEntry[];
  /** Ask with `before` this number for older ones; null: there are none. */
  readonly olderBefore: number | null;
}

export interface RosterAuditEntry {
  /** From 1 on, in order of time. */
  readonly no: number;
  readonly atMs: number;
  readonly author: string;
  readonly reason: string;
  readonly action:
    | 'changed'
    | 'copied'
    | 'took-proposal'
    | 'took-copy'
    | 'breaks-placed'
    | 'imported'
    | 'published'
    | 'unpublished'
    | 'request-granted'
    | 'settings-changed';
  readonly copyId: string | null;
  /** Null for settings. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** What was there and what is; empty for what is not about single shifts. */
  readonly changes: readonly {
    readonly agentId: string;
    readonly day: string;
    readonly before: RosterEntry | null;
    readonly after: RosterEntry | null;
  }[];
}

/** `GET /api/v1/rosters/now`: for the desk. Null: not known (no requirement, nothing published, no feed). */
export interface RosterNowAnswer {
  readonly atMs: number;
  readonly whole: CoverageNow;
  /** By skill group, as PlannedGroup has them. */
  readonly groups: readonly (CoverageNow & { readonly groupId: string })[];
  /** Rostered to be on the phone now and not signed in, and the other way round; ids of agents. */
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
}

export interface CoverageNow {
  /** On the phone, by the requirement of this interval. */
  readonly needed: number | null;
  /** On the phone by the published roster: on shift and not on a break or activity. */
  readonly rostered: number | null;
  /** Signed in and not paused. */
  readonly present: number | null;
}

/**
 * `GET /api/v1/rosters/on-phone?from=DAY&days=N[&interval=15|30]` (at most 62 days; without `interval` as the planning settings say):
 * who is on the phone by what is published, to be set beside the requirement of the same days. Drafts are not counted, and
 * shrinkage is not taken off.
 */
export interface OnPhoneAnswer {
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: 15 | 30;
  /** As in a RequirementAnswer. */
  readonly intervalsPerDay: number;
  /** By day. */
  readonly published: readonly OnPhoneDay[];
  /**
   * By place, also where there is no group. Not: what is not published, after a day that is not published as far as its shifts
   * may reach, and a time that is skipped where the clocks change.
   */
  readonly isKnown: readonly boolean[];
  /** As PlannedGroup has them; each person is in one, so that any of them may be added up. */
  readonly groups: readonly OnPhoneGroup[];
  /** People with a published shift on one of these days who serve no queue: they count nowhere. */
  readonly unskilledAgents: number;
}

export interface OnPhoneDay {
  /** The newest version that published it; null where nothing is published. */
  readonly versionNo: number | null;
  readonly shifts: number;
  /** Shifts whose breaks are not placed: of those the long break alone is taken out. */
  readonly withoutBreaks: number;
}

export interface OnPhoneGroup {
  readonly groupId: string;
  /** By place: on shift and not on a break or activity, as the mean of the interval. Null where it is not known. */
  readonly agents: readonly (number | null)[];
}

/**
 * Export: `GET /api/v1/rosters/export?from=DAY&days=N&format=csv|xlsx[&source=SOURCE][&lang=LOCALE]` (words and names of an
 * XLSX are in that language, and one of any language is read again). Import:
 * `POST /api/v1/rosters/import-preview?from=DAY&days=N[&copy=ID]` with the bytes of an XLSX (as exported, changed by hand); answers what would
 * change. To have it, send the `changes` and `revisions` it gives to `POST /api/v1/rosters/changes`.
 */
export interface RosterImportPreview {
  readonly changes: readonly (RosterChange & { readonly before: RosterEntry | null })[];
  readonly revisions: Readonly<Record<string, number>>;
  /** Cells that could not be read, and why; they change nothing. */
  readonly refused: readonly { readonly cell: string; readonly said: Message }[];
}
