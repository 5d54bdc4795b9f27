import type {
  AdherenceContest,
  AdherenceException,
  AdherenceHistoryAnswer,
  AdherenceNowAnswer,
  AdherenceSettingsAnswer,
  ContestDecision,
  ContestRequest,
  ExceptionRequest,
  FloorAdherenceAnswer,
  JudgedContest,
} from '../../shared/contract/adherence.ts';
import type { SeesAgent } from '../../shared/access/scope.ts';
import type { Signed } from '../../shared/contract/signed.ts';
import type { AdherenceSettings } from '../../shared/adherence/adherence-settings.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import type { Period } from './journal.ts';

/** What of the site whoever asks is told of. */
export interface AdherenceReader {
  readonly seesAgent: SeesAgent;
  readonly seesQueue: (queueId: string) => boolean;
}

/**
 * Who is where the roster says, now and in the past (server/adherence makes it). All refusals are FloorcastErrors in words. Whoever
 * does not see an agent is told nothing of them, and an id of theirs is one there is not.
 */
export interface Adherence {
  readNow(reader: AdherenceReader): AdherenceNowAnswer;
  /** The same as counts without people, for walls. */
  readFloor(): FloorAdherenceAnswer;
  readHistory(
    range: DayRange,
    only: { readonly team: string | null; readonly agentId: string | null },
    sees: SeesAgent,
  ): Promise<AdherenceHistoryAnswer>;
  /** What payroll needs, a row an agent and day. */
  writeAttendance(
    range: DayRange,
    format: 'csv' | 'xlsx',
    locale: Locale,
    sees: SeesAgent,
  ): Promise<Uint8Array>;
  listExceptions(range: DayRange, sees: SeesAgent): Promise<readonly AdherenceException[]>;
  /** @throws `bad-request` */
  addException(request: Signed<ExceptionRequest>): Promise<AdherenceException>;
  /** Again is harmless. @throws `not-found` */
  removeException(id: string, author: string, sees: SeesAgent): Promise<void>;
  listContests(range: DayRange, sees: SeesAgent): Promise<readonly AdherenceContest[]>;
  /** The same for whoever decides them: with what was rostered and done at these times. */
  listJudgedContests(range: DayRange, sees: SeesAgent): Promise<readonly JudgedContest[]>;
  /** @throws `bad-request` */
  contest(request: ContestRequest): Promise<AdherenceContest>;
  /** @throws `not-found`, `conflict` when it is decided already */
  decideContest(id: string, decision: Signed<ContestDecision>, sees: SeesAgent): Promise<AdherenceContest>;
  readSettings(): AdherenceSettings;
  /** @throws `conflict` when others were saved since they were read */
  saveSettings(change: AdherenceSettingsAnswer): Promise<AdherenceSettings>;
}

/** One agent's closed day, as JSON text. */
export interface AdherenceDayRecord {
  readonly day: string;
  readonly agentId: string;
  readonly text: string;
}

/** Where closed days, exceptions and contests are kept. */
export interface AdherenceStore {
  /** The day as a whole: what was kept of it before is gone. */
  replaceDay(day: string, rows: readonly Omit<AdherenceDayRecord, 'day'>[]): Promise<void>;
  /** One agent's, of a day that is kept; the others' stay. @param text null: nothing is kept of theirs */
  replaceAgentDay(day: string, agentId: string, text: string | null): Promise<void>;
  readDays(range: DayRange): Promise<readonly AdherenceDayRecord[]>;
  /** Those of these days that are closed, in their order. */
  listClosed(range: DayRange): Promise<readonly string[]>;
  /** Those that touch the period, newest first, removed ones too. */
  listExceptions(period: Period): Promise<readonly AdherenceException[]>;
  findException(id: string): Promise<AdherenceException | null>;
  /** Also one that is there already, as it is now. */
  saveException(exception: AdherenceException): Promise<void>;
  listContests(period: Period): Promise<readonly AdherenceContest[]>;
  findContest(id: string): Promise<AdherenceContest | null>;
  addContest(contest: AdherenceContest): Promise<void>;
  /** Only one that is open; false: somebody else was quicker. */
  decideContest(contest: AdherenceContest): Promise<boolean>;
}
