import { countServiceLevel } from '../../shared/metrics/service-level-formulas.ts';
import { sampleExponential } from '../../shared/simulation/distributions.ts';
import { hashSeed, Rng } from '../../shared/simulation/rng.ts';
import type {
  AgentsByGroup,
  FloorOutcome,
  FloorSimulation,
  SimulatedFloor,
  SimulatedSums,
} from '../../shared/staffing/floor-simulation.ts';

interface Caller {
  readonly queue: number;
  readonly atSeconds: number;
  readonly handleSeconds: number;
  readonly patienceSeconds: number;
}

const NEVER = -1;

/**
 * A floor of Poisson calls with exponential handle times and patience, first come first served: the exact model behind
 * Erlang A and C, for several skills. Callers are drawn from the floor and the seed alone.
 */
export const PLAYED_FLOOR: FloorSimulation = {
  simulate(floor, agents, { seed, replications }) {
    const sums = floor.queues.map(() => createSums(floor.intervals));
    for (let replication = 0; replication < replications; replication++) {
      playOnce(floor, agents, drawCallers(floor, seed, replication), sums);
    }
    for (const row of sums)
      for (const field of Object.values(row))
        field.forEach((sum: number, at: number) => (field[at] = sum / replications));
    return tell(floor, replications, sums);
  },
};

function drawCallers(floor: SimulatedFloor, seed: number, replication: number): readonly Caller[] {
  const intervalSeconds = floor.intervalMinutes * 60;
  return floor.queues
    .flatMap(({ queueId, calls, handleSeconds, patienceSeconds }, queue) => {
      const rng = new Rng(hashSeed(seed, replication, queueId));
      const callers: Caller[] = [];
      for (let interval = 0; interval < floor.intervals; interval++) {
        const gap = intervalSeconds / calls[interval]!;
        for (let at = sampleExponential(rng, gap); at < intervalSeconds; at += sampleExponential(rng, gap)) {
          callers.push({
            queue,
            atSeconds: interval * intervalSeconds + at,
            handleSeconds: sampleExponential(rng, handleSeconds[interval]!),
            patienceSeconds: patienceSeconds === null ? Infinity : sampleExponential(rng, patienceSeconds),
          });
        }
      }
      return callers;
    })
    .sort((a, b) => a.atSeconds - b.atSeconds);
}

