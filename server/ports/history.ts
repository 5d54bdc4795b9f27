import type { Detail } from '../../shared/contract/http.ts';
import type { TallyField } from '../../shared/floor/tally.ts';
import type { CallKey, CallOutcome, CallRecord } from '../../shared/history/call-record.ts';
import type { AgentDay, AgentInterval, QueueDay, QueueInterval } from '../../shared/history/roll-ups.ts';
import type { Period } from './journal.ts';

/**
 * The past as it is kept: roll-ups and calls of the live floor and of all imports that are done, added together. Rows
 * come by time, then queue or agent; what nobody knows of has no row.
 */
export interface History {
  /** Queues by their quarter hours, or by so many of them together, aligned to the site's local clock. */
  readQueueIntervals(request: IntervalsRequest & TallyFieldsRequest): Promise<readonly QueueInterval[]>;
  /** Queues by site days. */
  readQueueDays(request: DaysRequest & TallyFieldsRequest): Promise<readonly QueueDay[]>;
  /** The days summed up: one row a queue. */
  sumQueueDays(request: DaysRequest & TallyFieldsRequest): Promise<readonly Omit<QueueDay, 'day'>[]>;
  readAgentIntervals(request: IntervalsRequest & AgentsRequest): Promise<readonly AgentInterval[]>;
  readAgentDays(request: DaysRequest & AgentsRequest): Promise<readonly AgentDay[]>;
  sumAgentDays(request: DaysRequest & AgentsRequest): Promise<readonly Omit<AgentDay, 'day'>[]>;
  /** The calls behind a figure, by the moment they were offered, at most `limit`, after the one named. */
  readCalls(request: CallsRequest): Promise<readonly StoredCall[]>;
  /** Every queue and agent the history has, and its first and last site day; null when it has nothing. */
  describe(): Promise<HistoryContents>;
  status(): { readonly status: 'ok' | 'failed' } & Detail;
}

/** Which of a queue's counts are needed: reading half of them takes half the time. */
export interface TallyFieldsRequest {
  /** Those not named may be 0. Left out: all. */
  readonly fields?: readonly TallyField[];
}

export interface IntervalsRequest {
  /** `['*']` is the site's own row; null: every queue but the site's row. */
  readonly queueIds: readonly string[] | null;
  readonly period: Period;
  /** 15 reads rows as they are. */
  readonly everyMinutes: 15 | 30 | 60;
}

export interface DaysRequest {
  readonly queueIds: readonly string[] | null;
  /** `YYYY-MM-DD`, both inclusive. */
  readonly fromDay: string;
  readonly toDay: string;
}

/** For agents `queueIds` null means whole agents, a list means their rows of these queues. */
export interface AgentsRequest {
  /** Null: all. */
  readonly agentIds: readonly string[] | null;
}

export interface CallsRequest {
  readonly queueIds: readonly string[] | null;
  readonly agentIds: readonly string[] | null;
  /** Null: any. */
  readonly outcomes: readonly CallOutcome[] | null;
  readonly period: Period;
  readonly after: CallKey | null;
  readonly limit: number;
}

export interface StoredCall extends CallRecord {
  /** 0: seen live; else the number of the import it came with. */
  readonly importNo: number;
}

export interface HistoryContents {
  readonly queueIds: readonly string[];
  readonly agents: readonly { readonly agentId: string; readonly name: string | null }[];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}
