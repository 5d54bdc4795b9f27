import type { CoverDemand, RosterAgent } from '../../shared/rostering/problem/problem.ts';
import { sampleNormal } from '../../shared/simulation/distributions.ts';
import type { Rng } from '../../shared/simulation/rng.ts';
import { weekdayOf } from '../../shared/time/day-number.ts';
import { QUEUES } from './generate-agents.ts';

/** How much of the hours there are the requirement takes. */
const LOAD_RATIO = 0.95;
const SHARES: Readonly<Record<(typeof QUEUES)[number], number>> = {
  voice: 0.58,
  billing: 0.26,
  technical: 0.16,
};
/** Monday to Sunday. */
const WEEKDAYS = [1.1, 1.02, 1, 1, 1.02, 0.62, 0.5];
const OPEN_MINUTES = [7 * 60, 22 * 60] as const;

/**
 * What each queue needs by slot, two peaks a day, and what all need together: agents of several skills count for each of their
 * queues, so that only the sum says that nobody serves two at once.
 */
export function generateCover(
  rng: Rng,
  agents: readonly RosterAgent[],
  days: readonly string[],
  slotMinutes: number,
): readonly CoverDemand[] {
  const slotsPerDay = 1440 / slotMinutes;
  const shape = days.flatMap((day) => {
    const busyness = WEEKDAYS[weekdayOf(day)]! * (1 + 0.05 * sampleNormal(rng));
    return Array.from({ length: slotsPerDay }, (_, slot) => {
      const minute = slot * slotMinutes;
      if (minute < OPEN_MINUTES[0] || minute >= OPEN_MINUTES[1]) return 0;
      const noise = Math.max(0.5, 1 + 0.06 * sampleNormal(rng));
      return busyness * noise * shapeAt(minute / 60);
    });
  });
  const there = agents.reduce((slots, agent) => slots + countSlots(agent, days.length, slotMinutes), 0);
  const scale = (LOAD_RATIO * there) / shape.reduce((sum, value) => sum + value, 0);
  const byQueue = QUEUES.map((queue) => shape.map((value) => Math.round(SHARES[queue] * scale * value)));
  const demands = QUEUES.map((queue, place): CoverDemand => ({
    id: queue,
    name: queue,
    who: { queueIds: [queue] },
    rows: 'slot',
    needed: byQueue[place]!,
    perUnder: 2,
    perOver: 0,
  }));
  const total: CoverDemand = {
    id: 'all',
    name: 'All queues',
    who: {},
    rows: 'slot',
    needed: shape.map((_, row) => byQueue.reduce((sum, needed) => sum + needed[row]!, 0)),
    perUnder: 2,
    perOver: 1,
  };
  return [...demands, total];
}

/** A peak before noon, a lower one in the afternoon. */
function shapeAt(hour: number): number {
  return 0.25 + Math.exp(-(((hour - 10.5) / 2) ** 2)) + 0.8 * Math.exp(-(((hour - 16) / 2.5) ** 2));
}

function countSlots({ contractId, daysOff }: RosterAgent, days: number, slotMinutes: number): number {
  const minutes = ((contractId === 'full' ? 2400 : 1350) * days) / 7;
  const leave = daysOff.reduce((sum, { from, to, paidMinutesPerDay }) => {
    return sum + paidMinutesPerDay * (weekdayOf(to) - weekdayOf(from) + 1);
  }, 0);
  return (minutes - leave) / slotMinutes;
}
