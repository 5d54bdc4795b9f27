import { createContext } from 'svelte';
import type { Trend } from '../../../shared/contract/http.ts';
import type { WindowId } from '../../../shared/floor/windows.ts';
import type { SiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { DeskViewState } from '../../state/desk-view-state.svelte.ts';
import type { FloorMirror } from '../../state/floor-mirror.svelte.ts';
import type { Ticker } from '../../state/row-order.svelte.ts';
import type { StatusMemory } from '../../state/status-memory.ts';
import type { TodayBook } from '../../state/today-book.svelte.ts';
import type { TrendBook } from '../../state/trend-book.ts';

/** A number whose formula, window and sample the reader wants to see. */
export interface AskedFigure {
  readonly metric: string;
  readonly window: WindowId;
  readonly queueIds: readonly string[];
}

/** What the parts of the desk share. */
export interface Desk {
  readonly mirror: FloorMirror;
  readonly view: DeskViewState;
  readonly statuses: StatusMemory;
  readonly ticker: Ticker;
  readonly trends: TrendBook;
  readonly outlook: TodayBook;
  /** Null until the site is known. */
  readonly calendar: SiteCalendar | null;
  /** The running site day, `YYYY-MM-DD`; null until the site is known. */
  readonly today: string | null;
  /** The running day of a queue (`*`: the site) by interval, up to this second; null until it was read. */
  day(queueId: string): Trend | null;
  /** Has that day read, and again with every interval: called in an effect of whoever draws it. */
  wantDay(queueId: string): void;
  /** Opens what is behind a number. */
  ask(figure: AskedFigure): void;
}

export const [useDesk, provideDesk] = createContext<Desk>();
