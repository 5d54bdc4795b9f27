import type { Excuse } from './judge-step.ts';
import type { RosteredActivity } from './rostered-shift.ts';

/** A minute counts so many times where a queue waits for exactly this person. */
const SHORT_FACTOR = 3;

/**
 * How much it matters that somebody is out, to sort by: minutes without an excuse, three times as many while a queue of theirs is
 * short and they are rostered to work; whoever is excused comes after all who are not.
 *
 * Example: 4 minutes out with a short queue weigh 12.
 */
export function weighOut(out: {
  readonly outMs: number;
  readonly excuse: Excuse | null;
  readonly activity: RosteredActivity;
  readonly isQueueShort: boolean;
}): number {
  if (out.excuse !== null) return -1;
  return (out.outMs / 60_000) * (out.isQueueShort && out.activity === 'work' ? SHORT_FACTOR : 1);
}
