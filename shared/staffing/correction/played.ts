import type { AgentsByGroup, FloorOutcome, SimulatedFloor } from '../floor-simulation.ts';
import { StaffingError } from '../staffing-error.ts';

/** A try: so many people, and what became of it. */
export interface Played {
  readonly agents: AgentsByGroup;
  readonly outcome: FloorOutcome;
  /** By queue and interval, as `findLacking` has it. */
  readonly lacking: readonly Float64Array[];
}

export interface MissedInterval {
  readonly queueId: string;
  readonly interval: number;
  readonly serviceLevel: number;
}

/** Of all queues in one interval; 0 after the last one. */
export function lackingIn({ lacking }: Played, interval: number): number {
  let total = 0;
  for (const row of lacking) total += row[interval] ?? 0;
  return total;
}

export function missedOf(floor: SimulatedFloor, { outcome, lacking }: Played): readonly MissedInterval[] {
  return floor.queues.flatMap(({ queueId }, queue) =>
    Array.from(lacking[queue]!, (lack, interval) => ({ lack, interval }))
      .filter(({ lack }) => lack > 0)
      .map(({ interval }) => ({
        queueId,
        interval,
        serviceLevel: outcome.queues[queue]!.serviceLevel.mean[interval]!,
      })),
  );
}

/** @throws StaffingError when a start does not fit the floor. */
export function checkStart(floor: SimulatedFloor, start: AgentsByGroup, mostAgents: readonly number[]): void {
  const fits =
    start.length === floor.groups.length &&
    mostAgents.length === floor.groups.length &&
    start.every(
      (row) => row.length === floor.intervals && row.every((count) => Number.isInteger(count) && count >= 0),
    );
  if (fits) return;
  throw new StaffingError(
    `start (${start.length} x ${start[0]?.length ?? 0}) must hold whole numbers, 0 or more, for ${floor.groups.length} groups ` +
      `and ${floor.intervals} intervals. Round the pooled requirement up first.`,
  );
}
