import { addShares, erlangsOf, type CallShares } from './call-shares.ts';
import { checkLoad, checkTarget } from './check-load.ts';
import { placesLoad, poolPlaces, type Concurrency } from './concurrency.ts';
import type { AnswerTarget, QueueLoad, ServiceOutcome } from './queue-load.ts';
import { NO_CALLS, readOutcome, shareAmong } from './service-outcome.ts';
import { checkNumber, checkPositive, MOST_LOAD, MOST_SECONDS, StaffingError } from './staffing-error.ts';

/** A queue as it is planned: by interval, day after day. */
export interface StaffedQueue {
  readonly queueId: string;
  readonly intervalMinutes: number;
  readonly intervalsPerDay: number;
  readonly calls: Float64Array;
  /** Above 0 wherever calls are. */
  readonly handleSeconds: Float64Array;
  readonly patienceSeconds: number | null;
  /** Agents on the phone, fractions allowed. */
  readonly agents: Float64Array;
  readonly target: AnswerTarget;
  readonly concurrency: Concurrency;
}

/** What a planner asks. `NO_CHANGE` changes nothing. */
export interface Change {
  /** The queues it is about; null: all. */
  readonly queueIds: readonly string[] | null;
  /** 1.1 is a tenth more calls. */
  readonly volumeRatio: number;
  readonly handleSecondsAdded: number;
  /** In every interval with calls; never below nobody. */
  readonly agentsAdded: number;
  /** Instead of the queues' own. */
  readonly target: AnswerTarget | null;
  readonly crossTraining: CrossTraining | null;
}

/** So many of one queue's people learn another queue's calls too. */
export interface CrossTraining {
  readonly fromQueueId: string;
  readonly toQueueId: string;
  readonly people: number;
}

export const NO_CHANGE: Change = {
  queueIds: null,
  volumeRatio: 1,
  handleSecondsAdded: 0,
  agentsAdded: 0,
  target: null,
  crossTraining: null,
};

export interface WhatIfQueue {
  readonly queueId: string;
  /** By interval. */
  readonly agents: Float64Array;
  readonly outcomes: readonly ServiceOutcome[];
  readonly costs: Float64Array;
  readonly days: readonly {
    readonly outcome: ServiceOutcome;
    readonly calls: number;
    readonly cost: number;
    /** Behind the outcome: calls by their fate, agents and their work in intervals. Days and queues are added up by it. */
    readonly tally: CallShares;
  }[];
}

/** One interval under the change. */
interface Place {
  readonly load: QueueLoad;
  readonly agents: number;
  readonly target: AnswerTarget;
  readonly concurrency: Concurrency;
}

/**
 * A plan under a change, interval by interval as settled queues (Erlang A or C): made to follow a slider, a week of 20
 * queues in some tens of milliseconds. What an understaffed interval leaves to the next one is `dayOutcome`'s to say.
 *
 * Cross-training is an estimate: the people who can do both are moved to where the safety in units of the square root of
 * the load is less, and those left over pool the two queues as far as they cover the chance imbalance, two square roots of
 * the smaller load. The simulation says how it really is.
 *
 * @param costPerAgentHour of one agent on the phone, in any currency
 * @throws StaffingError for a change or a plan that cannot be.
 */
export function whatIf(
  queues: readonly StaffedQueue[],
  change: Change,
  costPerAgentHour: number,
): readonly WhatIfQueue[] {
  checkChange(queues, change);
  checkNumber(
    'costPerAgentHour',
    costPerAgentHour,
    0,
    Number.MAX_SAFE_INTEGER,
    'Write 0 when it is not known.',
  );
  const places = queues.map((queue) => placesOf(queue, change));
  const shares = places.map((row) => row.map(shareOf));
  if (change.crossTraining !== null) crossTrain(queues, places, shares, change.crossTraining);
  return queues.map((queue, index) => tell(queue, places[index]!, shares[index]!, costPerAgentHour));
}

function placesOf(queue: StaffedQueue, change: Change): readonly Place[] {
  const concerned = change.queueIds === null || change.queueIds.includes(queue.queueId);
  const { volumeRatio, handleSecondsAdded, agentsAdded } = concerned ? change : NO_CHANGE;
  const target = (concerned ? change.target : null) ?? queue.target;
  checkTarget(target);
  return Array.from(queue.calls, (calls, at): Place => {
    const load = {
      calls: calls * volumeRatio,
      intervalMinutes: queue.intervalMinutes,
      handleSeconds: calls === 0 ? 0 : Math.max(1, queue.handleSeconds[at]! + handleSecondsAdded),
      patienceSeconds: queue.patienceSeconds,
    };
    checkLoad(load);
    const agents = queue.agents[at]! + (calls === 0 ? 0 : agentsAdded);
    checkNumber('agents', agents, -MOST_LOAD, MOST_LOAD, 'Agents are counted, 0 for none.');
    return { load, agents: Math.max(0, agents), target, concurrency: queue.concurrency };
  });
}

const NO_SHARES: CallShares = addShares([], []);

function shareOf({ load, agents, target, concurrency }: Place): CallShares {
  if (load.calls === 0) return { ...NO_SHARES, agents };
  return shareOfPlaces(placesLoad(load, concurrency), agents, target, concurrency.contactsAtOnce);
}

