import { createContext } from 'svelte';
import type { WindowId } from '../../../shared/floor/windows.ts';
import type { Thresholds } from '../../../shared/metrics/metric.ts';
import type { SiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { FloorAdherenceBook } from '../../state/floor-adherence-book.svelte.ts';
import type { FloorMirror } from '../../state/floor-mirror.svelte.ts';
import type { StatusMemory } from '../../state/status-memory.ts';
import type { TodayBook } from '../../state/today-book.svelte.ts';
import type { TrendBook } from '../../state/trend-book.ts';
import type { WallAlerts } from './wall-alerts.svelte.ts';

/** A figure whose formula, window and sample the reader wants to see. */
export interface AskedFigure {
  readonly metric: string;
  readonly window: WindowId;
  readonly queueIds: readonly string[];
  readonly thresholds: Thresholds | null;
}

/** What a reader opened: one figure, or all those of a row; or where the service level of a queue (`*`: the site) is heading. */
export interface Asked {
  readonly title: string;
  readonly figures: readonly AskedFigure[];
  readonly projectionOf?: string;
  /** How many are where the roster says. */
  readonly adherence?: 'now';
}

/** What the tiles of one wall share. */
export interface Wall {
  readonly mirror: FloorMirror;
  readonly trends: TrendBook;
  /** Null where a past day is shown: of that nothing is expected. */
  readonly outlook: TodayBook | null;
  /** Null where a past day is shown. */
  readonly adherence: FloorAdherenceBook | null;
  readonly statuses: StatusMemory;
  readonly alerts: WallAlerts;
  /** Null until the site is known. */
  readonly calendar: SiteCalendar | null;
  ask(asked: Asked): void;
}

/** What the tiles of one page know of each other. */
export interface PageContext {
  /** The page counts agents by state already: the grid needs no key of its own. */
  readonly hasAgentStates: boolean;
}

export const [usePage, providePage] = createContext<PageContext>();
export const [useWall, provideWall] = createContext<Wall>();
