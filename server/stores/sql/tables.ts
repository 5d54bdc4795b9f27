import type { ColumnType } from 'kysely';
import type { TallyField } from '../../../shared/floor/tally.ts';
import type { AgentTallyField } from '../../../shared/history/agent-tally.ts';

/**
 * The schema, the same on both engines. Times are epoch ms and lengths ms, both integers; days are day numbers
 * (shared/time/day-number.ts). Queues and agents are small numbers: a year has 8.5 million calls.
 */
export interface Tables {
  meta: MetaTable;
  queues: QueuesTable;
  agents: AgentsTable;
  events: EventsTable;
  blocks: BlocksTable;
  sources: SourcesTable;
  snapshots: SnapshotsTable;
  calls: CallsTable;
  queue_intervals: QueueIntervalsTable;
  queue_days: QueueDaysTable;
  agent_intervals: AgentIntervalsTable;
  agent_days: AgentDaysTable;
  imports: ImportsTable;
  import_refusals: ImportRefusalsTable;
  documents: DocumentsTable;
  plan_values: PlanValuesTable;
  forecast_versions: ForecastVersionsTable;
  forecast_version_queues: ForecastVersionQueuesTable;
  roster_days: RosterDaysTable;
  roster_audit: RosterAuditTable;
  roster_versions: RosterVersionsTable;
  roster_version_days: RosterVersionDaysTable;
  roster_seen: RosterSeenTable;
  accounts: AccountsTable;
  account_links: AccountLinksTable;
  account_sessions: AccountSessionsTable;
  account_addresses: AccountAddressesTable;
  account_identities: AccountIdentitiesTable;
  audit: AuditTable;
  adherence_days: AdherenceDaysTable;
  adherence_exceptions: AdherenceExceptionsTable;
  adherence_contests: AdherenceContestsTable;
  requests: RequestsTable;
  request_offers: RequestOffersTable;
  calendar_links: CalendarLinksTable;
  calendar_entries: CalendarEntriesTable;
  help_calls: HelpCallsTable;
  day_messages: DayMessagesTable;
  notices: NoticesTable;
  notice_facts: NoticeFactsTable;
  notice_people: NoticePeopleTable;
  notice_devices: NoticeDevicesTable;
  notice_sends: NoticeSendsTable;
}

export interface MetaTable {
  name: string;
  value: string;
}

export interface QueuesTable {
  queue_no: ColumnType<number, number | undefined, never>;
  queue_id: string;
}

export interface AgentsTable {
  agent_no: ColumnType<number, number | undefined, never>;
  agent_id: string;
  agent_name: string | null;
}

export interface EventsTable {
  seq: number;
  at_ms: number;
  type: string;
  call_id: string | null;
  agent_id: string | null;
  event_id: string | null;
  body: string;
}

export interface BlocksTable {
  block: number;
  events: number;
  first_ms: number;
  last_ms: number;
}

export interface SourcesTable {
  source: string;
  newest_ms: number;
}

export interface SnapshotsTable {
  seq: number;
  packed: Uint8Array;
}

/** Where a row comes from: 0 is the live floor, else the number of an import. */
interface FromSource {
  source: number;
}

export interface CallsTable extends FromSource {
  offered_ms: number;
  queue_no: number;
  call_id: string;
  /** 0 waiting, 1 answered, 2 abandoned, 3 + index into FLOW_OUT_REASONS flowed out. */
  outcome: number;
  wait_ms: number;
  agent_no: number | null;
  /** 1 when over with its wrap-up. */
  handled: number;
  talk_ms: number;
  hold_ms: number;
  wrap_up_ms: number;
  caller: string | null;
  answer_within_ms: number;
  short_abandon_ms: number;
}

/** `offered`, `answered_within_target`, ... : the tally's field in snake case. */
type Snake<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Uppercase<Head>
    ? Head extends Lowercase<Head>
      ? `${Head}${Snake<Tail>}`
      : `_${Lowercase<Head>}${Snake<Tail>}`
    : `${Head}${Snake<Tail>}`
  : S;