/** Served in places; agents and their work are people again. */
function shareOfPlaces(load: QueueLoad, agents: number, target: AnswerTarget, each: number): CallShares {
  const shares = shareAmong(load, agents * each, target);
  return { ...shares, agents, busyAgents: shares.busyAgents / each };
}

function crossTrain(
  queues: readonly StaffedQueue[],
  places: readonly (readonly Place[])[],
  shares: CallShares[][],
  { fromQueueId, toQueueId, people }: CrossTraining,
): void {
  const from = queues.findIndex(({ queueId }) => queueId === fromQueueId);
  const to = queues.findIndex(({ queueId }) => queueId === toQueueId);
  places[from]!.forEach((one, at) => {
    const other = places[to]![at]!;
    const both = Math.min(people, one.agents);
    if (one.load.calls === 0 || other.load.calls === 0 || both === 0) return;
    const roots = [Math.sqrt(busyPeople(one)), Math.sqrt(busyPeople(other))] as const;
    const spare = [one.agents - roots[0] ** 2, other.agents - roots[1] ** 2] as const;
    const fair = (spare[0] * roots[1] - spare[1] * roots[0]) / (roots[0] + roots[1]);
    const moved = Math.min(both, Math.max(0, fair));
    const pooledPart = Math.min(1, (both - moved) / (2 * Math.min(...roots)));
    const pooled = poolPlaces([one, other]);
    const mix = (place: Place, agents: number) => {
      const apart = shareOf({ ...place, agents });
      const together = shareOfPlaces(
        pooled.load,
        one.agents + other.agents,
        place.target,
        pooled.contactsAtOnce,
      );
      // Work and people stay the queue's own.
      const own = { ...together, busyAgents: apart.busyAgents, agents: apart.agents };
      return addShares([apart, own], [1 - pooledPart, pooledPart]);
    };
    shares[from]![at] = mix(one, one.agents - moved);
    shares[to]![at] = mix(other, other.agents + moved);
  });
}

function busyPeople({ load, concurrency }: Place): number {
  return erlangsOf(placesLoad(load, concurrency)) / concurrency.contactsAtOnce;
}

function tell(
  queue: StaffedQueue,
  places: readonly Place[],
  shares: readonly CallShares[],
  costPerAgentHour: number,
): WhatIfQueue {
  const hours = queue.intervalMinutes / 60;
  const agents = Float64Array.from(places, (place) => place.agents);
  const costs = agents.map((count) => count * hours * costPerAgentHour);
  const days = Array.from({ length: Math.ceil(places.length / queue.intervalsPerDay) }, (_, day) => {
    const range = [day * queue.intervalsPerDay, (day + 1) * queue.intervalsPerDay] as const;
    const ofDay = shares.slice(...range);
    const calls = places.slice(...range).map(({ load }) => load.calls);
    const sums = addShares(ofDay, calls);
    const times = addShares(
      ofDay,
      ofDay.map(() => 1),
    );
    const { target } = places[range[0]]!;
    const worked = { ...sums, busyAgents: times.busyAgents, agents: times.agents };
    return {
      outcome: sums.offered > 0 ? readOutcome(worked, target) : NO_CALLS,
      calls: calls.reduce((sum, each) => sum + each, 0),
      cost: costs.subarray(...range).reduce((sum, each) => sum + each, 0),
      tally: worked,
    };
  });
  const outcomes = places.map(({ load, target }, at) =>
    load.calls === 0 ? NO_CALLS : readOutcome(shares[at]!, target),
  );
  return { queueId: queue.queueId, agents, outcomes, costs, days };
}

function checkChange(queues: readonly StaffedQueue[], change: Change): void {
  checkNumber('volumeRatio', change.volumeRatio, 0, 1000, 'Write 1.1 for a tenth more calls.');
  checkNumber(
    'handleSecondsAdded',
    change.handleSecondsAdded,
    -MOST_SECONDS,
    MOST_SECONDS,
    'Seconds a call.',
  );
  checkNumber('agentsAdded', change.agentsAdded, -MOST_LOAD, MOST_LOAD, 'Write -1 for one less.');
  for (const { queueId, intervalsPerDay, calls, agents, handleSeconds } of queues) {
    checkPositive(`intervalsPerDay of ${queueId}`, intervalsPerDay, 1440, 'Write 48 for half hours.');
    if (agents.length === calls.length && handleSeconds.length === calls.length) continue;
    throw new StaffingError(
      `Queue ${queueId} has ${calls.length} intervals of calls, ${handleSeconds.length} of handle time and ${agents.length} of ` +
        'agents; they must be as many. Cut them from the same days.',
    );
  }
  const { crossTraining } = change;
  if (crossTraining === null) return;
  checkNumber('people', crossTraining.people, 0, MOST_LOAD, 'People are counted, 0 for none.');
  const pair = [crossTraining.fromQueueId, crossTraining.toQueueId].map((id) =>
    queues.find(({ queueId }) => queueId === id),
  );
  if (pair[0] && pair[1] && pair[0] !== pair[1] && pair[0].calls.length === pair[1].calls.length) return;
  throw new StaffingError(
    `Cross-training from ${crossTraining.fromQueueId} to ${crossTraining.toQueueId} needs two different queues of the plan ` +
      'with the same intervals. Maybe one of them was filtered out.',
  );
}
