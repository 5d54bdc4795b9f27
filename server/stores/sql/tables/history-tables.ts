import type { ColumnType } from 'kysely';
import type { TallyField } from '../../../../shared/floor/tally.ts';
import type { AgentTallyField } from '../../../../shared/history/agent-tally.ts';

/** The past as calls and sums, and where it was imported from. */
export interface HistoryTables {
  calls: CallsTable;
  queue_intervals: QueueIntervalsTable;
  queue_days: QueueDaysTable;
  agent_intervals: AgentIntervalsTable;
  agent_days: AgentDaysTable;
  imports: ImportsTable;
  import_refusals: ImportRefusalsTable;
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