export type TallyColumn = Snake<TallyField>;
export type AgentTallyColumn = Snake<AgentTallyField>;

export type TallyColumns = { [column in TallyColumn]: number };
export type AgentTallyColumns = { [column in AgentTallyColumn]: number };

/** Rows of a queue: those that do not tell the same of their calls stand apart. */
interface Told extends FromSource {
  /** GapBits of shared/history/tally-gaps.ts. */
  gaps: number;
}

export interface QueueIntervalsTable extends Told, TallyColumns {
  queue_no: number;
  start_ms: number;
}

export interface QueueDaysTable extends Told, TallyColumns {
  queue_no: number;
  day: number;
}

/** `queue_no` 0: the agent whole. */
export interface AgentIntervalsTable extends FromSource, AgentTallyColumns {
  queue_no: number;
  start_ms: number;
  agent_no: number;
}

export interface AgentDaysTable extends FromSource, AgentTallyColumns {
  queue_no: number;
  day: number;
  agent_no: number;
}

export interface ImportsTable {
  import_no: ColumnType<number, number | undefined, never>;
  /** An ImportState of shared/contract/imports.ts. Rows of an import count only when it is `done`. */
  state: string;
  kind: string;
  file_name: string;
  file_sha256: string;
  /** ImportOptions as JSON. */
  options: string;
  started_ms: number;
  finished_ms: number | null;
  /** ImportCounts as JSON. */
  counts: string;
  first_ms: number | null;
  last_ms: number | null;
  problem: string | null;
  /** GapBits of any of its rows, kept before they are. */
  gaps: number;
}

export interface ImportRefusalsTable {
  import_no: number;
  row_no: number;
  reason: string;
  text: string;
}

export interface DocumentsTable {
  name: string;
  text: string;
  saved_ms: number;
}

export interface PlanValuesTable {
  kind: string;
  key: string;
  revision: number;
  saved_ms: number;
  text: string;
}

export interface ForecastVersionsTable {
  version_no: number;
  published_ms: number;
  author: string;
  reason: string;
  first_day: number;
  days: number;
  known_until_ms: number;
}

export interface ForecastVersionQueuesTable {
  version_no: number;
  queue_id: string;
  text: string;
}

export interface RosterDaysTable {
  /** Empty for the working roster. */
  copy_id: string;
  day: number;
  revision: number;
  changed_ms: number;
  author: string;
  text: string;
}

export interface RosterAuditTable {
  no: number;
  at_ms: number;
  author: string;
  reason: string;
  action: string;
  copy_id: string;
  first_day: number | null;
  last_day: number | null;
  text: string;
}

export interface RosterVersionsTable {
  version_no: number;
  kind: string;
  published_ms: number;
  author: string;
  reason: string;
  first_day: number;
  days: number;
  changed_agents: number;
  text: string;
}

export interface RosterVersionDaysTable {
  day: number;
  version_no: number;
  text: string | null;
}

export interface RosterSeenTable {
  version_no: number;
  agent_id: string;
  seen_ms: number;
}

export interface AccountsTable {
  account_id: string;
  /** The name to sign in with, folded. */
  sign_in_key: string;
  sign_in_name: string;
  shown_name: string;
  role: string;
  /** AccountScope as JSON. */
  scope: string;
  agent_id: string | null;
  state: string;
  created_ms: number;
  changed_ms: number;
  password_hash: string | null;
}

export interface AccountLinksTable {
  account_id: string;
  token_hash: string;
  ends_ms: number;
}

export interface AccountSessionsTable {
  token_hash: string;
  account_id: string;
  started_ms: number;
  seen_ms: number;
  address: string;
  browser: string;
}

export interface AccountAddressesTable {
  account_id: string;
  address: string;
  last_ms: number;
}

