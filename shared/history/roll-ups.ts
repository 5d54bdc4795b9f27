import type { Tally } from '../floor/tally.ts';
import type { AgentTally } from './agent-tally.ts';
import type { CallKey, CallRecord } from './call-record.ts';
import type { GapBits } from './tally-gaps.ts';

/** Every roll-up is kept by quarter hours, whatever interval the site's screens show. */
export const ROLL_UP_MINUTES = 15;

/** Counts of calls, and what of them nobody told. */
export interface ToldTally {
  readonly tally: Readonly<Tally>;
  /** Absent or 0: all is told. What is not told is nothing that may be read in the tally. */
  readonly gaps?: GapBits;
}

/** A queue (`*`: the site) over 15 minutes. Rows of one queue and time that do not tell the same stand apart. */
export interface QueueInterval extends ToldTally {
  readonly queueId: string;
  readonly startMs: number;
}

/** A queue (`*`: the site) over one site day. */
export interface QueueDay extends ToldTally {
  readonly queueId: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

/** An agent over 15 minutes; in one queue, or whole when `queueId` is null. */
export interface AgentInterval {
  readonly agentId: string;
  readonly queueId: string | null;
  readonly startMs: number;
  /** The site day of `startMs`, `YYYY-MM-DD`. */
  readonly day: string;
  readonly tally: Readonly<AgentTally>;
}

export interface AgentDay {
  readonly agentId: string;
  readonly queueId: string | null;
  readonly day: string;
  readonly tally: Readonly<AgentTally>;
}

/**
 * What became of the history by the events a floor took in, to be kept in the very transaction that keeps the events.
 *
 * Queues are told whole (a row replaces the one kept before), agents by difference (a row is added to the one kept, and
 * may be negative), because the floor holds its queues' two days in memory but not those of 800 agents.
 */
export interface FloorChanges {
  /** New or changed, whole. */
  readonly calls: readonly CallRecord[];
  /** No longer there under this key: the moment of the offer was corrected. */
  readonly moved: readonly CallKey[];
  readonly queueIntervals: readonly QueueInterval[];
  readonly queueDays: readonly QueueDay[];
  readonly agentIntervals: readonly AgentInterval[];
  /** Agents whose name was learnt or changed. */
  readonly agentNames: readonly { readonly agentId: string; readonly name: string }[];
}

export const NO_CHANGES: FloorChanges = {
  calls: [],
  moved: [],
  queueIntervals: [],
  queueDays: [],
  agentIntervals: [],
  agentNames: [],
};
