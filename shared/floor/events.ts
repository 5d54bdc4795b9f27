/**
 * What can happen on a floor, in no vendor's words.
 *
 * A feed turns its phone system's messages into these facts, the journal keeps them, `reduceFloor` turns them into
 * the state of the floor. The union is closed: something a feed cannot say with it belongs into this file first.
 *
 * Times are epoch milliseconds of the SOURCE's clock. `callId` is the source's name for one contact; a contact that
 * is transferred to a queue visits twice: the same `callId` is offered again (rule FL7), so a visit is known by
 * `callId` + `queueId` + its being open, a conversation by `callId` + `queueId` + `agentId`.
 */
export type FloorEvent = CallEvent | AgentEvent | FeedEvent;

export type CallEvent =
  | CallOffered
  | CallRang
  | CallRingEnded
  | CallAnswered
  | CallHeld
  | CallResumed
  | CallTransferred
  | CallAbandoned
  | CallFlowedOut
  | CallEnded
  | WrapUpStarted
  | WrapUpEnded;

export type AgentEvent =
  AgentSignedIn | AgentSignedOut | AgentPaused | AgentUnpaused | AgentQueuesChanged | AgentPhoneChanged;

export type FeedEvent = FeedConnected | FeedLost | FeedResynchronised;

interface EventBase {
  /** When it happened by the source's clock, epoch ms. */
  readonly atMs: number;
  /** The source's own id of this event; the journal takes one id once. HTTP intake requires it, feeds may leave it out. */
  readonly id?: string;
  /**
   * The source it came from, at most 200 characters. Decides what a `feed-resynchronised` may close (rule FL53). The
   * live floor fills it in: a feed's events get the feed's id, those of the HTTP intake `http`. A source that sends its
   * own `feed-resynchronised` over HTTP names itself in all its events.
   */
  readonly feedId?: string;
}

interface OnCall extends EventBase {
  readonly callId: string;
  readonly queueId: string;
}

interface OnConversation extends OnCall {
  readonly agentId: string;
}

/** A caller begins to wait in a queue. Counted as offered, in the interval of `atMs`. */
export interface CallOffered extends OnCall {
  readonly type: 'call-offered';
  readonly callerNumber?: string;
  readonly callerName?: string;
  /** Higher is served first; 0 when the source has no priorities. */
  readonly priority?: number;
}

/** An agent's phone rings for a waiting caller. Several agents may ring for one. */
export interface CallRang extends OnConversation {
  readonly type: 'call-rang';
}

export type RingEnd = 'no-answer' | 'declined' | 'cancelled';

/** A ring attempt is over without an answer by this agent. */
export interface CallRingEnded extends OnConversation {
  readonly type: 'call-ring-ended';
  readonly reason: RingEnd;
}

/** The caller is connected to the agent: the wait is over, talk time begins. */
export interface CallAnswered extends OnConversation {
  readonly type: 'call-answered';
  /** The wait as the source itself states it, ms. When given it wins over `atMs - offered` (rule FL12). */
  readonly waitMs?: number;
}

export interface CallHeld extends OnConversation {
  readonly type: 'call-held';
}

export interface CallResumed extends OnConversation {
  readonly type: 'call-resumed';
}

export type TransferKind = 'blind' | 'attended' | 'queue';

/** The agent hands the caller on; this agent's conversation is over. A queue that takes the caller offers it anew. */
export interface CallTransferred extends OnConversation {
  readonly type: 'call-transferred';
  readonly kind: TransferKind;
  /** Where to, as the source names it: a queue id, an agent id, a number. */
  readonly to?: string;
  /** Talk time (hold included) as the source states it, ms. */
  readonly talkMs?: number;
}

/** The caller gave up waiting. */
export interface CallAbandoned extends OnCall {
  readonly type: 'call-abandoned';
  readonly waitMs?: number;
}

/**
 * Why a caller left the queue without an agent and without hanging up. `lost`: the source restarted or the end was
 * never seen, so that nothing better can be said.
 */
export const FLOW_OUT_REASONS = [
  'timeout',
  'key',
  'empty',
  'withdrawn',
  'overflow',
  'callback',
  'voicemail',
  'lost',
  'other',
] as const;
export type FlowOutReason = (typeof FLOW_OUT_REASONS)[number];

