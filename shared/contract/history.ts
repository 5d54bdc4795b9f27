import type { CallRecord } from '../history/call-record.ts';
import type { LocalizedText } from '../site/localized-text.ts';
import type { SitePublic } from './socket-events.ts';

export type {
  HistoryPeriod,
  HistoryQuery,
  HistoryRow,
  HistorySubject,
  HistoryTable,
} from '../history/query.ts';

/** `GET /api/v1/history/contents`: what can be asked for. */
export interface HistoryContentsAnswer {
  /** Those of the settings first, in their order, then others the history knows. */
  readonly queues: readonly { readonly id: string; readonly name: LocalizedText }[];
  /** By name. */
  readonly teams: readonly string[];
  /** Of the settings and of the history, by id. */
  readonly agents: readonly {
    readonly id: string;
    readonly name: LocalizedText;
    readonly team: string | null;
  }[];
  /** Site days, `YYYY-MM-DD`; null when the history has nothing yet. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** The running site day. */
  readonly today: string;
  /** Zone, day's start and rules: what a screen needs to name days and to write out a formula behind a figure. */
  readonly site: SitePublic;
}

/** `GET /api/v1/calls`: the calls behind a figure, by the moment they were offered. */
export interface CallsPage {
  readonly calls: readonly HistoryCall[];
  /** Where the next page begins: the parameter `page` of the next request; null at the end. */
  readonly next: string | null;
}

/** A call of the past as a screen may show it. */
export interface HistoryCall extends Omit<CallRecord, 'callerNumber'> {
  /** Masked, as on every screen; null when withheld or deleted. */
  readonly caller: string | null;
  /** 0: seen live; else the number of the import it came with. */
  readonly importNo: number;
}

/** Rows of one answer of `GET /api/v1/history`, where no `limit` is given and at most. */
export const HISTORY_PAGE_ROWS = { standard: 1_000, most: 5_000 } as const;
/** The same for `GET /api/v1/calls`. */
export const CALLS_PAGE_ROWS = { standard: 200, most: 5_000 } as const;
