import type { AgentState } from '../floor/agent-state.ts';
import type { Tally, TallyField } from '../floor/tally.ts';
import type { TallyWindow } from '../floor/windows.ts';

/**
 * The floor as it crosses the wire: a flat table of rows, each a flat record. A snapshot is the whole table, a delta the
 * changed fields of changed rows. Nothing here ticks by itself: ages are sent as the instant they began, and the screen
 * counts. That keeps a quiet floor silent on the wire.
 */
export type RowKey =
  | `queue/${string}`
  | `tally/${TallyWindow}/${string}`
  | `agent/${string}`
  | `waiting/${string}`
  | `feed/${string}`
  | 'oddities';

export type RowValue = string | number | boolean | null;

/** Key `queue/<queueId>`, and `queue/*` for the site: the instant, `now`. */
export type QueueRow = {
  readonly waiting: number;
  /** When the caller waiting longest was offered; null when nobody waits. Longest wait now = floor time - this. */
  readonly oldestOfferedAtMs: number | null;
  /** Waiting longer than `answerWithinSeconds` at this instant. */
  readonly pastTarget: number;
  /** Agents of this queue by state; of the site each agent once. */
  readonly ready: number;
  readonly ringing: number;
  readonly talking: number;
  readonly wrapUp: number;
  readonly otherCall: number;
  readonly paused: number;
  readonly unreachable: number;
  readonly offline: number;
  /** Of those talking, ringing or in wrap-up: how many are so for ANOTHER queue. 0 for the site. */
  readonly busyElsewhere: number;
  /** `{"Lunch":3,"Training":1}` as JSON text, keys sorted: reasons are the site's own words and not a closed list. */
  readonly pausedByReason: string;
};

/** Key `tally/<window>/<queueId>`. */
export type TallyRow = Readonly<Record<TallyField, number>> & Readonly<Tally>;

/** Key `agent/<agentId>`. */
export type AgentRow = {
  readonly name: string;
  readonly state: AgentState;
  /** Since when in this state, floor time. */
  readonly sinceMs: number;
  /** Pause reason; null when not paused. */
  readonly reason: string | null;
  /** The queue of the call being rung, talked or wrapped up. */
  readonly queueId: string | null;
  readonly callId: string | null;
  readonly onHold: boolean;
  /** `queueId:level` joined by `\n`, sorted. */
  readonly queues: string;
  readonly team: string | null;
};

/** Key `waiting/<callId>@<queueId>`. Only on the desk: walls get no callers. */
export type WaitingRow = {
  readonly callId: string;
  readonly queueId: string;
  readonly offeredAtMs: number;
  /** Masked before it leaves the server, e.g. `+493 ••• 475`; null when unknown. */
  readonly caller: string | null;
  readonly priority: number;
  /** Agents whose phones ring for this caller now. */
  readonly ringing: number;
};

export type FeedStatus = 'connecting' | 'connected' | 'lost';

/** Key `feed/<feedId>`. */
export type FeedRow = {
  readonly status: FeedStatus;
  readonly sinceMs: number;
  /** A stored message (`parseStoredMessage`), or the words of a source that is not ours. */
  readonly detail: string;
};

/** Key `oddities`: how many of each code today, as JSON text with keys sorted. */
export type OdditiesRow = { readonly counts: string };

export type Row = Readonly<Record<string, RowValue>>;
export type Rows = Readonly<Record<string, Row>>;
