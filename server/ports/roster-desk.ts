import type {
  RosterBreaksAnswer,
  RosterBreaksRequest,
  RosterCandidatesRequest,
  RosterExplainRequest,
  RosterRepairRequest,
} from '../../shared/contract/roster-advice.ts';
import type { RosterFact } from '../../shared/contract/roster-presence.ts';
import type { RosterProposalsAnswer } from '../../shared/contract/roster-proposals.ts';
import type {
  RosterPublishPreview,
  RosterPublishRequest,
  RosterUnpublishRequest,
  RosterVersionAnswer,
  RosterVersionHead,
  RosterVersionsAnswer,
} from '../../shared/contract/roster-versions.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { ShiftRequest } from '../../shared/requests/request.ts';
import type {
  RosterAuditAnswer,
  RosterChange,
  RosterChanged,
  RosterChangeRequest,
  RosterCopiesAnswer,
  RosterCopy,
  RosterCopyRequest,
  RosterImportPreview,
  RosterNowAnswer,
  RosterSettingsAnswer,
  RosterTakeRequest,
} from '../../shared/contract/rosters.ts';
import type { Signed } from '../../shared/contract/signed.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import type { WrittenAnswer } from './history-answers.ts';
import type { LeaveDays } from './leave-days.ts';
import type { CopyId } from './rosters.ts';

/** What some changes would do to the roster. */
export interface ChangesCheck {
  /** Hard rules that hold now and would not; empty: none. */
  readonly broken: readonly Message[];
  /** On the days that change: hours in which agents are missing, by the requirement. */
  readonly shortHoursBefore: number;
  readonly shortHoursAfter: number;
}

/** What agents and planners agreed of single people's days. */
export interface AgreedChanges {
  readonly author: string;
  readonly reason: string;
  /** At least one. */
  readonly changes: readonly RosterChange[];
  /** Of every day that changes: what was looked at when it was checked. */
  readonly seen: {
    readonly revisions: Readonly<Record<string, number>>;
    /** Of published days alone. */
    readonly versions: Readonly<Record<string, number>>;
  };
  readonly request: ShiftRequest;
}

/** What planners ask of rosters and decide (server/planning/rosters makes it). All refusals are FloorcastErrors in words. */
export interface Rosters {
  readSettings(): Promise<RosterSettingsAnswer>;
  /** @throws `bad-request`, `conflict` when somebody was quicker */
  saveSettings(author: string, revision: number, settings: unknown): Promise<RosterSettingsAnswer>;
  /** A RosterAnswer. */
  read(range: DayRange, copyId: CopyId): Promise<WrittenAnswer>;
  /** @throws `conflict` saying who changed what, `bad-request` */
  change(request: Signed<RosterChangeRequest>): Promise<RosterChanged>;
  /** A RosterProblemAnswer. */
  readProblem(range: DayRange, copyId: CopyId): Promise<WrittenAnswer>;
  audit(range: DayRange, before: number | null, most: number): Promise<RosterAuditAnswer>;
  listCopies(): Promise<RosterCopiesAnswer>;
  makeCopy(request: Signed<RosterCopyRequest>): Promise<RosterCopy>;
  takeCopy(copyId: string, request: Signed<RosterTakeRequest>): Promise<RosterChanged>;
  removeCopy(copyId: string): Promise<void>;
  /** A RosterComparison. @throws `bad-request`, `not-found` for a source that is none */
  compare(range: DayRange, before: string, after: string): Promise<WrittenAnswer>;
  listProposals(): Promise<RosterProposalsAnswer>;
  /** A RosterProposalAnswer. */
  readProposal(proposalId: string): Promise<WrittenAnswer>;
  stopProposal(proposalId: string): Promise<WrittenAnswer>;
  takeProposal(proposalId: string, request: Signed<RosterTakeRequest>): Promise<RosterChanged>;
  removeProposal(proposalId: string): Promise<void>;
  previewPublish(range: DayRange): Promise<RosterPublishPreview>;
  publish(request: Signed<RosterPublishRequest>): Promise<RosterVersionHead>;
  unpublish(request: Signed<RosterUnpublishRequest>): Promise<RosterVersionHead>;
  listVersions(): Promise<RosterVersionsAnswer>;
  readVersion(versionNo: number): Promise<RosterVersionAnswer>;
  /** @throws `not-found`, also for an agent the version says nothing of */
  markSeen(versionNo: number, agentId: string): Promise<void>;
  /** A RosterRepairAnswer, and so on: nothing is changed by asking. */
  repair(request: RosterRepairRequest): Promise<WrittenAnswer>;
  findCandidates(request: RosterCandidatesRequest): Promise<WrittenAnswer>;
  explain(request: RosterExplainRequest): Promise<WrittenAnswer>;
  placeBreaks(request: Signed<RosterBreaksRequest>): Promise<RosterBreaksAnswer>;
  /** A RosterServiceAnswer. @throws `not-found` when not all of these days are forecast */
  checkService(range: DayRange, source: string, presentRatio: number | null): Promise<WrittenAnswer>;
  writeSheet(range: DayRange, source: string, format: 'csv' | 'xlsx', locale: Locale): Promise<Uint8Array>;
  /** @param copyId what the file is compared with; null: the working roster */
  previewImport(range: DayRange, copyId: string | null, bytes: Uint8Array): Promise<RosterImportPreview>;
  /**
   * Checks each of some changes of the working roster by itself.
   *
   * @param leave that would be granted with each
   */
  checkChanges(
    alternatives: readonly (readonly RosterChange[])[],
    leave: readonly LeaveDays[],
  ): Promise<readonly ChangesCheck[]>;
  /**
   * Changes these people's days in the working roster and publishes them with nobody else's, and keeps the request, all at once.
   *
   * @returns the version; null where none of the days is published.
   * @throws `conflict` when somebody was quicker: then nothing is changed.
   */
  amend(agreed: AgreedChanges): Promise<number | null>;
  readNow(): Promise<RosterNowAnswer>;
  /** An OnPhoneAnswer. @param intervalMinutes null: those of the planning settings */
  readOnPhone(range: DayRange, intervalMinutes: 15 | 30 | null): Promise<WrittenAnswer>;
  /** Calls back whenever something of rosters was changed. Answers how to end it. */
  onChanged(listener: (fact: RosterFact) => void): () => void;
}
