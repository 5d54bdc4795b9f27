import type { Message } from '../../shared/messages/message.ts';
import type { HistoryQuery } from '../../shared/history/query.ts';
import type { ExportFormat } from '../../shared/history/write-rows.ts';
import type { ErrorCode } from '../../shared/contract/socket-events.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import type { Site } from '../../shared/site/site.ts';
import type { ExportRequest, HistoryPage, WrittenAnswer } from '../ports/history-answers.ts';

/** Where the thread finds the past: it opens it for itself, so that no row crosses the main thread. */
export interface HistoryLocation {
  /** The module that exports `openHistoryReading`, as a `file:` address. */
  readonly readerModule: string;
  /** What it is called with, before the site; anything that can be handed to a thread. */
  readonly location: unknown;
}

/** What the thread is started with. */
export interface AnswersTask {
  readonly history: HistoryLocation;
  readonly site: Site;
}

export type HistoryQuestion =
  | { readonly kind: 'table'; readonly query: HistoryQuery; readonly page: HistoryPage }
  | { readonly kind: 'contents' }
  | {
      readonly kind: 'table-file';
      readonly query: HistoryQuery;
      readonly locale: Locale;
      readonly format: ExportFormat;
    }
  | { readonly kind: 'everything'; readonly request: ExportRequest; readonly format: ExportFormat };

/** `ask` and `next` are answered once each; `site`, `stop` and `close` are not. */
export type AnswersCommand =
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly question: HistoryQuestion;
      /** The floor's clock. */
      readonly nowMs: number;
    }
  /** Of what is asked from now on; its zone and day start are those of the task. */
  | { readonly kind: 'site'; readonly site: Site }
  | { readonly kind: 'next'; readonly id: number }
  | { readonly kind: 'stop'; readonly id: number }
  | { readonly kind: 'close' };

/** One piece of an answer: all of a table, or so much of a file. */
export type AnswerPiece = WrittenAnswer | Uint8Array;

export type AnswersReport =
  | { readonly kind: 'piece'; readonly id: number; readonly piece: AnswerPiece }
  | { readonly kind: 'end'; readonly id: number }
  /** With a `log` nobody expected it. */
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly failure: { readonly code: ErrorCode; readonly said: Message } | { readonly log: string };
    };
