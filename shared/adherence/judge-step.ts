import type { AgentCondition } from './agent-condition.ts';
import type { AgentPlan, PlannedSpan } from './agent-plan.ts';
import { type ActivityBits, bitOf } from './count-rules.ts';

/**
 * Why time in the wrong place is excused. `feed`: nobody knows what the agent did. `call`: a call that began before ran on.
 * `exception`: a supervisor said so. `grace`: within the grace round a change. `break`: a short break that is owed and not placed.
 */
export const EXCUSES = ['feed', 'call', 'exception', 'grace', 'break'] as const;
export type Excuse = (typeof EXCUSES)[number];

/** `off`: nothing is asked, so nothing is wrong. */
export type Verdict = 'in' | 'out' | 'off' | Excuse;

/** How far one agent has been judged against one plan. Copied freely: judging on a copy leaves the original where it was. */
export interface JudgePlace {
  atMs: number;
  /** Of `AgentPlan.spans`: the one that runs, or comes next. */
  span: number;
  /** When it begins and ends by what calls have moved. */
  fromMs: number;
  toMs: number;
  /** When the call that runs into this span should have made room for it; -1: none does. */
  overranMs: number;
  /** Whether the agent was seen since the shift began: who never came takes no break. */
  hasCome: 0 | 1;
  owedBreakMs: number;
  excused: number;
}

/** A stretch over which nothing changes, half open. */
export interface JudgedStep {
  fromMs: number;
  toMs: number;
  /** Null when off. */
  span: PlannedSpan | null;
  verdict: Verdict;
}

const PAUSE_BITS: ActivityBits = bitOf('break') | bitOf('lunch');

export function startJudging(plan: AgentPlan, atMs: number): JudgePlace {
  const place: JudgePlace = {
    atMs,
    span: -1,
    fromMs: 0,
    toMs: 0,
    overranMs: -1,
    hasCome: 0,
    owedBreakMs: 0,
    excused: 0,
  };
  enterSpan(place, plan, 0, atMs);
  // Whoever is in the middle of a span is not at its beginning.
  place.fromMs = plan.spans[place.span]?.fromMs ?? Infinity;
  return place;
}

/**
 * Judges on from `place.atMs`, for as long as nothing changes and at most to `toMs`, and moves the place along. The rules are in
 * RULES.md beside this file; the answer does not depend on how often it is asked in between.
 *
 * @param counts what the agent's state counts as
 * @param into is written and given back
 */
export function judgeStep(
  place: JudgePlace,
  plan: AgentPlan,
  graceMs: number,
  condition: AgentCondition,
  counts: ActivityBits,
  toMs: number,
  into: JudgedStep,
): JudgedStep {
  settleCalls(place, plan, condition, counts);
  const span = plan.spans[place.span];
  into.fromMs = place.atMs;
  into.span = null;
  if (span === undefined || place.atMs < place.fromMs) {
    into.verdict = 'off';
    return end(place, into, Math.min(toMs, place.fromMs));
  }
  into.span = span;
  if (condition.state !== 'offline' || !condition.isKnown) place.hasCome = 1;
  return judgeSpan(place, plan, graceMs, condition, counts, toMs, into, span);
}

function judgeSpan(
  place: JudgePlace,
  plan: AgentPlan,
  graceMs: number,
  condition: AgentCondition,
  counts: ActivityBits,
  toMs: number,
  into: JudgedStep,
  span: PlannedSpan,
): JudgedStep {
  const { atMs } = place;
  const fits = place.hasCome === 1 ? counts : counts & ~PAUSE_BITS;
  const isOverrun = place.overranMs >= 0;
  let endMs = Math.min(toMs, isOverrun ? latestEnd(plan, place.span) : place.toMs);
  if (!condition.isKnown) into.verdict = 'feed';
  else if ((fits & bitOf(span.activity)) !== 0) into.verdict = 'in';
  else if (isOverrun) into.verdict = 'call';
  else {
    into.verdict = 'out';
    const excused = nextExcused(place, plan);
    if (excused !== undefined && excused.fromMs <= atMs) {
      into.verdict = 'exception';
      return end(place, into, Math.min(endMs, excused.toMs));
    }
    if (excused !== undefined) endMs = Math.min(endMs, excused.fromMs);
    if (atMs < place.fromMs + graceMs && fitsBefore(plan, place.span, fits)) {
      into.verdict = 'grace';
      return end(place, into, Math.min(endMs, place.fromMs + graceMs));
    }
    if (fitsAfter(plan, place.span, fits)) {
      if (atMs >= place.toMs - graceMs) into.verdict = 'grace';
      else endMs = Math.min(endMs, place.toMs - graceMs);
    }
    const mayPause = span.activity === 'work' && condition.state === 'paused' && (fits & PAUSE_BITS) !== 0;
    if (into.verdict === 'out' && mayPause && place.owedBreakMs > 0) {
      into.verdict = 'break';
      endMs = Math.min(endMs, atMs + place.owedBreakMs);
      place.owedBreakMs -= endMs - atMs;
    }
  }
  return end(place, into, endMs);
}

