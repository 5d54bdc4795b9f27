import type { QueueRow } from '../contract/floor-rows.ts';
import type { Tally } from '../floor/tally.ts';
import type { WindowId } from '../floor/windows.ts';
import type { AgentTally } from '../history/agent-tally.ts';
import type { TallyGap } from '../history/tally-gaps.ts';
import type { FullText } from '../site/localized-text.ts';
import type { ServiceRule } from '../site/site.ts';

export type MetricUnit = 'calls' | 'agents' | 'ratio' | 'seconds';

/** What a figure is computed from: one queue or the site, over one window. */
export interface MetricScope {
  readonly window: WindowId;
  /** The tally of `window`; of `interval` when the window is `now`. */
  readonly tally: Readonly<Tally>;
  /** The instant. Null for a past interval, where there is none. */
  readonly live: QueueRow | null;
  /** The rule in force; for several queues what they agree on, else the terms of `site.defaultRule`. */
  readonly rule: ServiceRule;
  readonly nowMs: number;
  /** True for several queues with agents in common: agent time in `tally` counts those once a queue. */
  readonly sharesAgents: boolean;
}

/**
 * A figure and what is behind it. `value` is null when there is nothing to speak of (an empty period shows a dash,
 * never 0 % or 100 %). Ratios are 0 to 1, times are seconds.
 */
export interface Figure {
  readonly value: number | null;
  readonly numerator: number;
  /** 1 for plain counts. */
  readonly denominator: number;
  /** What of the past it does not speak of; absent where all is told. */
  readonly untold?: UntoldCalls;
}

/** Calls of which a source does not tell what a figure takes: they are neither above nor below the line (rule MT15). */
export interface UntoldCalls {
  /** Offered calls that are left out. */
  readonly leftOut: number;
  /** Offered calls that are in, but of whose abandons nobody told the short ones: all count as abandoned (rule MT16). */
  readonly roughly: number;
  /** All offered calls. */
  readonly offered: number;
  /** What is not told, of whichever of them. */
  readonly gaps: readonly TallyGap[];
}

/** Two limits, crossed in the direction that `better` calls worse. */
export interface Thresholds {
  readonly warn: number;
  readonly bad: number;
}

/** How a figure is named, explained and written, whatever it is computed from. */
export interface MetricEntry {
  /** Stable, kebab-case; stored in boards. */
  readonly id: string;
  readonly label: FullText;
  /** For a column head or a small tile, at most 12 characters or 6 ideographs. */
  readonly short: FullText;
  /** One or two sentences for the supervisor who asks what this number is. */
  readonly explain: FullText;
  /** The formula in the field's letters, the same in every language, or in words: `Hx / (H + A - As)`. May depend on the rule. */
  formula(rule: ServiceRule): FullText;
  readonly unit: MetricUnit;
  readonly better: 'higher' | 'lower' | 'neither';
  /** What a source must tell of its calls for this figure of queues, beside how they ended; absent: nothing. */
  needs?(rule: ServiceRule): readonly TallyGap[];
  /** What it takes into account where it is told, and does without where not. */
  prefers?(rule: ServiceRule): readonly TallyGap[];
  /** The same figure of an agent or a team; absent where it cannot be told of them. */
  readonly ofAgents?: AgentFigure;
}

export interface AgentFigure {
  /** `time`: the agent's own time, which belongs to no queue. `calls`: can be told of their work for one queue, too. */
  readonly reads: 'calls' | 'time';
  compute(tally: Readonly<AgentTally>): Figure;
}

/**
 * One entry of the wall's catalogue. Everything a tile needs is here: adding a metric is this file, a line in `index.ts`
 * and a test.
 */
export interface Metric extends MetricEntry {
  readonly windows: readonly WindowId[];
  /** What the site aims at, in the figure's unit; null when a target makes no sense. */
  target(rule: ServiceRule): number | null;
  /** Where a tile turns unless the board says otherwise; null never turns. */
  thresholds(rule: ServiceRule): Thresholds | null;
  compute(scope: MetricScope): Figure;
}

/** A figure of the past: of queues, of agents, or of both. Every metric of the wall that speaks of a stretch of time is one. */
export interface HistoryMetric extends MetricEntry {
  /** Absent where it cannot be told of queues. */
  compute?(scope: MetricScope): Figure;
}
