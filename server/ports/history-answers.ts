import type { HistoryContentsAnswer } from '../../shared/contract/history.ts';
import type { ExportKind, ExportRow } from '../../shared/history/export-rows.ts';
import type { HistoryQuery, HistoryRow, HistoryTable } from '../../shared/history/query.ts';
import type { ExportFormat } from '../../shared/history/write-rows.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import type { History } from './history.ts';
import type { Journal } from './journal.ts';

/** What can only be read of the past, from a thread of its own: all that answers of it are made from. */
export interface HistoryReading {
  readonly history: History;
  readonly journal: Pick<Journal, 'readPeriod' | 'measure'>;
  close(): Promise<void>;
}

/** Figures of the past by the catalogue: the one way to ask for them. */
export interface HistoryReader {
  /** One page of a table. @throws FloorcastError `bad-request` for what cannot be asked. */
  readTable(query: HistoryQuery, page: HistoryPage): Promise<HistoryTable>;
  /** All of its rows, in pieces of a few thousand. @throws as `readTable` */
  readRows(query: HistoryQuery, locale: Locale): AsyncIterable<readonly HistoryRow[]>;
  describe(): Promise<HistoryContentsAnswer>;
  /** Everything of one kind that is kept of these days, in order of time, in pieces of a few thousand rows. */
  readEverything(request: ExportRequest): AsyncIterable<readonly ExportRow[]>;
}

/** The past as it is sent: worked out and written beside the floor, so that no question holds up a commit. */
export interface HistoryAnswers {
  /**
   * One page of a table: a HistoryTable.
   *
   * @param signal gives the question up: whoever asked is gone.
   * @throws FloorcastError `bad-request` for what cannot be asked.
   */
  readTable(query: HistoryQuery, page: HistoryPage, signal?: AbortSignal): Promise<WrittenAnswer>;
  /** A HistoryContentsAnswer. */
  describe(): Promise<WrittenAnswer>;
  /** All rows of a table as the text of a file, in pieces that are made as they are taken. @throws as `readTable` */
  writeTable(query: HistoryQuery, locale: Locale, format: ExportFormat): AsyncIterable<Uint8Array>;
  /** Everything of one kind in the same way. */
  writeEverything(request: ExportRequest, format: ExportFormat): AsyncIterable<Uint8Array>;
}

export interface WrittenAnswer {
  readonly json: Uint8Array;
  /** Strong: the same as long as the answer is. */
  readonly etag: string;
}

export interface ExportRequest {
  readonly what: ExportKind;
  /** Site days, both inclusive; null: from the first, to the last there is. */
  readonly fromDay: string | null;
  readonly toDay: string | null;
  /** Callers' numbers as they are kept, or masked as on screens. */
  readonly callers: 'whole' | 'masked';
}

export interface HistoryPage {
  /** `HistoryTable.next` of the page before; null: the first. */
  readonly after: string | null;
  readonly limit: number;
  /** Of the names of queues, teams and agents. */
  readonly locale: Locale;
}
