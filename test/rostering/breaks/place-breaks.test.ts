import { describe, expect, it, vi } from 'vitest';
import type { BreakDay } from '../../../shared/rostering/breaks/break-day.ts';
import type { BreakPlan } from '../../../shared/rostering/breaks/break-plan.ts';
import { DayCover } from '../../../shared/rostering/breaks/day-cover.ts';
import { placeBreaks } from '../../../shared/rostering/breaks/place-breaks.ts';
import { costOf } from '../../../shared/rostering/model/limits.ts';
import { makeCentreDay } from '../../../scripts/roster-desk/centre-day.ts';
import { dayOf, pause, shift } from './break-day-builder.ts';

const startOf = (plan: BreakPlan, agent: number, id: string): number | undefined =>
  plan.agents[agent]!.segments.find((segment) => segment.id === id)?.fromMinute;

/** Every rule a plan must keep, from its segments alone. */
function checkPlan(day: BreakDay, plan: BreakPlan): void {
  const tight = new Set(
    plan.issues.flatMap((issue) => (issue.kind === 'spacing-short' ? [issue.agent] : [])),
  );
  day.shifts.forEach(({ agent, fromMinute, toMinute, spacingMinutes, pauses }, at) => {
    const { segments } = plan.agents[at]!;
    let reached = fromMinute;
    for (const segment of segments) {
      expect(segment.fromMinute).toBe(reached);
      expect(segment.toMinute).toBeGreaterThan(segment.fromMinute);
      reached = segment.toMinute;
    }
    expect(reached).toBe(toMinute);
    for (const own of pauses) {
      const segment = segments.find(({ id }) => id === own.id);
      if (segment === undefined) continue;
      expect(segment.fromMinute).toBeGreaterThanOrEqual(own.earliestMinute);
      expect(segment.fromMinute).toBeLessThanOrEqual(own.latestMinute);
      expect(segment.toMinute - segment.fromMinute).toBe(own.minutes);
    }
    if (tight.has(agent)) return;
    let free = fromMinute;
    const breaks = segments.filter(({ kind }) => kind === 'lunch' || kind === 'break');
    for (const { fromMinute: from, toMinute: to } of breaks) {
      expect(from - free).toBeGreaterThanOrEqual(spacingMinutes);
      free = to;
    }
    if (breaks.length > 0) expect(toMinute - free).toBeGreaterThanOrEqual(spacingMinutes);
  });
}

/** How often a placing asks what a place would cost. */
function countAsked(day: BreakDay): number {
  const asked = vi.spyOn(DayCover.prototype, 'deltaOf');
  try {
    placeBreaks(day);
    return asked.mock.calls.length;
  } finally {
    asked.mockRestore();
  }
}

/** Cost of cover counted from the segments, minute by minute. */
function countCost({ covers, shifts, rowMinutes }: BreakDay, plan: BreakPlan): number {
  return covers.reduce((total, { limits, base, shares }) => {
    const there = Float64Array.from(base);
    shifts.forEach((_, at) => {
      for (const { kind, fromMinute, toMinute } of plan.agents[at]!.segments) {
        if (kind !== 'work') continue;
        for (let minute = fromMinute; minute < toMinute; minute++)
          there[Math.floor(minute / rowMinutes)]! += shares[at]! / rowMinutes;
      }
    });
    return total + limits.reduce((sum, limit, row) => sum + costOf(limit, there[row]!), 0);
  }, 0);
}

