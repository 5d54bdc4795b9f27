import { FloorcastError } from '../../floorcast-error.ts';
import type { PlanEntry, PlannedRequest, PlanningTask } from '../plan-messages.ts';
import { noteMixed, playPlaces } from './play-places.ts';
import { playWhatIf } from './play-what-if.ts';
import { proveRequirement } from './prove-requirement.ts';
import { readPlan } from './read-plan.ts';
import { staffPlan } from './staff-plan.ts';
import { countPlayers, createThreadedPlay } from './threaded-play.ts';

/** Work that plays days call by call. */
export type PlayedRequest = Extract<PlannedRequest, { readonly kind: 'simulate' | 'what-if' }>;

export function isPlayed(request: PlannedRequest): request is PlayedRequest {
  return request.kind === 'simulate' || request.kind === 'what-if';
}

/**
 * Plays what is kept of a plan, on all cores but one, and gives what is to be kept.
 *
 * @throws FloorcastError `not-found` when those days were not forecast, `bad-request` for a change that cannot be.
 */
export async function runSimulation(
  task: PlanningTask & { readonly request: PlayedRequest },
  tell: (progress: number, at: string | null) => void,
): Promise<readonly PlanEntry[]> {
  const { request, toPlay, site, settings, groups, edits, nowMs } = task;
  if (toPlay === null) throw new FloorcastError('not-found', { code: 'forecast-not-made' });
  const { firstDay, days } = request;
  const plan = readPlan(toPlay, { site, settings, groups, edits, range: { firstDay, days } });
  const players = createThreadedPlay(countPlayers());
  const work = {
    plan,
    play: playPlaces(plan, players.play),
    madeAtMs: nowMs,
    tell: (progress: number) => tell(progress, null),
  };
  try {
    switch (request.kind) {
      case 'simulate': {
        const found = proveRequirement(work);
        const notes = [...found.notes, ...noteMixed(plan)];
        return [{ kind: 'simulated', key: '', text: JSON.stringify({ ...found, notes }) }];
      }
      case 'what-if': {
        const played = playWhatIf({ ...work, staffed: staffPlan(toPlay, plan), change: request.change });
        return [{ kind: 'what-if', key: '', text: JSON.stringify(played) }];
      }
    }
    return request satisfies never;
  } finally {
    await players.close();
  }
}
