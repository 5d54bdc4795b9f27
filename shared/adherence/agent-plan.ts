import type { RosteredShift, RosteredSpan } from './rostered-shift.ts';

/** Time that is excused whatever was done in it, half open. */
export interface ExcusedTime {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A span with what lies round it. */
export interface PlannedSpan extends RosteredSpan {
  readonly shift: RosteredShift;
  /** Whether the span before ends where this one begins, and whether the next begins where it ends. */
  readonly followsOn: boolean;
  readonly goesOn: boolean;
}

/** All that is known beforehand of one agent's days: what is asked, and what is excused. */
export interface AgentPlan {
  /** Ascending, without overlap. */
  readonly spans: readonly PlannedSpan[];
  /** Ascending, without overlap. */
  readonly excused: readonly ExcusedTime[];
}

export const EMPTY_PLAN: AgentPlan = { spans: [], excused: [] };

/**
 * Shifts and exceptions of one agent, put in order. Where two shifts overlap (a day of the roster that reaches into the next)
 * the one that begins first keeps its time.
 */
export function createAgentPlan(
  shifts: readonly RosteredShift[],
  exceptions: readonly ExcusedTime[],
): AgentPlan {
  const bare = shifts
    .flatMap((shift) => shift.spans.map((span) => ({ ...span, shift })))
    .sort((a, b) => a.fromMs - b.fromMs);
  const cut: (RosteredSpan & { readonly shift: RosteredShift })[] = [];
  for (const span of bare) {
    const fromMs = Math.max(span.fromMs, cut.at(-1)?.toMs ?? span.fromMs);
    if (fromMs < span.toMs) cut.push({ ...span, fromMs });
  }
  return {
    spans: cut.map((span, at) => ({
      ...span,
      followsOn: cut[at - 1]?.toMs === span.fromMs,
      goesOn: cut[at + 1]?.fromMs === span.toMs,
    })),
    excused: joinTimes(exceptions),
  };
}

/** Whether two plans ask the same and excuse the same. */
export function isSamePlan(a: AgentPlan, b: AgentPlan): boolean {
  return (
    a === b ||
    (a.spans.length === b.spans.length &&
      a.excused.length === b.excused.length &&
      a.spans.every((span, at) => isSameSpan(span, b.spans[at]!)) &&
      a.excused.every(
        ({ fromMs, toMs }, at) => fromMs === b.excused[at]!.fromMs && toMs === b.excused[at]!.toMs,
      ))
  );
}

function isSameSpan(a: PlannedSpan, b: PlannedSpan): boolean {
  return (
    a.fromMs === b.fromMs &&
    a.toMs === b.toMs &&
    a.activity === b.activity &&
    a.isPaid === b.isPaid &&
    a.followsOn === b.followsOn &&
    a.goesOn === b.goesOn &&
    a.shift.day === b.shift.day &&
    a.shift.unplacedBreakMs === b.shift.unplacedBreakMs &&
    a.shift.spans.length === b.shift.spans.length &&
    a.shift.spans[0]?.fromMs === b.shift.spans[0]?.fromMs &&
    a.shift.spans.at(-1)?.toMs === b.shift.spans.at(-1)?.toMs
  );
}

function joinTimes(times: readonly ExcusedTime[]): readonly ExcusedTime[] {
  const joined: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of [...times].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = joined.at(-1);
    if (toMs <= fromMs) continue;
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else joined.push({ fromMs, toMs });
  }
  return joined;
}