export interface CallFlowedOut extends OnCall {
  readonly type: 'call-flowed-out';
  readonly reason: FlowOutReason;
  readonly waitMs?: number;
}

export type CallEnder = 'caller' | 'agent' | 'system' | 'unknown';

/** The conversation is over. */
export interface CallEnded extends OnConversation {
  readonly type: 'call-ended';
  readonly endedBy: CallEnder;
  /** Talk time (hold included) as the source states it, ms. */
  readonly talkMs?: number;
}

/** After-call work of a conversation begins; until `wrap-up-ended` the agent takes no calls. */
export interface WrapUpStarted extends OnConversation {
  readonly type: 'wrap-up-started';
}

export interface WrapUpEnded extends OnConversation {
  readonly type: 'wrap-up-ended';
}

/** An agent's place in one queue. Level 1 is served first; the source's penalty 0 is level 1. */
export interface QueueMembership {
  readonly queueId: string;
  readonly level: number;
}

export interface AgentSignedIn extends EventBase {
  readonly type: 'agent-signed-in';
  readonly agentId: string;
  readonly name?: string;
  readonly queues: readonly QueueMembership[];
}

export interface AgentSignedOut extends EventBase {
  readonly type: 'agent-signed-out';
  readonly agentId: string;
}

/** Paused in one queue, or in all of them when `queueId` is left out. Pausing again replaces the reason. */
export interface AgentPaused extends EventBase {
  readonly type: 'agent-paused';
  readonly agentId: string;
  readonly queueId?: string;
  readonly reason: string;
}

export interface AgentUnpaused extends EventBase {
  readonly type: 'agent-unpaused';
  readonly agentId: string;
  readonly queueId?: string;
}

/** The whole new list of queues and levels; queues not named are left. */
export interface AgentQueuesChanged extends EventBase {
  readonly type: 'agent-queues-changed';
  readonly agentId: string;
  readonly queues: readonly QueueMembership[];
}

/** What the phone itself says, queue calls or not: a private call shows here only. */
export type PhoneState = 'idle' | 'ringing' | 'in-use' | 'unreachable';

export interface AgentPhoneChanged extends EventBase {
  readonly type: 'agent-phone-changed';
  readonly agentId: string;
  readonly phone: PhoneState;
}

export interface FeedConnected extends EventBase {
  readonly type: 'feed-connected';
  readonly feedId: string;
}

export interface FeedLost extends EventBase {
  readonly type: 'feed-lost';
  readonly feedId: string;
  /** A stored message (`storeMessage`) of our own feeds, the source's own words else. */
  readonly reason: string;
}

/**
 * The source's whole truth of this moment. Its waiting callers and conversations that are not in it are closed as `lost`,
 * those that are new in it are taken over, its agents are replaced (rules FL20 on). What is known to have come from
 * another source stays as it is (rule FL53).
 */
export interface FeedResynchronised extends EventBase {
  readonly type: 'feed-resynchronised';
  readonly feedId: string;
  readonly waiting: readonly WaitingCaller[];
  readonly conversations: readonly OpenConversation[];
  readonly agents: readonly AgentPresence[];
}

export interface WaitingCaller {
  readonly callId: string;
  readonly queueId: string;
  readonly offeredAtMs: number;
  readonly callerNumber?: string;
  readonly callerName?: string;
  readonly priority?: number;
}

export interface OpenConversation {
  readonly callId: string;
  readonly queueId: string;
  readonly agentId: string;
  readonly answeredAtMs: number;
}

export interface AgentPresence {
  readonly agentId: string;
  readonly name?: string;
  readonly queues: readonly QueueMembership[];
  /** Pauses by queue; a pause in every queue names every queue. */
  readonly pauses: readonly {
    readonly queueId: string;
    readonly reason: string;
    readonly sinceMs?: number;
  }[];
  readonly phone: PhoneState;
  readonly signedInAtMs?: number;
}

/** An event with its place in the journal. `seq` counts from 1 without gaps. */
export interface NumberedEvent {
  readonly seq: number;
  readonly event: FloorEvent;
}
