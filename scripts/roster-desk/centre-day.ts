import type { BreakDay, DayShift, Pause } from '../../shared/rostering/breaks/break-day.ts';
import { Rng } from '../../shared/simulation/rng.ts';

/** A centre's day: shifts of 8 to 9 hours from 7 to 14 o'clock, lunch and two breaks, three queues, some agents in two. */
export function makeCentreDay(agents: number, seed: number, rowMinutes = 30): BreakDay {
  const rng = new Rng(seed);
  const rows = Math.ceil(1500 / rowMinutes);
  const shifts = Array.from({ length: agents }, (_, agent): DayShift => {
    const from = 7 * 60 + 15 * rng.nextIndex(29);
    const to = from + 480 + 60 * rng.nextIndex(2);
    return {
      agent,
      fromMinute: from,
      toMinute: to,
      spacingMinutes: 60,
      pauses: [
        pauseOf('break-1', from + 60, from + 180),
        { ...pauseOf('lunch', from + 180, from + 330), kind: 'lunch', minutes: 45, isPaid: false },
        pauseOf('break-2', from + 330, to - 60),
      ],
    };
  });
  const covers = [0, 1, 2].map((queue) => {
    const shares = shifts.map(() => (rng.nextIndex(3) === queue || rng.happens(0.15) ? 1 : 0));
    const there = Array.from({ length: rows }, (_, row) =>
      shifts.reduce((sum, { fromMinute, toMinute }, at) => {
        const middle = (row + 0.5) * rowMinutes;
        return sum + (middle > fromMinute && middle < toMinute ? shares[at]! : 0);
      }, 0),
    );
    return {
      id: `queue-${queue}`,
      shares,
      base: there.map(() => 0),
      limits: there.map((count) => {
        const needed = Math.round(count * (0.8 + 0.25 * rng.next()));
        return { softMin: needed, softMax: needed, perUnder: 10, perOver: 1 };
      }),
    };
  });
  return { rowMinutes, shifts, covers, meetings: [] };
}

function pauseOf(id: string, earliestMinute: number, latestMinute: number): Pause {
  return { id, kind: 'break', minutes: 15, isPaid: true, earliestMinute, latestMinute, wasMinute: null };
}