describe('breaks of a day', () => {
  it.each([1, 2, 3])('BR1 BR2 BR8 keep every rule in a centre of 120, seed %i', (seed) => {
    const day = makeCentreDay(120, seed);
    const plan = placeBreaks(day);
    checkPlan(day, plan);
    expect(plan.issues).toEqual([]);
    expect(plan.cost).toBeCloseTo(countCost(day, plan), 3);
  });

  it('BR4 goes where people are to spare', () => {
    // Four quarter hours of three; one person too many in the third.
    const shifts = [0, 1, 2].map((agent) =>
      shift(agent, 0, 60, agent === 0 ? [pause('break-1', 0, 45)] : []),
    );
    const plan = placeBreaks(dayOf(shifts, [3, 3, 2, 3]));
    expect(startOf(plan, 0, 'break-1')).toBe(30);
    expect([plan.costWithout, plan.cost]).toEqual([1, 0]);
  });

  it('BR4 spreads two breaks that would hurt together', () => {
    const shifts = [0, 1].map((agent) => shift(agent, 0, 60, [pause('break-1', 0, 45)]));
    const plan = placeBreaks(dayOf(shifts, [2, 1, 1, 2]));
    expect(plan.cost).toBe(0);
    expect(startOf(plan, 0, 'break-1')).not.toBe(startOf(plan, 1, 'break-1'));
  });

  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'BR4 is as good as trying everything, seed %i',
    (seed) => {
      const big = makeCentreDay(60, seed);
      const shifts = [0, 1, 2].map((agent) =>
        shift(agent, 15 * agent, 150 + 15 * agent, [pause('break-1', 15, 120), pause('lunch', 30, 120)], 15),
      );
      const needed = Array.from(
        { length: 14 },
        (_, row) => 1 + ((big.covers[0]!.limits[row + 14]!.softMin ?? 0) % 3),
      );
      const day = dayOf(shifts, needed);
      const options = shifts.map(({ fromMinute, toMinute }) => {
        const ways: [number, number][] = [];
        for (let one = fromMinute + 15; one <= Math.min(120, toMinute - 30); one += 15)
          for (let two = Math.max(30, fromMinute + 15); two <= Math.min(120, toMinute - 30); two += 15)
            if (Math.abs(one - two) >= 30) ways.push([one, two]);
        return ways;
      });
      let best = Infinity;
      for (const a of options[0]!)
        for (const b of options[1]!)
          for (const c of options[2]!) {
            const there = needed.map(
              (_, row) =>
                [a, b, c].filter((ways, at) => {
                  const minute = row * 15;
                  const { fromMinute, toMinute } = shifts[at]!;
                  return minute >= fromMinute && minute < toMinute && !ways.includes(minute);
                }).length,
            );
            const limits = day.covers[0]!.limits;
            best = Math.min(
              best,
              there.reduce((sum, count, row) => sum + costOf(limits[row]!, count), 0),
            );
          }
      const plan = placeBreaks(day, { gridMinutes: 15 });
      checkPlan(day, plan);
      expect(plan.cost).toBe(best);
    },
  );

  it('BR3 gives up spacing before a break, and says so', () => {
    const day = dayOf(
      [shift(7, 0, 60, [pause('break-1', 0, 45), pause('break-2', 0, 45)], 15)],
      [1, 1, 1, 1],
    );
    const plan = placeBreaks(day);
    expect(plan.issues).toEqual([{ kind: 'spacing-short', agent: 7 }]);
    expect(startOf(plan, 0, 'break-1')).toBeDefined();
    expect(startOf(plan, 0, 'break-2')).toBeDefined();
  });

  it('BR3 leaves out what has no place at all, and says so', () => {
    const day = dayOf(
      [shift(7, 0, 60, [pause('break-1', 90, 120), pause('break-2', 15, 30)], 15)],
      [1, 1, 1, 1],
    );
    const plan = placeBreaks(day);
    expect(plan.issues).toEqual([{ kind: 'left-out', agent: 7, pauseId: 'break-1', minutes: 15 }]);
  });

  it('BR2 puts an activity next to a break', () => {
    const day = dayOf(
      [shift(0, 0, 60, [pause('break-1', 15, 15), pause('coaching', 0, 45, { minutes: 30 })], 15)],
      [0, 0, 0, 0],
    );
    const plan = placeBreaks(day);
    expect(plan.issues).toEqual([]);
    expect(plan.agents[0]!.segments.map(({ id }) => id)).toEqual([null, 'break-1', 'coaching']);
  });

  it('BR5 keeps what has begun and places nothing in the past', () => {
    const pauses = [pause('break-1', 0, 105, { wasMinute: 0 }), pause('break-2', 0, 105, { wasMinute: 75 })];
    // Everything is needed but the first half hour, which has passed, and the last.
    const day = dayOf([shift(0, 0, 120, pauses)], [0, 0, 1, 1, 1, 1, 0, 0]);
    const plan = placeBreaks(day, { nowMinute: 20 });
    expect(startOf(plan, 0, 'break-1')).toBe(0);
    expect(startOf(plan, 0, 'break-2')).toBeGreaterThanOrEqual(90);
    const told = placeBreaks(day, { nowMinute: 20, noticeMinutes: 60 });
    expect(startOf(told, 0, 'break-2')).toBe(75);
  });

  it('BR5 says what could not be placed any more', () => {
    const day = dayOf([shift(3, 0, 120, [pause('break-1', 0, 30)])], [1, 1, 1, 1, 1, 1, 1, 1]);
    expect(placeBreaks(day, { nowMinute: 60 }).issues).toEqual([
      { kind: 'left-out', agent: 3, pauseId: 'break-1', minutes: 15 },
    ]);
  });

  it('BR6 moves nobody for nothing', () => {
    const day = dayOf(
      [shift(0, 0, 120, [pause('break-1', 0, 105, { wasMinute: 15 })])],
      [1, 1, 1, 1, 1, 1, 1, 1],
    );
    expect(startOf(placeBreaks(day), 0, 'break-1')).toBe(15);
  });

  it('BR6 moves with the forecast when that is worth more than the move', () => {
    const shifts = [shift(0, 0, 120, [pause('break-1', 0, 105, { wasMinute: 15 })])];
    const day = dayOf(shifts, [1, 1, 1, 1, 1, 0, 1, 1]);
    expect(startOf(placeBreaks(day, { costOfMoving: 5 }), 0, 'break-1')).toBe(75);
    expect(startOf(placeBreaks(day, { costOfMoving: 50 }), 0, 'break-1')).toBe(15);
  });

  it('BR6 a plan that stands is found again, seed 4', () => {
    const day = makeCentreDay(80, 4);
    const first = placeBreaks(day);
    const again: BreakDay = {
      ...day,
      shifts: day.shifts.map((own, at) => ({
        ...own,
        pauses: own.pauses.map((p) => ({ ...p, wasMinute: startOf(first, at, p.id) ?? null })),
      })),
    };
    expect(placeBreaks(again, { costOfMoving: 1000 }).agents).toEqual(first.agents);
  });

  it('BR7 a meeting is held when it hurts least and most are there, and who misses it is named', () => {
    const shifts = [shift(0, 0, 120, []), shift(1, 0, 120, []), shift(2, 60, 180, []), shift(3, 0, 45, [])];
    const meetings = [
      {
        id: 'team',
        minutes: 30,
        earliestMinute: 0,
        latestMinute: 150,
        wasMinute: null,
        shifts: [0, 1, 2, 3],
      },
    ];
    const plan = placeBreaks(dayOf(shifts, [3, 3, 3, 2, 3, 2, 0, 0, 1, 1, 1, 1], { meetings }));
    expect(plan.meetings).toEqual([{ id: 'team', fromMinute: 90, attending: [0, 1, 2] }]);
    expect(plan.issues).toEqual([{ kind: 'misses-meeting', agent: 3, meetingId: 'team' }]);
    expect(plan.agents[0]!.segments.map(({ kind, fromMinute }) => [kind, fromMinute])).toEqual([
      ['work', 0],
      ['meeting', 90],
    ]);
  });

  it('BR1 BR7 breaks go round a meeting', () => {
    const shifts = [0, 1].map((agent) => shift(agent, 0, 120, [pause('break-1', 45, 75)]));
    const meetings = [
      { id: 'team', minutes: 30, earliestMinute: 45, latestMinute: 60, wasMinute: null, shifts: [0, 1] },
    ];
    const day = dayOf(shifts, [2, 2, 2, 0, 0, 1, 2, 2], { meetings });
    const plan = placeBreaks(day);
    checkPlan(day, plan);
    expect(plan.meetings[0]!.attending).toEqual([0, 1]);
    expect(plan.issues).toEqual([]);
  });

  it('BR7 a meeting nobody can attend is said to be left out', () => {
    const meetings = [
      { id: 'team', minutes: 30, earliestMinute: 200, latestMinute: 260, wasMinute: null, shifts: [0] },
    ];
    const plan = placeBreaks(dayOf([shift(0, 0, 60, [])], [1, 1, 1, 1], { meetings }));
    expect(plan.issues).toEqual([{ kind: 'meeting-left-out', meetingId: 'team' }]);
  });

  it('BR10 is the same every time, seed 9', () => {
    expect(placeBreaks(makeCentreDay(100, 9))).toEqual(placeBreaks(makeCentreDay(100, 9)));
  });

  it('BR12 the work grows with the shifts, not faster', () => {
    const [half, whole] = [250, 500].map((agents) => countAsked(makeCentreDay(agents, 1)));
    expect(whole! / half!).toBeLessThan(2.2);
    // A shift here has 81 places for its three pauses: all of them are weighed eight or nine times at most.
    expect(whole! / 500).toBeLessThan(9 * 81);
  });

  it('an empty day has an empty plan', () => {
    expect(placeBreaks(dayOf([], [])).agents).toEqual([]);
  });

  it('refuses what cannot be searched, with the way out', () => {
    const many = Array.from({ length: 9 }, (_, at) => pause(`break-${at}`, 0, 45));
    expect(() => placeBreaks(dayOf([shift(4, 0, 60, many)], [1]))).toThrow(
      /agent 4 has 9 pauses, and at most 8/,
    );
    expect(() => placeBreaks(dayOf([shift(4, 60, 60, [])], [1]))).toThrow(/must end after it begins/);
  });
});