function playOnce(
  floor: SimulatedFloor,
  agents: AgentsByGroup,
  callers: readonly Caller[],
  sums: readonly SimulatedSums[],
): void {
  const intervalSeconds = floor.intervalMinutes * 60;
  const levels = floor.groups.map(({ skills }) =>
    floor.queues.map(({ queueId }) => skills.find((skill) => skill.queueId === queueId)?.level ?? NEVER),
  );
  const lines: Caller[][] = floor.queues.map(() => []);
  const ends: { atSeconds: number; group: number }[] = [];
  const busy = floor.groups.map(() => 0);
  const present = (group: number, atSeconds: number) =>
    agents[group]![Math.min(floor.intervals - 1, Math.floor(atSeconds / intervalSeconds))]!;
  const intervalOf = (caller: Caller) => Math.floor(caller.atSeconds / intervalSeconds);

  const serve = (caller: Caller, group: number, atSeconds: number) => {
    const wait = atSeconds - caller.atSeconds;
    const row = sums[caller.queue]!;
    const at = intervalOf(caller);
    row.answered[at]! += 1;
    row.answerWaitSeconds[at]! += wait;
    if (wait <= floor.queues[caller.queue]!.target.answerWithinSeconds) row.answeredWithinTarget[at]! += 1;
    busy[group]! += 1;
    const end = { atSeconds: atSeconds + caller.handleSeconds, group };
    let place = ends.length;
    while (place > 0 && ends[place - 1]!.atSeconds < end.atSeconds) place -= 1;
    ends.splice(place, 0, end);
  };
  const lose = (caller: Caller) => {
    const { target } = floor.queues[caller.queue]!;
    const row = sums[caller.queue]!;
    const at = intervalOf(caller);
    row.abandoned[at]! += 1;
    row.abandonWaitSeconds[at]! += caller.patienceSeconds;
    if (caller.patienceSeconds <= target.answerWithinSeconds) row.abandonedWithinTarget[at]! += 1;
    if (caller.patienceSeconds < target.shortAbandonSeconds) row.shortAbandons[at]! += 1;
  };
  const takeNext = (group: number, atSeconds: number) => {
    while (busy[group]! < present(group, atSeconds)) {
      let next: Caller | undefined;
      lines.forEach((line, queue) => {
        while (line[0] && line[0].atSeconds + line[0].patienceSeconds <= atSeconds) lose(line.shift()!);
        if (levels[group]![queue] === NEVER || !line[0]) return;
        if (!next || line[0].atSeconds < next.atSeconds) next = line[0];
      });
      if (!next) return;
      lines[next.queue]!.shift();
      serve(next, group, atSeconds);
    }
  };
  const endUntil = (atSeconds: number) => {
    while (ends.length > 0 && ends.at(-1)!.atSeconds <= atSeconds) {
      const { group, atSeconds: endedAt } = ends.pop()!;
      busy[group]! -= 1;
      takeNext(group, endedAt);
    }
  };

  let interval = 0;
  for (const caller of callers) {
    for (; interval < intervalOf(caller); interval++) {
      const begins = (interval + 1) * intervalSeconds;
      endUntil(begins);
      floor.groups.forEach((_, group) => takeNext(group, begins));
    }
    endUntil(caller.atSeconds);
    sums[caller.queue]!.offered[interval]! += 1;
    const free = floor.groups
      .map((_, group) => group)
      .filter(
        (group) => levels[group]![caller.queue] !== NEVER && busy[group]! < present(group, caller.atSeconds),
      )
      .sort((a, b) => levels[a]![caller.queue]! - levels[b]![caller.queue]!);
    if (free.length > 0) serve(caller, free[0]!, caller.atSeconds);
    else lines[caller.queue]!.push(caller);
  }
  endUntil(Infinity);
  // With nobody there the rest waits in vain.
  for (const line of lines)
    for (const caller of line) lose({ ...caller, patienceSeconds: Math.min(caller.patienceSeconds, 1e6) });
}

function createSums(intervals: number): SimulatedSums {
  const row = () => new Float64Array(intervals);
  return {
    offered: row(),
    answered: row(),
    answeredWithinTarget: row(),
    abandoned: row(),
    abandonedWithinTarget: row(),
    shortAbandons: row(),
    answerWaitSeconds: row(),
    abandonWaitSeconds: row(),
  };
}

function tell(floor: SimulatedFloor, replications: number, sums: readonly SimulatedSums[]): FloorOutcome {
  return {
    replications,
    // The loop under test knows no cap on occupancy.
    groups: floor.groups.map(() => ({
      busySeconds: new Float64Array(floor.intervals),
      presentSeconds: new Float64Array(floor.intervals),
    })),
    queues: floor.queues.map(({ queueId, target }, queue) => {
      const counted = (at: (field: Float64Array) => number) => {
        const row = sums[queue]!;
        const parts = countServiceLevel(target.serviceLevelFormula, {
          answered: at(row.answered),
          answeredWithinTarget: at(row.answeredWithinTarget),
          abandoned: at(row.abandoned),
          abandonedWithinTarget: at(row.abandonedWithinTarget),
          shortAbandons: at(row.shortAbandons),
          waitingPastTarget: 0,
        });
        return parts.met / parts.counted;
      };
      const mean = Float64Array.from({ length: floor.intervals }, (_, interval) =>
        counted((field) => field[interval]!),
      );
      const overall = counted((field) => field.reduce((sum, each) => sum + each, 0));
      // No bands: the loop under test reads means.
      return {
        queueId,
        sums: sums[queue]!,
        serviceLevel: { mean, low: mean, high: mean },
        overall: { mean: overall, halfWidth: 0, low: overall, high: overall },
      };
    }),
  };
}
