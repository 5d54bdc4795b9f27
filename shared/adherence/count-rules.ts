import type { AgentState } from '../floor/agent-state.ts';
import { ROSTERED_ACTIVITIES, type RosteredActivity } from './rostered-shift.ts';

/** What a state of an agent counts as. */
export interface CountRule {
  readonly state: AgentState;
  /** Of a pause: the phone system's own word, upper and lower case alike; null: every reason that no other rule names. */
  readonly reason: string | null;
  /** What an agent in this state may be rostered to do; none: it is right nowhere. */
  readonly fits: readonly RosteredActivity[];
}

/** The one place that says what counts as what, until a site says otherwise. */
export const DEFAULT_COUNT_RULES: readonly CountRule[] = [
  { state: 'ready', reason: null, fits: ['work'] },
  { state: 'ringing', reason: null, fits: ['work'] },
  { state: 'talking', reason: null, fits: ['work'] },
  { state: 'wrap-up', reason: null, fits: ['work'] },
  { state: 'other-call', reason: null, fits: ['work'] },
  { state: 'unreachable', reason: null, fits: [] },
  // Whoever eats or sits in a meeting room may well have signed out.
  { state: 'offline', reason: null, fits: ['break', 'lunch', 'activity'] },
  // A word we do not know says that somebody is away from the phone, and no more.
  { state: 'paused', reason: null, fits: ['break', 'lunch', 'activity'] },
  ...pauses(['break'], ['Break', 'Short break', 'Rest', 'Tea', '休息', '小休']),
  ...pauses(['lunch'], ['Lunch', 'Dinner', 'Meal', '午餐', '用餐', '吃饭', '用餐時間']),
  ...pauses(
    ['activity'],
    ['Training', 'Coaching', 'Meeting', '培训', '培訓', '辅导', '輔導', '会议', '會議'],
  ),
  ...pauses(['activity'], ['Back office', '后台', '後台作業']),
];

function pauses(fits: readonly RosteredActivity[], reasons: readonly string[]): readonly CountRule[] {
  return reasons.map((reason) => ({ state: 'paused', reason, fits }));
}

/** Activities as bits, in the order of ROSTERED_ACTIVITIES. */
export type ActivityBits = number;

export function bitOf(activity: RosteredActivity): ActivityBits {
  return 1 << ROSTERED_ACTIVITIES.indexOf(activity);
}

export const WORK_BIT: ActivityBits = bitOf('work');

export type StateCounter = (state: AgentState, reason: string | null) => ActivityBits;

/** What a state counts as, quickly: it is asked at every change of every agent. A state that no rule names is right nowhere. */
export function createStateCounter(rules: readonly CountRule[]): StateCounter {
  const keyOf = (state: AgentState, reason: string | null) =>
    reason === null ? state : `${state}\n${reason.trim().toLowerCase()}`;
  const known = new Map(
    rules.map(({ state, reason, fits }) => [
      keyOf(state, reason),
      fits.reduce((bits, activity) => bits | bitOf(activity), 0),
    ]),
  );
  return (state, reason) => known.get(keyOf(state, reason)) ?? known.get(state) ?? 0;
}
