import type { Message } from '../../../shared/messages/message.ts';
import { findMixed, layPlaces } from '../../../shared/simulation/floor-run/lay-places.ts';
import type { PlayPlan } from '../../../shared/simulation/floor-run/simulate-floor.ts';
import { ONE_AT_A_TIME, type Concurrency } from '../../../shared/staffing/concurrency.ts';
import type { PlanOfDays } from './read-plan.ts';

type Played = Pick<PlanOfDays, 'queues' | 'groups'>;

/** Plays people who take several contacts at once. What is played has the queues of the plan, under any change of its groups. */
export function playPlaces(plan: Played, play: PlayPlan): PlayPlan {
  const concurrencyOf = readConcurrency(plan);
  return (floor, range) => play(layPlaces(floor, concurrencyOf), range);
}

/** Of queues that share people who take a different number of contacts at once it is said that waits are an estimate. */
export function noteMixed(plan: Played): readonly Message[] {
  const queueIds = plan.queues.map(({ queueId }) => queueId);
  return findMixed(queueIds, plan.groups, readConcurrency(plan)).map((mixed) => ({
    code: 'played-mixed-concurrency',
    queueIds: mixed.join(', '),
  }));
}

function readConcurrency({ queues }: Played): (queueId: string) => Concurrency {
  const known = new Map(queues.map(({ queueId, concurrency }) => [queueId, concurrency]));
  return (queueId) => known.get(queueId) ?? ONE_AT_A_TIME;
}
