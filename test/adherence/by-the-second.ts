import type { AgentCondition } from '../../shared/adherence/agent-condition.ts';
import type { ExcusedTime } from '../../shared/adherence/agent-plan.ts';
import { bitOf, type StateCounter } from '../../shared/adherence/count-rules.ts';
import type { RosteredActivity, RosteredSpan } from '../../shared/adherence/rostered-shift.ts';

export interface SecondsGiven {
  /** Of one shift, ascending; holes are off. */
  readonly spans: readonly RosteredSpan[];
  readonly exceptions: readonly ExcusedTime[];
  readonly graceMs: number;
  readonly owedMs: number;
  readonly count: StateCounter;
  readonly conditionAt: (atMs: number) => AgentCondition;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The rules of RULES.md once more, slowly: second by second and without the engine's code. Seconds by verdict. */
export function judgeBySeconds(given: SecondsGiven): Readonly<Record<string, number>> {
  const spans = given.spans.map((span) => ({ ...span }));
  const planned = given.spans;
  const sums: Record<string, number> = {};
  const fitsAt = (state: AgentCondition, activity: RosteredActivity | null) =>
    activity === null || (given.count(state.state, state.reason) & bitOf(activity)) !== 0;
  let hasCome = false;
  let owedMs = given.owedMs;
  /** The call that runs into a span: where it should have ended. */
  let overran: number | null = null;
  let current = -1;
  for (let atMs = given.fromMs; atMs < given.toMs; atMs += 1000) {
    const doing = given.conditionAt(atMs);
    let at = spans.findIndex((span) => span.fromMs <= atMs && atMs < span.toMs);
    if (overran !== null) {
      const on = planned[current]!;
      const next = planned[current + 1];
      const moves = (on.activity === 'break' || on.activity === 'lunch') && next?.fromMs === on.toMs;
      const latestMs = moves ? next.toMs : on.toMs;
      const lengthMs = spans[current]!.toMs - overran;
      const isStillOn = doing.callFromMs !== null && doing.callFromMs < overran;
      if (isStillOn && atMs < latestMs) at = current;
      else {
        if (isStillOn) {
          spans[current]!.toMs = atMs;
          if (moves) spans[current + 1]!.fromMs = spans[current + 1]!.toMs;
        } else {
          spans[current]!.fromMs = atMs;
          if (moves) {
            spans[current]!.toMs = Math.min(latestMs, atMs + lengthMs);
            spans[current + 1]!.fromMs = spans[current]!.toMs;
          }
        }
        overran = null;
        at = spans.findIndex((span) => span.fromMs <= atMs && atMs < span.toMs);
      }
    }
    if (at === -1) {
      current = -1;
      continue;
    }
    const span = spans[at]!;
    const isNew = at !== current;
    current = at;
    if (isNew && atMs === span.fromMs && doing.callFromMs !== null && doing.callFromMs < atMs)
      if (!fitsAt(doing, span.activity)) overran = atMs;
    if (doing.state !== 'offline' || !doing.isKnown) hasCome = true;
    const isPause = (activity: RosteredActivity | null) => activity === 'break' || activity === 'lunch';
    const fits = (activity: RosteredActivity | null) =>
      fitsAt(doing, activity) && (hasCome || !isPause(activity));
    const before = planned[at - 1]?.toMs === planned[at]!.fromMs ? planned[at - 1]!.activity : null;
    const after = planned[at + 1]?.fromMs === planned[at]!.toMs ? planned[at + 1]!.activity : null;
    const verdict = () => {
      if (!doing.isKnown) return 'feed';
      if (fits(span.activity)) return 'in';
      if (overran !== null) return 'call';
      if (given.exceptions.some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)) return 'exception';
      if (atMs < span.fromMs + given.graceMs && fits(before)) return 'grace';
      if (atMs >= span.toMs - given.graceMs && fits(after)) return 'grace';
      const pauses = doing.state === 'paused' && (fits('break') || fits('lunch'));
      if (span.activity === 'work' && pauses && owedMs > 0) {
        owedMs -= 1000;
        return 'break';
      }
      return 'out';
    };
    const found = verdict();
    sums[found] = (sums[found] ?? 0) + 1;
  }
  return sums;
}
