import type { WindowId } from '../../../shared/floor/windows.ts';
import type { QueueColumn } from '../../state/desk-view.ts';

export interface FigureColumn {
  readonly id: QueueColumn;
  readonly metric: string;
  readonly window: WindowId;
  /** `always` stays on a phone, `tablet` from 700 px of table on, `desk` from 1000 px on. */
  readonly shown: 'always' | 'tablet' | 'desk';
  /** Where a group of columns begins, a hairline stands. */
  readonly group?: 'begins';
}

/** The figures of the queue table, left to right: who waits, how the day goes, who is there. */
export const FIGURE_COLUMNS: readonly FigureColumn[] = [
  { id: 'waiting', metric: 'waiting-now', window: 'now', shown: 'always' },
  { id: 'longest', metric: 'longest-wait-now', window: 'now', shown: 'always' },
  { id: 'past-target', metric: 'past-target', window: 'now', shown: 'desk' },
  { id: 'level-30', metric: 'service-level', window: 'last30', shown: 'tablet', group: 'begins' },
  { id: 'level-today', metric: 'service-level', window: 'today', shown: 'always' },
  { id: 'answer-rate', metric: 'answer-rate', window: 'today', shown: 'tablet' },
  { id: 'abandonment', metric: 'abandonment', window: 'today', shown: 'tablet' },
  { id: 'asa', metric: 'asa', window: 'today', shown: 'desk' },
  { id: 'aht', metric: 'aht', window: 'today', shown: 'desk' },
  { id: 'ready', metric: 'agents-ready', window: 'now', shown: 'tablet', group: 'begins' },
  { id: 'talking', metric: 'agents-talking', window: 'now', shown: 'desk' },
  { id: 'paused', metric: 'agents-paused', window: 'now', shown: 'desk' },
];
