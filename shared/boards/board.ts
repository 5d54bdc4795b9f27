import type { WindowId } from '../floor/windows.ts';
import type { Thresholds } from '../metrics/metric.ts';
import type { Locale } from '../site/localized-text.ts';

/** A wallboard as the editor saves it and a wall shows it. One JSON document, checked by `parseBoard`. */
export interface Board {
  /** Kebab-case, part of the address: `/wall/<id>`. */
  readonly id: string;
  readonly name: string;
  /** Null: the reader's own. */
  readonly locale: Locale | null;
  readonly theme: 'dark' | 'light';
  /** A short tone when a tile turns worse. */
  readonly sound: 'off' | 'on-worse';
  /** One flash when a tile turns worse; never with `prefers-reduced-motion`. */
  readonly flash: 'off' | 'on-worse';
  /** Moves everything by a few pixels every minute, so that a still picture does not burn in. */
  readonly burnInShift: 'off' | 'on';
  readonly pages: readonly BoardPage[];
}

export interface BoardPage {
  readonly id: string;
  readonly name: string;
  /** How long the page stays before the next; ignored when there is only one. 5 to 3600. */
  readonly seconds: number;
  readonly tiles: readonly Tile[];
}

/** Tiles flow in reading order into a grid of 12 columns x 6 rows that always fills the screen. */
export interface TileBase {
  readonly id: string;
  /** 1 to 12. */
  readonly columns: number;
  /** 1 to 6. */
  readonly rows: number;
  /** Replaces the label of the catalogue; empty keeps it. */
  readonly title: string;
}

/** One queue, several, or the whole site (an empty list). */
export type QueueChoice = readonly string[];

export interface MetricTile extends TileBase {
  readonly kind: 'metric';
  readonly metric: string;
  readonly window: WindowId;
  readonly queues: QueueChoice;
  /** Null keeps the catalogue's. */
  readonly thresholds: Thresholds | null;
}

export interface QueueListTile extends TileBase {
  readonly kind: 'queue-list';
  readonly queues: QueueChoice;
  readonly columnsShown: readonly { readonly metric: string; readonly window: WindowId }[];
  readonly order: 'as-listed' | 'trouble-first';
}

export interface AgentGridTile extends TileBase {
  readonly kind: 'agent-grid';
  readonly queues: QueueChoice;
  readonly showOffline: 'no' | 'yes';
}

export interface AgentStatesTile extends TileBase {
  readonly kind: 'agent-states';
  readonly queues: QueueChoice;
}

export interface TrendTile extends TileBase {
  readonly kind: 'trend';
  readonly metric: string;
  readonly queues: QueueChoice;
  readonly compareWith: readonly ('yesterday' | 'last-week')[];
}

/** Where the service level is heading by the end of the interval, of two hours and of the day. */
export interface ProjectionTile extends TileBase {
  readonly kind: 'projection';
  /** Null: the whole site. Several queues are not projected together. */
  readonly queue: string | null;
}

/** How many are where the roster says, now. Counts alone: everybody reads a wall. */
export interface AdherenceTile extends TileBase {
  readonly kind: 'adherence';
  /** `share`: one number. `activities`: rostered beside present, a row an activity. */
  readonly shows: 'share' | 'activities';
}

export interface MessageTile extends TileBase {
  readonly kind: 'message';
  readonly text: string;
}

export interface ClockTile extends TileBase {
  readonly kind: 'clock';
}

export type Tile =
  | MetricTile
  | QueueListTile
  | AgentGridTile
  | AgentStatesTile
  | TrendTile
  | ProjectionTile
  | AdherenceTile
  | MessageTile
  | ClockTile;

export type TileKind = Tile['kind'];
