import { describe, expect, it } from 'vitest';
import { makeBreakDay } from '../../../shared/rostering/breaks/make-break-day.ts';
import { placeBreaks } from '../../../shared/rostering/breaks/place-breaks.ts';
import { compileModel } from '../../../shared/rostering/model/compile-model.ts';
import type { RosterProblem } from '../../../shared/rostering/problem/problem.ts';
import { checkService } from '../../../shared/rostering/service/check-service.ts';
import { staffFromRoster } from '../../../shared/rostering/service/staff-from-roster.ts';
import { playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import { DEFAULT_SERVICE_RULE } from '../../../shared/site/site.ts';
import { agent, problem, template } from '../breaks/roster-builder.ts';
import { ONE_AT_A_TIME } from '../../../shared/staffing/concurrency.ts';
import { passOnce } from '../../../shared/staffing/floor-simulation.ts';

const BREAK = { minutes: 15, isPaid: true, earliestAfterMinutes: 120, latestAfterMinutes: 120 };

function rosterOf(rows: readonly string[], more: Partial<RosterProblem> = {}) {
  const templates = [
    template('D', { shortBreaks: [BREAK] }),
    template('N', { kind: 'night', firstStart: '22:00', lastStart: '22:00' }),
    template('B', { kind: 'standby' }),
  ];
  const horizon = {
    firstDay: '2026-03-02',
    days: rows[0]!.length,
    timeZone: 'Asia/Shanghai',
    dayStartsAt: '00:00',
    slotMinutes: 60,
  };
  const whole = problem({ horizon, templates, agents: rows.map((_, at) => agent(`a${at}`)), ...more });
  const model = compileModel(whole);
  const picks = Uint16Array.from(
    rows.flatMap((row) =>
      [...row].map((letter) =>
        model.variants.findIndex(({ templateId }) => templateId === (letter === '-' ? null : letter)),
      ),
    ),
  );
  return { problem: whole, model, picks, breaks: new Map() };
}

const places = (firstDay: string, days: number, intervalMinutes: 15 | 30 = 30) => ({
  firstDay,
  days,
  intervalMinutes,
  intervalsPerDay: 1440 / intervalMinutes,
  queueIds: ['sales', 'billing'],
});

describe('who of a roster is on the phone', () => {
  it('SV1 people on shift, also over midnight, and nobody on standby', () => {
    const { groups, agents } = staffFromRoster(rosterOf(['D-', 'N-', 'B-']), places('2026-03-02', 2), 1);
    expect(groups.map(({ id }) => id)).toEqual(['sales:1']);
    const [row] = agents;
    expect(
      Array.from(row!)
        .map((people, place) => (people > 0 ? place : -1))
        .filter((at) => at >= 0),
    ).toEqual([
      ...Array.from({ length: 16 }, (_, at) => 18 + at),
      ...Array.from({ length: 16 }, (_, at) => 44 + at),
    ]);
    expect(Math.max(...row!)).toBe(1);
  });

  it('SV1 SV3 breaks take people off the phone, and rounding keeps the minutes', () => {
    const roster = rosterOf(['D', 'D', 'D', 'D']);
    const plan = placeBreaks(makeBreakDay({ ...roster, activityDays: [] }, 0, null));
    const breaks = new Map([[0, plan]]);
    const quarters = staffFromRoster({ ...roster, breaks }, places('2026-03-02', 1, 15), 1).agents[0]!;
    expect(quarters[44]).toBe(0);
    expect(quarters.reduce((sum, people) => sum + people, 0)).toBe(4 * 32 - 4);
    const halves = staffFromRoster({ ...roster, breaks }, places('2026-03-02', 1), 1).agents[0]!;
    expect(halves.reduce((sum, people) => sum + people, 0)).toBe(4 * 16 - 2);
  });

  it('SV2 by what they can do in the queues of the plan', () => {
    const agents = [
      agent('a0', {
        skills: [
          { queueId: 'sales', level: 1 },
          { queueId: 'elsewhere', level: 1 },
        ],
      }),
      agent('a1', {
        skills: [
          { queueId: 'billing', level: 2 },
          { queueId: 'sales', level: 1 },
        ],
      }),
      agent('a2', { skills: [{ queueId: 'elsewhere', level: 1 }] }),
    ];
    const { groups } = staffFromRoster(rosterOf(['D', 'D', 'D'], { agents }), places('2026-03-02', 1), 1);
    expect(groups.map(({ id, agentIds }) => [id, agentIds])).toEqual([
      ['sales:1', ['a0']],
      ['billing:2 sales:1', ['a1']],
    ]);
  });

  it('SV3 those who will not come are left out', () => {
    const row = staffFromRoster(rosterOf(Array(10).fill('D')), places('2026-03-02', 1), 0.93).agents[0]!;
    const total = row.reduce((sum, people) => sum + people, 0);
    expect(Math.abs(total - 0.93 * 160)).toBeLessThanOrEqual(0.5);
  });

  it('SV4 an hour that comes twice has the mean of both, one that is skipped nobody', () => {
    const berlin = (firstDay: string) => ({
      firstDay,
      days: 2,
      timeZone: 'Europe/Berlin',
      dayStartsAt: '00:00',
      slotMinutes: 60,
    });
    const autumn = rosterOf(['N-', 'N-'], { horizon: berlin('2026-10-24') });
    const night = staffFromRoster(autumn, places('2026-10-24', 2), 1).agents[0]!;
    expect(Array.from(night.slice(48, 62))).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0]);
    const spring = rosterOf(['N-', 'N-'], { horizon: berlin('2026-03-28') });
    const short = staffFromRoster(spring, places('2026-03-28', 2), 1).agents[0]!;
    expect(Array.from(short.slice(48, 62))).toEqual([2, 2, 2, 2, 0, 0, 2, 2, 2, 2, 2, 2, 0, 0]);
  });
});

