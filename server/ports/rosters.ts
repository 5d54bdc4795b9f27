import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { ShiftRequest } from '../../shared/requests/request.ts';

/** Which roster a day is of: a copy's id, or null for the working one. */
export type CopyId = string | null;

/** One day of a roster as it is kept: who does what, as JSON text. */
export interface RosterDayRecord {
  /** Site day, `YYYY-MM-DD`. */
  readonly day: string;
  /** Grows by 1 with every change; a day that is not there has 0. */
  readonly revision: number;
  readonly changedMs: number;
  readonly author: string;
  readonly text: string;
}

/** Something a person did to rosters, as JSON text with what it is about. Never changed and never deleted. */
export interface RosterAuditRecord {
  /** From 1 on, in the order in which it was kept. */
  readonly no: number;
  readonly atMs: number;
  readonly author: string;
  readonly reason: string;
  readonly action: string;
  readonly copyId: CopyId;
  /** Null for what is about no days. */
  readonly days: { readonly firstDay: string; readonly lastDay: string } | null;
  readonly text: string;
}

export type NewRosterAudit = Omit<RosterAuditRecord, 'no'>;

/** What was published, or is not to count as published any more. */
export interface RosterVersionRecord {
  /** From 1 on, without gaps. */
  readonly versionNo: number;
  readonly kind: 'published' | 'unpublished';
  readonly publishedMs: number;
  readonly author: string;
  readonly reason: string;
  readonly firstDay: string;
  readonly days: number;
  /** How many people's shifts it changed. */
  readonly changedAgents: number;
  /** What changed for whom, as JSON. */
  readonly text: string;
}

/** Days of some people as agents and planners agreed them, with the request that asked for it. */
export interface RosterAmendment {
  /** Of the working roster, with the revision as it was read; 0 for a day that was not there. */
  readonly days: readonly Pick<RosterDayRecord, 'day' | 'revision' | 'text'>[];
  /** What is published of days, with the version that counted when it was read, and the new word on them. */
  readonly published: readonly { readonly day: string; readonly versionNo: number; readonly text: string }[];
  /** Of what is published; null where nothing is. */
  readonly version: Omit<RosterVersionRecord, 'versionNo'> | null;
  readonly audit: NewRosterAudit;
  /** As it is from now on; kept over the revision before it alone. */
  readonly request: ShiftRequest;
}

/** Where rosters are kept: days at work with a revision each, and what is only ever added: versions, acknowledgements, the audit. */
export interface RosterStore {
  /** Those of these days that are there, in their order. */
  readDays(copyId: CopyId, range: DayRange): Promise<readonly RosterDayRecord[]>;
  /**
   * All days and the entry of the audit, or nothing.
   *
   * @param days with the revision as it was read; 0 for a day that was not there.
   * @throws FloorcastError `conflict` naming a day somebody else was quicker on; then nothing is changed.
   */
  changeDays(
    copyId: CopyId,
    days: readonly Pick<RosterDayRecord, 'day' | 'revision' | 'text'>[],
    audit: NewRosterAudit,
  ): Promise<void>;
  /** A copy's days are gone; twice is harmless. */
  removeCopy(copyId: string): Promise<void>;
  addAudit(audit: NewRosterAudit): Promise<void>;
  /**
   * Newest first: entries about any of these days, and those about none.
   *
   * @param beforeNo only older ones; null: from the newest on.
   */
  listAudit(range: DayRange, beforeNo: number | null, most: number): Promise<readonly RosterAuditRecord[]>;
  /**
   * @param days of a published version what it says of each day; of an unpublished one null. With a revision that was seen it
   *   is published only while the working day is of it.
   * @returns its number.
   * @throws FloorcastError `conflict` naming a day that was changed; then nothing is published.
   */
  publish(
    version: Omit<RosterVersionRecord, 'versionNo'>,
    days: readonly { readonly day: string; readonly text: string | null; readonly seenRevision?: number }[],
    audit: NewRosterAudit,
  ): Promise<number>;
  /**
   * Working days, what is published, the audit and the request, all of it or nothing.
   *
   * @returns the number of the new version; null where none was asked for.
   * @throws FloorcastError `conflict` naming a day or the request somebody else was quicker on; then nothing is changed.
   */
  amend(amendment: RosterAmendment): Promise<number | null>;
  /** Newest first, without their texts. */
  listVersions(): Promise<readonly (Omit<RosterVersionRecord, 'text'> & { readonly seenAgents: number })[]>;
  /** Null when there is none of that number. */
  readVersion(versionNo: number): Promise<RosterVersionRecord | null>;
  /** What a version says of its days, in their order. */
  readVersionDays(versionNo: number): Promise<readonly PublishedDay[]>;
  /** What counts as published of these days: the newest version's word on each. Days never published are missing. */
  readPublished(range: DayRange): Promise<readonly PublishedDay[]>;
  /** What was published of these days first. Days never published are missing. */
  readFirstPublished(range: DayRange): Promise<readonly PublishedDay[]>;
  /** Again is harmless: the first time counts. */
  markSeen(versionNo: number, agentId: string, atMs: number): Promise<void>;
  listSeen(versionNo: number): Promise<readonly { readonly agentId: string; readonly atMs: number }[]>;
  /** Numbers of the versions an agent has seen, from one on. */
  listSeenBy(agentId: string, fromVersionNo: number): Promise<readonly number[]>;
}

export interface PublishedDay {
  readonly day: string;
  readonly versionNo: number;
  /** Null: it was published and is not any more. */
  readonly text: string | null;
}
