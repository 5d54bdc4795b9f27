import type { Component } from 'svelte';
import type { Tile, TileKind } from '../../../../shared/boards/board.ts';
import AdherenceTile from './AdherenceTile.svelte';
import AgentGridTile from './AgentGridTile.svelte';
import AgentStatesTile from './AgentStatesTile.svelte';
import ClockTile from './ClockTile.svelte';
import MessageTile from './MessageTile.svelte';
import MetricTile from './MetricTile.svelte';
import ProjectionTile from './ProjectionTile.svelte';
import QueueListTile from './QueueListTile.svelte';
import TrendTile from './TrendTile.svelte';

type TileOf<K extends TileKind> = Extract<Tile, { kind: K }>;

/** Every kind of tile a wall can show: one component and one line here. */
const TILES: { readonly [K in TileKind]: Component<{ tile: TileOf<K> }> } = {
  metric: MetricTile,
  'queue-list': QueueListTile,
  'agent-grid': AgentGridTile,
  'agent-states': AgentStatesTile,
  trend: TrendTile,
  projection: ProjectionTile,
  adherence: AdherenceTile,
  message: MessageTile,
  clock: ClockTile,
};

/** The component for a kind of tile; null for one this version does not know. */
export function findTile(kind: TileKind): Component<{ tile: Tile }> | null {
  return (TILES[kind] as Component<{ tile: Tile }> | undefined) ?? null;
}
