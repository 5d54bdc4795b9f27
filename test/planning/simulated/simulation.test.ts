import { describe, expect, it, onTestFinished } from 'vitest';
import { runPlanning } from '../../../server/planning/run-planning.ts';
import { playDays } from '../../../shared/simulation/floor-run/play-days.ts';
import { readPlansToPlay } from '../../../server/planning/simulated/plans-to-play.ts';
import { playWhatIf } from '../../../server/planning/simulated/play-what-if.ts';
import { proveRequirement } from '../../../server/planning/simulated/prove-requirement.ts';
import { createThreadedPlay } from '../../../server/planning/simulated/threaded-play.ts';
import type { PlannedRequest } from '../../../server/planning/plan-messages.ts';
import type { SimulatedRequirement, SimulatedWhatIf } from '../../../shared/contract/simulated-plan.ts';
import { playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import { aFloorPlan } from '../../helpers/floor-plan-builders.ts';
import { keepPast } from '../../history/build-past.ts';
import { makePlans, PLANNED_TASK } from '../made-plans.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from '../weeks-of-calls.ts';
import { aPlanOfDays, NO_CHANGE } from './plan-builder.ts';

const PAST = keepPast(PLANNED_SITE, inventWeeks());
const AT_NOON = 24;
const WORK = { plan: aPlanOfDays(), play: playFloor, madeAtMs: NOW_MS, tell: () => {} };
const found = proveRequirement(WORK);

describe('a requirement proven by playing it', () => {
  const people = (place: number) => found.groups.reduce((sum, { agents }) => sum + agents[place]!, 0);

  it('PJ20 has whole people who meet every target on callers they were not fitted to', () => {
    expect(found).toMatchObject({ end: 'trimmed', missed: [], days: 1, intervalsPerDay: 48 });
    for (const { queueId, days, serviceLevel } of found.queues) {
      expect(days[0]!.serviceLevel!.mean, queueId).toBeGreaterThan(0.8);
      expect(days[0]!.serviceLevel!.low).toBeLessThan(days[0]!.serviceLevel!.mean);
      // Half hours were fitted to a few thousand callers, and are judged by others.
      expect(serviceLevel[AT_NOON]!.high, queueId).toBeGreaterThan(0.79);
      expect(serviceLevel[2]).toBeNull();
    }
    expect(people(AT_NOON) % 1).toBe(0);
  });

  it('PJ20 asks for seven or eight who share the queues, never for the five of each queue by itself', () => {
    expect(people(AT_NOON)).toBeGreaterThanOrEqual(6);
    expect(people(AT_NOON)).toBeLessThanOrEqual(8);
    expect(people(2)).toBe(0);
    const pooled = found.pooled.reduce((sum, { agents }) => sum + agents[AT_NOON]!, 0);
    expect(people(AT_NOON)).toBeGreaterThanOrEqual(Math.floor(pooled));
  });

  it('PJ20 says where nobody can help', () => {
    const plan = aPlanOfDays();
    const alone = { ...plan, groups: plan.groups.filter(({ skills }) => skills.length === 1) };
    const { missed, end } = proveRequirement({ ...WORK, plan: alone });
    expect(end).toBe('trimmed');
    expect(new Set(missed.map(({ queueId }) => queueId))).toEqual(new Set(['support']));
    expect(missed).toHaveLength(20);
  });
});

describe('a queue that goes first', () => {
  /** Support is the smaller queue, and is held to 85 % in 10 s. */
  const targets = [
    { ...aPlanOfDays().queues[1]!.targets[0]!, answerWithinSeconds: 10, serviceLevelTarget: 0.85 },
  ];
  const prioritised = (priority: number) => {
    const { queues } = aPlanOfDays();
    return aPlanOfDays({ queues: [queues[0]!, { ...queues[1]!, targets, priority }] });
  };
  const hoursOf = (priority: number) =>
    proveRequirement({ ...WORK, plan: prioritised(priority) }).groups.reduce(
      (sum, { agents }) => sum + agents.reduce((total, count) => total + count, 0),
      0,
    );

  it('PJ27 costs no more people than one with the same hard target that waits its turn', () => {
    expect(hoursOf(10)).toBeLessThan(hoursOf(5));
  }, 60_000);

  it('PJ27 is answered sooner by the same people, at the cost of the others', () => {
    const agents = [1, 4].map((count) => new Float64Array(48).fill(count));
    const waits = (priority: number) =>
      playDays({
        plan: prioritised(priority),
        agents,
        seed: 4,
        replications: 60,
        play: playFloor,
        onDay: () => {},
      }).map(({ days }) => days[0]!.waitSeconds!.mean);
    const [sales, support] = waits(5);
    const [salesAfter, supportAfter] = waits(10);
    expect(supportAfter).toBeLessThan(0.9 * support!);
    expect(salesAfter).toBeGreaterThan(sales!);
    expect(waits(10)).toEqual([salesAfter, supportAfter]);
    // Only the order counts.
    expect(waits(6)).toEqual([salesAfter, supportAfter]);
  });
});

describe('a requirement held to its target over the day', () => {
  it('PJ26 takes no more people than one held in each interval, and says which it is', () => {
    const day = proveRequirement({
      ...WORK,
      plan: aPlanOfDays({ aim: { kind: 'day', leastIntervalRatio: 0.5 } }),
    });
    const count = ({ groups }: SimulatedRequirement) =>
      groups.reduce((sum, { agents }) => sum + agents.reduce((all, people) => all + people, 0), 0);
    expect(found.aim).toEqual({ kind: 'each-interval' });
    expect(day.aim).toEqual({ kind: 'day', leastIntervalRatio: 0.5 });
    expect(day.missedDays).toEqual([]);
    expect(count(day)).toBeLessThanOrEqual(count(found));
    // The proof's callers are a third set: the mean may be off by its band.
    for (const { queueId, days } of day.queues)
      expect(days[0]!.serviceLevel!.high, queueId).toBeGreaterThan(0.8);
  }, 120_000);
});

describe('a plan played without and with a change', () => {
  const staffed = {
    agents: [2, 5].map((count) => new Float64Array(48).fill(count)),
    source: 'pooled' as const,
  };
  const ask = (change: Partial<SimulatedWhatIf['change']>) =>
    playWhatIf({ ...WORK, staffed, change: { ...NO_CHANGE, ...change } });

  it('PJ21 is played with the same callers: no change changes nothing', () => {
    const { before, after, notes } = ask({});
    expect(after).toEqual(before);
    expect(notes).toEqual([{ code: 'played-from-pooled' }]);
  });

  it('PJ21 a tenth more calls wait longer', () => {
    const { before, after } = ask({ volumeRatio: 1.1 });
    const wait = (queues: typeof before) => queues[0]!.days[0]!.waitSeconds!.mean;
    expect(wait(after)).toBeGreaterThan(1.1 * wait(before));
  });
});

describe('threads that help', () => {
  it('PJ23 give to the bit what one thread gives', () => {
    const players = createThreadedPlay(3);
    onTestFinished(() => players.close());
    const plan = aFloorPlan({ siteVariation: 0.1 });
    const range = { seed: 11, from: 0, to: 10 };
    expect(players.play(plan, range)).toEqual(playFloor(plan, range));
    // Fewer replications than threads, and once more.
    expect(players.play(plan, { ...range, to: 2 })).toEqual(playFloor(plan, { ...range, to: 2 }));
  });

  it('PJ23 leave what cannot be played to the thread that asks, to say why', () => {
    const players = createThreadedPlay(2);
    onTestFinished(() => players.close());
    const plan = aFloorPlan({ intervalMinutes: 0 });
    expect(() => players.play(plan, { seed: 1, from: 0, to: 4 })).toThrow(/intervalMinutes \(0\)/);
  });
});

describe('jobs that play', async () => {
  const plans = await makePlans(PAST);
  const run = async (request: PlannedRequest) =>
    runPlanning({ ...PLANNED_TASK, request, toPlay: await readPlansToPlay(plans) }, PAST, () => {});

  it('PJ24 play days of the forecast, and keep what they found', async () => {
    const entries = await run({ kind: 'simulate', firstDay: '2026-11-03', days: 2 });
    expect(entries.map(({ kind }) => kind)).toEqual(['simulated']);
    const simulated = JSON.parse(entries[0]!.text) as SimulatedRequirement;
    expect(simulated.groups[0]!.agents).toHaveLength(96);
    expect(simulated.queues[0]!.days).toHaveLength(2);
    await plans.save(entries);
    const [played] = await run({ kind: 'what-if', firstDay: '2026-11-04', days: 1, change: NO_CHANGE });
    expect((JSON.parse(played!.text) as SimulatedWhatIf).notes).toEqual([{ code: 'played-from-simulated' }]);
  }, 240_000);

  it('PJ24 refuse days that were not forecast', async () => {
    await expect(run({ kind: 'simulate', firstDay: '2026-11-14', days: 3 })).rejects.toThrow(
      /3 days from 2026-11-14 cannot be played: the forecast is of 2026-11-02 to 2026-11-15/,
    );
    await expect(run({ kind: 'simulate', firstDay: '2026-11-01', days: 1 })).rejects.toThrow(
      /cannot be played/,
    );
  });

  it('a day nobody calls on has no figures', async () => {
    const queues = aPlanOfDays().queues.map((queue) => ({ ...queue, calls: new Float64Array(48) }));
    const agents = [2, 3].map((count) => new Float64Array(48).fill(count));
    const plan = aPlanOfDays({ queues });
    const [sales] = playDays({ plan, agents, seed: 1, replications: 5, play: playFloor, onDay: () => {} });
    expect(sales!.days[0]).toEqual({
      serviceLevel: null,
      waitSeconds: null,
      abandonmentRatio: null,
      occupancyRatio: { mean: 0, low: 0, high: 0 },
    });
  });
});
