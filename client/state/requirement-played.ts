import type { SimulatedQueue, SimulatedRequirement } from '../../shared/contract/simulated-plan.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import type { PlanGrid } from './requirement-clock.ts';
import type { Curve } from './requirement-curves.ts';

/** What was played of a curve, on the places of the days shown; null at places that were not played. */
export interface PlayedCurve {
  /** Whole people; of a queue nothing is said, since people share them. */
  readonly agents: readonly (number | null)[] | null;
  readonly serviceLevel: readonly (number | null)[] | null;
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** Null when nothing was played of these days. */
export function findPlayed(
  simulated: SimulatedRequirement | null,
  curve: Pick<Curve, 'kind' | 'id'>,
  grid: PlanGrid,
): PlayedCurve | null {
  if (simulated === null || simulated.intervalsPerDay !== grid.intervalsPerDay) return null;
  const offset = (dayNumber(grid.firstDay) - dayNumber(simulated.firstDay)) * grid.intervalsPerDay;
  const length = grid.days * grid.intervalsPerDay;
  const end = simulated.days * grid.intervalsPerDay;
  if (offset + length <= 0 || offset >= end) return null;
  const place = <T>(values: readonly (T | null)[]) =>
    Array.from({ length }, (_, at) => values[at + offset] ?? null);
  const queue =
    curve.kind === 'queue' ? simulated.queues.find(({ queueId }) => queueId === curve.id) : undefined;
  const levels = queue === undefined ? [] : place(queue.serviceLevel);
  return {
    agents: curve.kind === 'queue' ? null : place(sumGroups(simulated, curve)),
    serviceLevel: queue === undefined ? null : levels.map((level) => level?.mean ?? null),
    low: levels.map((level) => level?.low ?? null),
    high: levels.map((level) => level?.high ?? null),
  };
}

function sumGroups(
  { groups }: SimulatedRequirement,
  { kind, id }: Pick<Curve, 'kind' | 'id'>,
): readonly (number | null)[] {
  const meant = groups.filter(({ groupId }) => kind === 'whole' || groupId === id);
  return (meant[0]?.agents ?? []).map((_, at) => meant.reduce((sum, { agents }) => sum + agents[at]!, 0));
}

/** The days that miss their target as a whole, by queue. */
export function gatherMissedDays({
  firstDay,
  missedDays,
}: Pick<SimulatedRequirement, 'firstDay' | 'missedDays'>): readonly {
  readonly queueId: string;
  readonly days: readonly string[];
}[] {
  const queueIds = [...new Set(missedDays.map(({ queueId }) => queueId))];
  return queueIds.map((queueId) => ({
    queueId,
    days: missedDays
      .filter((missed) => missed.queueId === queueId)
      .map(({ day }) => nameDay(dayNumber(firstDay) + day)),
  }));
}

/** The intervals that miss their target, gathered by queue and in runs of places that follow each other. */
export function gatherMissed(
  missed: SimulatedRequirement['missed'],
): readonly { readonly queueId: string; readonly runs: readonly { from: number; to: number }[] }[] {
  const byQueue = new Map<string, number[]>();
  for (const { queueId, place } of missed) {
    const places = byQueue.get(queueId) ?? [];
    byQueue.set(queueId, places);
    places.push(place);
  }
  return [...byQueue].map(([queueId, places]) => {
    const runs: { from: number; to: number }[] = [];
    for (const place of places.sort((a, b) => a - b)) {
      const last = runs.at(-1);
      if (last && place <= last.to + 1) last.to = place;
      else runs.push({ from: place, to: place });
    }
    return { queueId, runs };
  });
}

/** Whether two of the days' results may be set side by side. */
export function isSameDays(
  a: Pick<PlanGrid, 'firstDay' | 'days'>,
  b: Pick<PlanGrid, 'firstDay' | 'days'>,
): boolean {
  return a.firstDay === b.firstDay && a.days === b.days;
}

/** A mean over several days, by call weights; null where nothing counts. */
export function meanOverDays(
  queue: SimulatedQueue,
  read: (day: SimulatedQueue['days'][number]) => { mean: number; low: number; high: number } | null,
  callsOfDays: readonly number[],
): { readonly mean: number; readonly low: number; readonly high: number } | null {
  let [weight, mean, low, high] = [0, 0, 0, 0];
  queue.days.forEach((day, at) => {
    const estimate = read(day);
    const calls = callsOfDays[at] ?? 0;
    if (estimate === null || calls === 0) return;
    weight += calls;
    mean += calls * estimate.mean;
    low += calls * estimate.low;
    high += calls * estimate.high;
  });
  return weight === 0 ? null : { mean: mean / weight, low: low / weight, high: high / weight };
}

/** Calls of a queue by day of what was played, as they are forecast; days that are not shown weigh as an average one. */
export function callsByDay(
  requirement: PlanGrid & {
    readonly queues: readonly { readonly queueId: string; readonly calls: readonly number[] }[];
  },
  queueId: string,
  played: Pick<PlanGrid, 'firstDay' | 'days'>,
): readonly number[] {
  const calls = requirement.queues.find((queue) => queue.queueId === queueId)?.calls ?? [];
  const offset = dayNumber(played.firstDay) - dayNumber(requirement.firstDay);
  const perDay = requirement.intervalsPerDay;
  const known = Array.from({ length: played.days }, (_, day) =>
    calls.slice(Math.max(0, (day + offset) * perDay), Math.max(0, (day + offset + 1) * perDay)),
  ).map((ofDay) => (ofDay.length === 0 ? null : ofDay.reduce((sum, each) => sum + each, 0)));
  const sums = known.filter((sum) => sum !== null);
  const usual = sums.length === 0 ? 1 : sums.reduce((sum, each) => sum + each, 0) / sums.length;
  return known.map((sum) => sum ?? usual);
}
