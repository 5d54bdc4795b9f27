import type { Board } from '../../shared/boards/board.ts';
import type { FloorAdherenceAnswer } from '../../shared/contract/adherence.ts';
import { getJson } from '../connection/api.ts';
import { FollowedAnswer, type FollowedBy } from './followed-answer.svelte.ts';

const BEAT_MS = 2_500;
/** People move by the minute: ten seconds are soon enough for a wall, and a thousand walls are a hundred questions a second. */
const PACE_MS = 10_000;

/** What is older is not told as if it were of now. */
export const OLD_AFTER_MS = 60_000;

/** How many are where the roster says, read once for all tiles of a screen, and followed while a tile shows it. */
export class FloorAdherenceBook {
  readonly answer: FollowedAnswer<FloorAdherenceAnswer>;

  constructor(by: Partial<FollowedBy> = {}) {
    this.answer = new FollowedAnswer('/api/v1/adherence/floor', isFloorAdherence, {
      read: by.read ?? getJson,
      stopwatchMs: by.stopwatchMs ?? (() => performance.now()),
      chance: by.chance ?? Math.random,
      paceMs: PACE_MS,
    });
  }

  /** Follows the server until the returned function is called. */
  start(): () => void {
    this.answer.beat();
    const timer = setInterval(() => this.answer.beat(), BEAT_MS);
    return () => {
      clearInterval(timer);
      this.answer.stop();
    };
  }
}

export function showsAdherence({ pages }: Pick<Board, 'pages'>): boolean {
  return pages.some(({ tiles }) => tiles.some(({ kind }) => kind === 'adherence'));
}

/** A gateway's page that came with status 200 is no answer. */
function isFloorAdherence(value: unknown): value is FloorAdherenceAnswer {
  return typeof value === 'object' && value !== null && 'counts' in value && 'rostered' in value;
}
