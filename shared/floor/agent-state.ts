/**
 * What an agent is doing, one word at a time; the first that is true wins, in this order (rule FL30):
 * talking, ringing, wrap-up, other-call, offline, paused (in every queue), unreachable, ready.
 * `other-call`: the phone is in use and no queue call is known. `unreachable`: signed in, but the phone is not registered.
 */
export const AGENT_STATES = [
  'ready',
  'ringing',
  'talking',
  'wrap-up',
  'other-call',
  'paused',
  'unreachable',
  'offline',
] as const;
export type AgentState = (typeof AGENT_STATES)[number];
