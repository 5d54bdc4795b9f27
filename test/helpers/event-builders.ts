import type {
  AgentPaused,
  AgentPhoneChanged,
  AgentPresence,
  AgentQueuesChanged,
  AgentSignedIn,
  AgentSignedOut,
  AgentUnpaused,
  CallAbandoned,
  CallAnswered,
  CallEnded,
  CallFlowedOut,
  CallHeld,
  CallOffered,
  CallRang,
  CallResumed,
  CallRingEnded,
  CallTransferred,
  FeedResynchronised,
  WrapUpEnded,
  WrapUpStarted,
} from '../../shared/floor/events.ts';
import {
  DEFAULT_PRIVACY,
  DEFAULT_SERVICE_RULE,
  type ServiceRule,
  type Site,
} from '../../shared/site/site.ts';

/** Monday 4 May 2026, 10:00 in Shanghai. */
export const T0 = Date.UTC(2026, 4, 4, 2, 0);

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;

const call = { callId: 'c1', queueId: 'support', atMs: T0 };
const conversation = { ...call, agentId: 'anna' };
const ofAgent = { agentId: 'anna', atMs: T0 };

export const offered = (part: Partial<CallOffered> = {}): CallOffered => ({
  type: 'call-offered',
  ...call,
  ...part,
});
export const rang = (part: Partial<CallRang> = {}): CallRang => ({
  type: 'call-rang',
  ...conversation,
  ...part,
});
export const ringEnded = (part: Partial<CallRingEnded> = {}): CallRingEnded => ({
  type: 'call-ring-ended',
  ...conversation,
  reason: 'no-answer',
  ...part,
});
export const answered = (part: Partial<CallAnswered> = {}): CallAnswered => ({
  type: 'call-answered',
  ...conversation,
  ...part,
});
export const held = (part: Partial<CallHeld> = {}): CallHeld => ({
  type: 'call-held',
  ...conversation,
  ...part,
});
export const resumed = (part: Partial<CallResumed> = {}): CallResumed => ({
  type: 'call-resumed',
  ...conversation,
  ...part,
});
export const transferred = (part: Partial<CallTransferred> = {}): CallTransferred => ({
  type: 'call-transferred',
  ...conversation,
  kind: 'blind',
  ...part,
});
export const abandoned = (part: Partial<CallAbandoned> = {}): CallAbandoned => ({
  type: 'call-abandoned',
  ...call,
  ...part,
});
export const flowedOut = (part: Partial<CallFlowedOut> = {}): CallFlowedOut => ({
  type: 'call-flowed-out',
  ...call,
  reason: 'timeout',
  ...part,
});
export const ended = (part: Partial<CallEnded> = {}): CallEnded => ({
  type: 'call-ended',
  ...conversation,
  endedBy: 'caller',
  ...part,
});
export const wrapUpStarted = (part: Partial<WrapUpStarted> = {}): WrapUpStarted => ({
  type: 'wrap-up-started',
  ...conversation,
  ...part,
});
export const wrapUpEnded = (part: Partial<WrapUpEnded> = {}): WrapUpEnded => ({
  type: 'wrap-up-ended',
  ...conversation,
  ...part,
});
export const signedIn = (part: Partial<AgentSignedIn> = {}): AgentSignedIn => ({
  type: 'agent-signed-in',
  ...ofAgent,
  queues: [{ queueId: 'support', level: 1 }],
  ...part,
});
export const signedOut = (part: Partial<AgentSignedOut> = {}): AgentSignedOut => ({
  type: 'agent-signed-out',
  ...ofAgent,
  ...part,
});
export const paused = (part: Partial<AgentPaused> = {}): AgentPaused => ({
  type: 'agent-paused',
  ...ofAgent,
  reason: 'Lunch',
  ...part,
});
export const unpaused = (part: Partial<AgentUnpaused> = {}): AgentUnpaused => ({
  type: 'agent-unpaused',
  ...ofAgent,
  ...part,
});
export const queuesChanged = (part: Partial<AgentQueuesChanged> = {}): AgentQueuesChanged => ({
  type: 'agent-queues-changed',
  ...ofAgent,
  queues: [{ queueId: 'support', level: 1 }],
  ...part,
});
export const phoneChanged = (part: Partial<AgentPhoneChanged> = {}): AgentPhoneChanged => ({
  type: 'agent-phone-changed',
  ...ofAgent,
  phone: 'idle',
  ...part,
});
export const presence = (part: Partial<AgentPresence> = {}): AgentPresence => ({
  agentId: 'anna',
  queues: [{ queueId: 'support', level: 1 }],
  pauses: [],
  phone: 'idle',
  ...part,
});
export const resynchronised = (part: Partial<FeedResynchronised> = {}): FeedResynchronised => ({
  type: 'feed-resynchronised',
  atMs: T0,
  feedId: 'phones',
  waiting: [],
  conversations: [],
  agents: [],
  ...part,
});

export const rule = (part: Partial<ServiceRule> = {}): ServiceRule => ({ ...DEFAULT_SERVICE_RULE, ...part });

/** A site in Shanghai with the queues support and billing; targets 20 s, short abandons under 5 s. */
export const site = (part: Partial<Site> = {}): Site => ({
  name: { en: 'Test floor' },
  timeZone: 'Asia/Shanghai',
  dayStartsAt: '00:00',
  intervalMinutes: 15,
  queues: [
    { id: 'support', name: { en: 'Support' }, priority: 5, rules: [rule()] },
    { id: 'billing', name: { en: 'Billing' }, priority: 5, rules: [rule()] },
  ],
  agents: [],
  defaultRule: rule(),
  wrapUpPauseReasons: ['Wrap-Up'],
  pauseReasonNames: [],
  privacy: DEFAULT_PRIVACY,
  ...part,
});
