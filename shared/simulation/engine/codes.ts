/**
 * What an agent is at, as it is kept in the engine's arrays. `noAnswer` is the system's own pause after a call that was
 * not picked up; `ignoring` a phone that rings and will not be picked up.
 */
export const STEP = {
  none: 0,
  ringing: 1,
  ignoring: 2,
  talking: 3,
  holding: 4,
  wrapUp: 5,
  noAnswer: 6,
} as const;
export type Step = (typeof STEP)[keyof typeof STEP];

/** What the running timer of a caller means. */
export const WAIT_END = { givesUp: 0, timeout: 1, callback: 2, key: 3, redials: 4 } as const;
export type WaitEnd = (typeof WAIT_END)[keyof typeof WAIT_END];
/** How a wait may end without an agent. */
export type WaitOutcome = Exclude<WaitEnd, typeof WAIT_END.redials>;

/** Nobody, nowhere: in place of an agent's, a caller's or a queue's index. */
export const NONE = -1;
