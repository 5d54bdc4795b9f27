import type { Figure } from '../metrics/metric.ts';

/** Lengths of the rows of a history table. `interval` is the site's own 15 or 30 minutes. */
export const GRAINS = ['interval', 'hour', 'day', 'week', 'month', 'year', 'whole'] as const;
export type Grain = (typeof GRAINS)[number];

/** Whose figures a row has. `site`: everything asked for, together. */
export const SUBJECT_KINDS = ['site', 'queue', 'team', 'agent'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface HistoryQuery {
  /** Site days, `YYYY-MM-DD`, both inclusive; at most 3,700 days. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly grain: Grain;
  readonly by: SubjectKind;
  /** Empty: all. With agents or teams: only their work for these queues. */
  readonly queueIds: readonly string[];
  /** Empty: all. */
  readonly agentIds: readonly string[];
  /** Empty: all. */
  readonly teams: readonly string[];
  /** Ids of the catalogue; empty: those that a table of this kind shows by default. */
  readonly metrics: readonly string[];
}

/** A stretch of the site's calendar: 23 or 25 hours where the clocks change, cut at both ends of the query. */
export interface HistoryPeriod {
  /**
   * `2026-10-25T02:15+02:00`, `2026-10-25`, `2026-W43`, `2026-10`, `2026`, `2026-10-25/2026-11-21`: unique within a table.
   * Not to be sorted by: an hour that comes twice is there by its offset. `fromMs` sorts.
   */
  readonly key: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** True where the query (or the running present) cuts it: not to be read as a whole week. */
  readonly isPartial: boolean;
}

export interface HistoryRow {
  readonly period: HistoryPeriod;
  readonly subject: HistorySubject;
  /** By metric id, in the order asked. A metric that cannot be told of this subject is not in it. */
  readonly figures: Readonly<Record<string, Figure>>;
}

export interface HistorySubject {
  readonly kind: SubjectKind;
  /** Queue id, team name or agent id; `*` for the site. */
  readonly id: string;
  /** As the settings or the source name it. */
  readonly name: string;
}

/** Answer of `GET /api/v1/history`. */
export interface HistoryTable {
  readonly query: HistoryQuery;
  readonly timeZone: string;
  readonly metrics: readonly string[];
  /** By period, then subject. A period nobody knows anything of has no row: unknown is not zero. */
  readonly rows: readonly HistoryRow[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}