describe('the service a roster gives', () => {
  const target = { ...DEFAULT_SERVICE_RULE, targetRatio: 0.8 };
  const check = (people: number) =>
    checkService({
      roster: rosterOf(Array(people).fill('D')),
      plan: {
        firstDay: '2026-03-02',
        days: 1,
        intervalMinutes: 30,
        intervalsPerDay: 48,
        passing: [passOnce(48)],
        queues: [
          {
            queueId: 'sales',
            // 4 agents' work from 9 to 17.
            calls: Float64Array.from({ length: 48 }, (_, place) => (place >= 18 && place < 34 ? 40 : 0)),
            handleSeconds: new Float64Array(48).fill(180),
            patienceSeconds: 120,
            concurrency: ONE_AT_A_TIME,
            priority: 5,
            dayVariation: [0],
            intervalVariation: 0,
            targets: [target as never],
          },
        ],
      },
      play: playFloor,
      seed: 1,
      replications: 40,
      presentRatio: 1,
      onDay: () => undefined,
    });

  it('SV5 is better with more people, in every interval with calls, and has bands', () => {
    const [few, many] = [check(4), check(8)];
    const levels = [few, many].map(({ queues }) => queues[0]!.days[0]!.serviceLevel!);
    expect(levels[0]!.mean).toBeLessThan(levels[1]!.mean - 0.1);
    for (const { mean, low, high } of levels) {
      expect(low).toBeLessThanOrEqual(mean);
      expect(high).toBeGreaterThanOrEqual(mean);
    }
    expect(many.queues[0]!.serviceLevel.filter((level) => level !== null)).toHaveLength(16);
    expect(many.queues[0]!.serviceLevel[10]).toBeNull();
  });

  it('SV5 the same seed gives the same', () => {
    expect(check(5)).toEqual(check(5));
  });

  it('refuses percent', () => {
    const roster = rosterOf(['D']);
    const plan = {
      firstDay: '2026-03-02',
      days: 1,
      intervalMinutes: 30 as const,
      intervalsPerDay: 48,
      passing: [passOnce(48)],
      queues: [],
    };
    expect(() =>
      checkService({
        roster,
        plan,
        play: playFloor,
        seed: 1,
        replications: 1,
        presentRatio: 93,
        onDay: () => undefined,
      }),
    ).toThrow(/0.93 is 93 %/);
  });
});
