import type { Estimate, SimulatedQueue } from '../../contract/simulated-plan.ts';
import { estimateQueue, type QueueEstimates } from './estimate-queue.ts';
import { playIntervals, type PlayPlan } from './simulate-floor.ts';
import type { RatioEstimate } from './summarise-cells.ts';
import type { AgentsByGroup, SimulatedFloor } from '../../staffing/floor-simulation.ts';
import { serves, type SkillGroup } from '../../staffing/skill-groups.ts';
import type { DaysToPlay } from './days-to-play.ts';

/** Handle times of call centres: standard deviation / mean. */
const HANDLE_VARIATION = 1.1;
const CONFIDENCE = 0.95;
/** So many calls tell a mean to a third of a percent. */
const PROOF_CALLS = 1_000_000;
const LEAST_REPLICATIONS = 40;
const MOST_REPLICATIONS = 400;

/** So many replications of its busiest day give the bands of the means. */
export function countReplications(plan: DaysToPlay, calls = PROOF_CALLS): number {
  const ofDays = Array.from({ length: plan.days }, (_, day) => countCalls(plan, day));
  const wanted = Math.round(calls / Math.max(1, ...ofDays));
  return Math.max(LEAST_REPLICATIONS, Math.min(MOST_REPLICATIONS, wanted));
}

/** Calls of all queues that are expected on one day, as it really passes. */
export function countCalls({ queues, passing, intervalsPerDay }: DaysToPlay, day: number): number {
  return queues.reduce(
    (total, { calls }) =>
      passing[day]!.reduce((sum, place) => sum + calls[day * intervalsPerDay + place]!, total),
    0,
  );
}

/** One day of a plan as a floor to be played, of as many quarters as it has. It begins without anybody in line. */
export function floorOfDay(plan: DaysToPlay, day: number): SimulatedFloor {
  const cut = (values: Float64Array) =>
    values.slice(day * plan.intervalsPerDay, (day + 1) * plan.intervalsPerDay);
  return {
    intervalMinutes: plan.intervalMinutes,
    intervals: plan.intervalsPerDay,
    passing: plan.passing[day]!,
    queues: plan.queues.map((queue) => ({
      queueId: queue.queueId,
      calls: cut(queue.calls),
      rateVariation: { shared: queue.dayVariation[day]!, interval: queue.intervalVariation },
      handleSeconds: cut(queue.handleSeconds),
      handleSpread: { kind: 'lognormal', variation: HANDLE_VARIATION },
      patienceSeconds: queue.patienceSeconds,
      patienceSpread: { kind: 'exponential' },
      priority: queue.priority,
      target: queue.targets[day]!,
    })),
    groups: plan.groups,
  };
}

export interface PlayedDays {
  readonly plan: DaysToPlay;
  /** By group and place of all days, whole people. */
  readonly agents: AgentsByGroup;
  readonly seed: number;
  readonly replications: number;
  readonly play: PlayPlan;
  readonly onDay: (day: number) => void;
}

/** What these people make of the plan, with bands: each day for itself, on callers of its own. */
export function playDays({
  plan,
  agents,
  seed,
  replications,
  play,
  onDay,
}: PlayedDays): readonly SimulatedQueue[] {
  const { days, intervalsPerDay, queues, groups } = plan;
  const byDay = Array.from({ length: days }, (_, day) => {
    onDay(day);
    const floor = floorOfDay(plan, day);
    const ofDay = agents.map((row) => row.slice(day * intervalsPerDay, (day + 1) * intervalsPerDay));
    const cells = playIntervals(play, floor, ofDay, { seed: seed + day, from: 0, to: replications });
    return queues.map(({ queueId, targets }) => {
      const part = {
        queueId,
        formula: targets[day]!.serviceLevelFormula,
        groupIds: whoServes(groups, queueId),
        confidence: CONFIDENCE,
      };
      return {
        places: Array.from({ length: intervalsPerDay }, (_, from) =>
          estimateQueue(cells, { ...part, from, to: from + 1 }),
        ),
        whole: estimateQueue(cells, { ...part, from: 0, to: intervalsPerDay }),
      };
    });
  });
  return queues.map(({ queueId }, queue) => {
    const list = (field: keyof QueueEstimates) =>
      byDay.flatMap((ofDay) => ofDay[queue]!.places.map((place) => shorten(place[field], field)));
    return {
      queueId,
      serviceLevel: list('serviceLevel'),
      waitSeconds: list('waitSeconds'),
      abandonmentRatio: list('abandonmentRatio'),
      occupancyRatio: list('occupancyRatio'),
      days: byDay.map((ofDay) => {
        const { whole } = ofDay[queue]!;
        return {
          serviceLevel: shorten(whole.serviceLevel, 'serviceLevel'),
          waitSeconds: shorten(whole.waitSeconds, 'waitSeconds'),
          abandonmentRatio: shorten(whole.abandonmentRatio, 'abandonmentRatio'),
          occupancyRatio: shorten(whole.occupancyRatio, 'occupancyRatio'),
        };
      }),
    };
  });
}

function whoServes(groups: readonly SkillGroup[], queueId: string): readonly string[] {
  return groups.filter((group) => serves(group, queueId)).map(({ id }) => id);
}

/** To four digits of a ratio and hundredths of a second. */
function shorten(estimate: RatioEstimate | null, field: keyof QueueEstimates): Estimate | null {
  if (estimate === null) return null;
  const [digits, most] = field === 'waitSeconds' ? [100, Infinity] : [10_000, 1];
  const { mean, halfWidth } = estimate;
  const round = (value: number) => Math.round(Math.max(0, Math.min(most, value)) * digits) / digits;
  return { mean: round(mean), low: round(mean - halfWidth), high: round(mean + halfWidth) };
}
