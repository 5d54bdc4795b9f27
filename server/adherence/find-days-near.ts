import type { AgentPlans } from '../../shared/adherence/adherence-engine.ts';
import { NEAR_SHIFT_MS } from '../../shared/adherence/judge-book.ts';
import type { Period } from '../ports/journal.ts';

/** The days whose shifts a time lies on or near: what is excused of it changes no others. */
export function findDaysNear({ first, amended }: AgentPlans, { fromMs, toMs }: Period): ReadonlySet<string> {
  const near = [...first.spans, ...amended.spans].filter(
    (span) => span.fromMs - NEAR_SHIFT_MS < toMs && span.toMs + NEAR_SHIFT_MS > fromMs,
  );
  return new Set(near.map(({ shift }) => shift.day));
}
