import { createContext } from 'svelte';
import type {
  HistoryContentsAnswer,
  HistoryPeriod,
  HistorySubject,
} from '../../../shared/contract/history.ts';
import type { Grain } from '../../../shared/history/query.ts';
import type { Figure, HistoryMetric } from '../../../shared/metrics/metric.ts';
import type { SiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { HistoryReader } from '../../state/history-reader.svelte.ts';
import type { HistoryViewState } from '../../state/history-view-state.svelte.ts';
import type { PeriodNaming } from '../../state/name-history-period.ts';

/** A number whose formula and two sides the reader wants to see. */
export interface AskedBehind {
  readonly figure: Figure;
  readonly metric: HistoryMetric;
  readonly subject: HistorySubject;
  /** Null: the whole period asked for. */
  readonly period: HistoryPeriod | null;
}

/** What the parts of the page of the past share. */
export interface HistoryContext {
  readonly contents: HistoryContentsAnswer;
  readonly calendar: SiteCalendar;
  readonly view: HistoryViewState;
  readonly reader: HistoryReader;
  /** How periods of rows with such a grain are named. */
  naming(grain: Grain): PeriodNaming;
  /** In the reader's language, where the settings know it. */
  nameSubject(subject: Pick<HistorySubject, 'kind' | 'id' | 'name'>): string;
  /** Why a period is not to be read as a whole one; empty for a whole one. */
  notWhole(period: HistoryPeriod): string;
  /** Opens what is behind a number. */
  ask(figure: Figure, metric: HistoryMetric, subject: HistorySubject, period: HistoryPeriod | null): void;
}

export const [useHistory, provideHistory] = createContext<HistoryContext>();