function end(place: JudgePlace, into: JudgedStep, endMs: number): JudgedStep {
  into.toMs = endMs;
  place.atMs = endMs;
  return into;
}

function nextExcused(place: JudgePlace, plan: AgentPlan) {
  while ((plan.excused[place.excused]?.toMs ?? Infinity) <= place.atMs) place.excused += 1;
  return plan.excused[place.excused];
}

/** Off asks nothing, so that everything fits it. */
function fitsBefore({ spans }: AgentPlan, at: number, fits: ActivityBits): boolean {
  return !spans[at]!.followsOn || (fits & bitOf(spans[at - 1]!.activity)) !== 0;
}

function fitsAfter({ spans }: AgentPlan, at: number, fits: ActivityBits): boolean {
  return !spans[at]!.goesOn || (fits & bitOf(spans[at + 1]!.activity)) !== 0;
}

/** Breaks and lunches with something after them move; a meeting and the end of a shift have a clock of their own. */
function isMovable(span: PlannedSpan): boolean {
  return (span.activity === 'break' || span.activity === 'lunch') && span.goesOn;
}

/** A pause moves at most to where the time after it ends. */
function latestEnd({ spans }: AgentPlan, at: number): number {
  const span = spans[at]!;
  return isMovable(span) ? spans[at + 1]!.toMs : span.toMs;
}

/**
 * Goes over to the span that runs now. A call that runs into one where it does not belong excuses itself until it ends, and moves
 * a pause by as much.
 */
function settleCalls(
  place: JudgePlace,
  plan: AgentPlan,
  { callFromMs }: AgentCondition,
  counts: ActivityBits,
): void {
  const { atMs } = place;
  for (;;) {
    const span = plan.spans[place.span];
    if (span === undefined) return;
    if (place.overranMs >= 0) {
      const goesOn = callFromMs !== null && callFromMs < place.overranMs;
      if (goesOn && atMs < latestEnd(plan, place.span)) return;
      // It took the whole pause and the time after it.
      if (goesOn) enterSpan(place, plan, place.span + (isMovable(span) ? 2 : 1), atMs);
      else endOverrun(place, plan, span);
    } else if (atMs >= place.toMs) {
      enterSpan(place, plan, place.span + 1, place.toMs);
    } else {
      const began = atMs === place.fromMs && callFromMs !== null && callFromMs < atMs;
      if (began && (counts & bitOf(span.activity)) === 0) place.overranMs = atMs;
      return;
    }
  }
}

function endOverrun(place: JudgePlace, plan: AgentPlan, span: PlannedSpan): void {
  const lengthMs = place.toMs - place.overranMs;
  if (isMovable(span)) place.toMs = Math.min(latestEnd(plan, place.span), place.atMs + lengthMs);
  place.fromMs = place.atMs;
  place.overranMs = -1;
}

function enterSpan(place: JudgePlace, plan: AgentPlan, index: number, reachedMs: number): void {
  const { spans } = plan;
  const shift = spans[place.span]?.shift;
  let at = index;
  while (at < spans.length && spans[at]!.toMs <= reachedMs) at += 1;
  const span = spans[at];
  place.span = at;
  place.overranMs = -1;
  place.fromMs = span === undefined ? Infinity : Math.max(span.fromMs, reachedMs);
  place.toMs = span?.toMs ?? Infinity;
  if (span === undefined || span.shift === shift) return;
  place.hasCome = 0;
  place.owedBreakMs = span.shift.unplacedBreakMs;
}
