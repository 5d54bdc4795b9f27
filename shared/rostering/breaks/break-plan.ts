import type { PauseKind } from './break-day.ts';

export type SegmentKind = 'work' | PauseKind | 'meeting';

/** A part of a shift, half open, in real minutes since the site day began. */
export interface Segment {
  readonly kind: SegmentKind;
  /** Of a pause or meeting; null for work. */
  readonly id: string | null;
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly isPaid: boolean;
}

export interface AgentBreaks {
  readonly agent: number;
  /** Ascending, without a hole between them, from the start of the shift to its end. */
  readonly segments: readonly Segment[];
}

/** What could not be as it should. */
export type BreakIssue =
  /** No place for it: its window has passed, or everything else fills it. */
  | { readonly kind: 'left-out'; readonly agent: number; readonly pauseId: string; readonly minutes: number }
  /** Breaks have less than the spacing between them, as there was no other way to have them all. */
  | { readonly kind: 'spacing-short'; readonly agent: number }
  /** Invited to a meeting and on shift, but not at that time. */
  | { readonly kind: 'misses-meeting'; readonly agent: number; readonly meetingId: string }
  | { readonly kind: 'meeting-left-out'; readonly meetingId: string };

export interface BreakPlan {
  /** One a shift, in the order of the day's shifts. */
  readonly agents: readonly AgentBreaks[];
  readonly meetings: readonly {
    readonly id: string;
    /** Null when there was no time for it. */
    readonly fromMinute: number | null;
    readonly attending: readonly number[];
  }[];
  readonly issues: readonly BreakIssue[];
  /** Cost of cover if nobody had a pause, and with all of them: their difference is what pauses cost. Violations alike. */
  readonly costWithout: number;
  readonly cost: number;
  readonly violationsWithout: number;
  readonly violations: number;
}
