import { describe, expect, it } from 'vitest';
import { serviceOutcome } from '../../shared/staffing/service-outcome.ts';
import { ONE_AT_A_TIME } from '../../shared/staffing/concurrency.ts';
import { NO_CHANGE, whatIf, type StaffedQueue } from '../../shared/staffing/what-if.ts';
import { buildLoad, buildTarget } from './builders.ts';

function buildStaffed(queueId: string, calls: readonly number[], agents: readonly number[]): StaffedQueue {
  return {
    queueId,
    intervalMinutes: 30,
    intervalsPerDay: 2,
    calls: Float64Array.from(calls),
    handleSeconds: Float64Array.from(calls, (count) => (count === 0 ? 0 : 180)),
    patienceSeconds: 120,
    agents: Float64Array.from(agents),
    target: buildTarget(),
    concurrency: ONE_AT_A_TIME,
  };
}

const BILLING = buildStaffed('billing', [100, 60, 80, 0], [11, 8, 9, 0]);
const SALES = buildStaffed('sales', [30, 20, 40, 10], [5, 4, 4, 3]);
const PLAN = [BILLING, SALES];
const COST = 30;

describe('what if', () => {
  it('SF31 people who take three contacts at once are as good as three times as many, at a third of the hours', () => {
    const concurrency = { contactsAtOnce: 3, stretchRatio: 0 };
    const chat = { ...BILLING, agents: BILLING.agents.map((agents) => agents / 3), concurrency };
    const [[beside], [alone]] = [whatIf([chat], NO_CHANGE, COST), whatIf([BILLING], NO_CHANGE, COST)];
    beside!.days.forEach(({ outcome, cost, tally }, day) => {
      const other = alone!.days[day]!;
      expect(outcome.serviceLevelRatio).toBeCloseTo(other.outcome.serviceLevelRatio!, 9);
      expect(outcome.occupancyRatio).toBeCloseTo(other.outcome.occupancyRatio!, 9);
      expect(cost).toBeCloseTo(other.cost / 3, 9);
      expect(tally.agents).toBeCloseTo(other.tally.agents / 3, 9);
    });
  });

  it('SF43 nothing changed: every interval reads as settled, days are call-weighted and cost what they cost', () => {
    const [billing] = whatIf(PLAN, NO_CHANGE, COST);
    BILLING.calls.forEach((calls, at) => {
      const load = buildLoad({ calls, handleSeconds: 180 });
      expect(billing!.outcomes[at]).toEqual(serviceOutcome(load, BILLING.agents[at]!, buildTarget()));
    });
    expect([...billing!.costs]).toEqual([165, 120, 135, 0]);
    expect(billing!.days.map(({ calls, cost }) => [calls, cost])).toEqual([
      [160, 285],
      [80, 135],
    ]);
    const [first, second] = billing!.outcomes.map(({ serviceLevelRatio }) => serviceLevelRatio!);
    expect(billing!.days[0]!.outcome.serviceLevelRatio).toBeCloseTo((100 * first! + 60 * second!) / 160, 12);
  });

  it('SF43 more calls, longer calls, more people and another target each do what they say', () => {
    const level = (change: Partial<typeof NO_CHANGE>) =>
      whatIf(PLAN, { ...NO_CHANGE, ...change }, COST)[0]!.days[0]!.outcome.serviceLevelRatio!;
    const now = level({});
    expect(level({ volumeRatio: 1.2 })).toBeLessThan(now - 0.05);
    expect(level({ handleSecondsAdded: 30 })).toBeLessThan(now - 0.05);
    expect(level({ agentsAdded: 2 })).toBeGreaterThan(now + 0.02);
    expect(level({ target: buildTarget({ answerWithinSeconds: 60 }) })).toBeGreaterThan(now);
    // A fifth more calls of 5/6 the time are the same load in smaller pieces.
    const pieces = whatIf(PLAN, { ...NO_CHANGE, volumeRatio: 1.2, handleSecondsAdded: -30 }, COST);
    expect(pieces[0]!.days[0]!.calls).toBeCloseTo(192, 9);
  });

  it('SF43 changes the queues that were named and no others', () => {
    const change = { ...NO_CHANGE, queueIds: ['sales'], agentsAdded: -100 };
    const [billing, sales] = whatIf(PLAN, change, COST);
    expect(billing).toEqual(whatIf(PLAN, NO_CHANGE, COST)[0]);
    expect([...sales!.agents]).toEqual([0, 0, 0, 0]);
    expect(sales!.outcomes[0]!.abandonmentRatio).toBe(1);
  });

  it('SF43 adds nobody to an interval that is closed', () => {
    const [billing] = whatIf(PLAN, { ...NO_CHANGE, agentsAdded: 3 }, COST);
    expect([...billing!.agents]).toEqual([14, 11, 12, 0]);
  });

  it('SF43 cross-training: never worse for both together, from apart with nobody to one queue with many', () => {
    const together = (people: number) => {
      const crossTraining = { fromQueueId: 'billing', toQueueId: 'sales', people };
      const told = whatIf(PLAN, { ...NO_CHANGE, crossTraining }, COST);
      const met = told.map(({ outcomes }, queue) => PLAN[queue]!.calls[0]! * outcomes[0]!.serviceLevelRatio!);
      return (met[0]! + met[1]!) / 130;
    };
    const pooled = serviceOutcome(buildLoad({ calls: 130, handleSeconds: 180 }), 16, buildTarget());
    const levels = [0, 1, 2, 4, 11].map(together);
    expect([...levels].sort((a, b) => a - b)).toEqual(levels);
    expect(levels.at(-1)).toBeCloseTo(pooled.serviceLevelRatio!, 9);
    expect(levels[0]).toBeLessThan(levels.at(-1)! - 0.02);
  });

  it('SF13 has no figures and no trouble without calls', () => {
    const [quiet] = whatIf(PLAN, { ...NO_CHANGE, volumeRatio: 0 }, COST);
    expect(quiet!.days[0]).toMatchObject({ calls: 0, outcome: { serviceLevelRatio: null } });
  });

  it.each([
    ['volumeRatio (NaN)', { volumeRatio: NaN }],
    ['volumeRatio (-1)', { volumeRatio: -1 }],
    ['calls (100000000)', { volumeRatio: 1e6 }],
    ['agentsAdded (Infinity)', { agentsAdded: Infinity }],
    ['serviceLevelTarget (80)', { target: buildTarget({ serviceLevelTarget: 80 }) }],
    [
      'from billing to billing',
      { crossTraining: { fromQueueId: 'billing', toQueueId: 'billing', people: 1 } },
    ],
    [
      'from billing to nowhere',
      { crossTraining: { fromQueueId: 'billing', toQueueId: 'nowhere', people: 1 } },
    ],
    ['people (-1)', { crossTraining: { fromQueueId: 'billing', toQueueId: 'sales', people: -1 } }],
  ])('SF50 refuses %s', (named, change) => {
    const volume = named.startsWith('calls') ? { ...change, volumeRatio: 1000 } : change;
    const plan = named.startsWith('calls') ? [buildStaffed('billing', [1e5, 0], [1, 0])] : PLAN;
    expect(() => whatIf(plan, { ...NO_CHANGE, ...volume }, COST)).toThrow(named);
  });

  it('SF50 refuses a plan whose rows are of several lengths, and a cost that is none', () => {
    const odd = { ...BILLING, agents: Float64Array.of(1) };
    expect(() => whatIf([odd], NO_CHANGE, COST)).toThrow('Queue billing has 4 intervals');
    expect(() => whatIf(PLAN, NO_CHANGE, NaN)).toThrow('costPerAgentHour (NaN)');
  });
});