export interface AccountIdentitiesTable {
  account_id: string;
  issuer: string;
  subject: string;
  tied_ms: number;
}

export interface AuditTable {
  no: number;
  at_ms: number;
  /** Null for the administrator's link. */
  account_id: string | null;
  account_name: string;
  action: string;
  target_id: string;
  target_name: string;
  /** AuditState as JSON. */
  before_state: string | null;
  after_state: string | null;
  reason: string;
}

/** Closed days of adherence; `agent_id` is empty in the row that says the day is kept. */
export interface AdherenceDaysTable {
  day: number;
  agent_id: string;
  text: string;
}

export interface AdherenceExceptionsTable {
  id: string;
  agent_id: string;
  from_ms: number;
  to_ms: number;
  kind: string;
  reason: string;
  author: string;
  made_ms: number;
  /** Null while it holds. */
  removed_ms: number | null;
  removed_by: string | null;
}

export interface AdherenceContestsTable {
  id: string;
  agent_id: string;
  from_ms: number;
  to_ms: number;
  word: string;
  made_ms: number;
  state: string;
  answer: string | null;
  decided_ms: number | null;
  decided_by: string | null;
}

export interface RequestsTable {
  request_id: string;
  revision: number;
  state: string;
  agent_id: string;
  other_agent_id: string | null;
  first_day: number;
  last_day: number;
  /** A ShiftRequest as JSON. */
  text: string;
}

export interface RequestOffersTable {
  offer_id: string;
  day: number;
  /** A CentreOffer as JSON. */
  text: string;
}

export interface CalendarLinksTable {
  account_id: string;
  token_hash: string;
  locale: string;
  made_ms: number;
  read_ms: number | null;
}

export interface CalendarEntriesTable {
  agent_id: string;
  uid: string;
  sequence: number;
  /** 1 when it was told once and is taken back. */
  is_cancelled: number;
  changed_ms: number;
  text: string;
}

export interface HelpCallsTable {
  id: string;
  agent_id: string;
  note: string;
  called_ms: number;
  taken_ms: number | null;
  taken_by: string | null;
  /** Null while it stands. */
  ended_ms: number | null;
  ended_by: string | null;
}

export interface DayMessagesTable {
  id: string;
  text: string;
  /** A list as JSON; null: to all. */
  teams: string | null;
  author: string;
  made_ms: number;
  ends_ms: number;
  removed_ms: number | null;
  removed_by: string | null;
}

export interface NoticesTable {
  notice_id: string;
  account_id: string;
  first_ms: number;
  last_ms: number;
  /** Null: nothing of it is to be sent. */
  due_ms: number | null;
  /** Null while it takes facts. */
  closed_ms: number | null;
  read_ms: number | null;
}

export interface NoticeFactsTable {
  account_id: string;
  /** What it is told by once. */
  fact_key: string;
  notice_id: string;
  fact_no: number;
  at_ms: number;
  /** NoticeFact as JSON. */
  text: string;
}

export interface NoticePeopleTable {
  account_id: string;
  /** NoticeSettings as JSON; null: nothing was chosen. */
  settings: string | null;
  mail_address: string | null;
  mail_confirmed_ms: number | null;
  mail_token_hash: string | null;
  mail_token_ends_ms: number | null;
}

/** Browsers that take pushes. */
export interface NoticeDevicesTable {
  device_id: string;
  account_id: string;
  session_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  browser: string;
  added_ms: number;
}

/** What is to leave the house, and what has left it. */
export interface NoticeSendsTable {
  send_id: string;
  channel: string;
  /** Empty for the webhook. */
  account_id: string;
  device_id: string | null;
  text: string;
  made_ms: number;
  /** Nobody takes it before: it is being sent, or is tried again then. */
  next_ms: number;
  tries: number;
  /** `waiting`, `sent`, `dropped` or `given-up`. */
  state: string;
  fault: string | null;
  finished_ms: number | null;
}
