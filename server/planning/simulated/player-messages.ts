import type { MessagePort } from 'node:worker_threads';
import type { FloorPlan } from '../../../shared/simulation/floor-run/floor-plan.ts';
import type { ReplicationRange } from '../../../shared/simulation/floor-run/floor-run.ts';
import type { PlayedCells } from '../../../shared/simulation/floor-run/played-cells.ts';

/** What a thread that helps to play is started with. */
export interface PlayerTask {
  readonly port: MessagePort;
  /** Shared: counts the plays that are over, so that whoever waits wakes up. */
  readonly done: Int32Array;
}

export interface PlayCommand {
  readonly plan: FloorPlan;
  readonly range: ReplicationRange;
}

export type PlayReport =
  | { readonly kind: 'played'; readonly cells: PlayedCells }
  /** The asking thread plays that part itself, and finds out what is wrong. */
  | { readonly kind: 'failed' };
