import { describe, expect, it } from 'vitest';
import { dayOutcome, type StaffedInterval } from '../../shared/staffing/backlog.ts';
import type { QueueLoad } from '../../shared/staffing/queue-load.ts';
import { serviceOutcome } from '../../shared/staffing/service-outcome.ts';
import { buildLoad, buildTarget } from './builders.ts';
import { playChain } from './play-chain.ts';

const TARGET = buildTarget();

function buildDay(
  calls: readonly number[],
  agents: readonly number[],
  changes: Partial<QueueLoad> = {},
): readonly StaffedInterval[] {
  return calls.map((count, at) => ({ load: buildLoad({ calls: count, ...changes }), agents: agents[at]! }));
}

describe('a day, interval by interval', () => {
  it('SF26 weighs its service level by calls and does not average intervals', () => {
    const { intervals, day } = dayOutcome(buildDay([10, 200], [4, 20]), TARGET);
    const [quiet, busy] = intervals.map(({ serviceLevelRatio }) => serviceLevelRatio!);
    expect(day.serviceLevelRatio).toBeCloseTo((10 * quiet! + 200 * busy!) / 210, 12);
    expect(Math.abs(day.serviceLevelRatio! - (quiet! + busy!) / 2)).toBeGreaterThan(0.05);
  });

  it('SF26 weighs the speed of answer by the answered, occupancy by agents and time', () => {
    const { intervals, day } = dayOutcome(buildDay([50, 120], [8, 14]), TARGET);
    const answered = [50, 120].map((calls, at) => calls * (1 - intervals[at]!.abandonmentRatio!));
    const waits = answered.map((count, at) => count * intervals[at]!.averageAnswerSeconds!);
    expect(day.averageAnswerSeconds).toBeCloseTo((waits[0]! + waits[1]!) / (answered[0]! + answered[1]!), 9);
    const busy = [8, 14].map((agents, at) => agents * intervals[at]!.occupancyRatio!);
    expect(day.occupancyRatio).toBeCloseTo((busy[0]! + busy[1]!) / 22, 12);
  });

  it('SF27 is that of settled intervals while there are enough people', () => {
    const staffed = buildDay([80, 100, 90], [12, 14, 13]);
    dayOutcome(staffed, TARGET).intervals.forEach((interval, at) => {
      expect(interval).toMatchObject(serviceOutcome(staffed[at]!.load, staffed[at]!.agents, TARGET));
    });
  });

  it('SF27 hands those who still wait to the next interval', () => {
    const calls = [90, 100, 90, 90, 60];
    const patient = { patienceSeconds: null };
    const enough = dayOutcome(buildDay(calls, [12, 13, 12, 12, 9], patient), TARGET);
    const short = dayOutcome(buildDay(calls, [12, 8, 12, 12, 9], patient), TARGET);
    // 20 calls more than eight people can take in half an hour.
    expect(short.intervals[1]!.waitingAtEnd).toBeGreaterThan(18);
    expect(short.intervals[1]!.waitingAtEnd).toBeLessThan(28);
    expect(short.intervals[2]!.serviceLevelRatio).toBeLessThan(enough.intervals[2]!.serviceLevelRatio! - 0.2);
    expect(short.intervals[4]!.serviceLevelRatio).toBeCloseTo(enough.intervals[4]!.serviceLevelRatio!, 2);
    expect(short.day.serviceLevelRatio).toBeLessThan(enough.day.serviceLevelRatio! - 0.2);
  });

  it.each([
    // A line that only grows is never like a settled one; where callers hang up it soon is.
    ['nobody hangs up', null, 0.13],
    ['callers wait 5 minutes', 300, 0.01],
    ['callers wait 1 minute', 60, 0.01],
  ])('SF27 follows the exact chain through an understaffed hour when %s', (_, patienceSeconds, within) => {
    const day = buildDay([90, 110, 110, 90, 80], [12, 9, 9, 12, 12], { patienceSeconds });
    const exact = playChain(day, TARGET.answerWithinSeconds);
    dayOutcome(day, TARGET).intervals.forEach((interval, at) => {
      const { inTime, waiting } = exact[at]!;
      expect(Math.abs(interval.serviceLevelRatio! - inTime), `interval ${at}`).toBeLessThan(within);
      expect(Math.abs(interval.waitingAtEnd - waiting), `line ${at}`).toBeLessThan(2 + 0.15 * waiting);
    });
  });

  it('SF12 has an answer where Erlang C alone has none: half an hour with nobody there', () => {
    const { intervals } = dayOutcome(buildDay([30, 30, 30], [5, 0, 9], { patienceSeconds: null }), TARGET);
    expect(intervals[1]).toMatchObject({ serviceLevelRatio: 0 });
    expect(intervals[1]!.waitingAtEnd).toBeGreaterThan(28);
    expect(Number.isFinite(intervals[2]!.averageAnswerSeconds!)).toBe(true);
  });

  it('SF13 has no figures where nothing is offered, and serves those left from before', () => {
    const day = [
      { load: buildLoad({ patienceSeconds: null }), agents: 6 },
      { load: buildLoad({ calls: 0, handleSeconds: 0, patienceSeconds: null }), agents: 10 },
      { load: buildLoad({ calls: 0, handleSeconds: 0, patienceSeconds: null }), agents: 0 },
    ];
    const { intervals } = dayOutcome(day, TARGET);
    expect(intervals[0]!.waitingAtEnd).toBeGreaterThan(30);
    expect(intervals[1]).toMatchObject({ serviceLevelRatio: null, occupancyRatio: null });
    expect(intervals[1]!.waitingAtEnd).toBeLessThan(1);
    expect(dayOutcome([], TARGET)).toMatchObject({ intervals: [], day: { serviceLevelRatio: null } });
  });

  it('SF50 refuses agents that are no number', () => {
    expect(() => dayOutcome(buildDay([10], [NaN]), TARGET)).toThrow('agents (NaN)');
  });
});
