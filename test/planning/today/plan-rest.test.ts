import { describe, expect, it } from 'vitest';
import { findSkillGroups } from '../../../server/planning/find-skills.ts';
import { followToday } from '../../../server/planning/today/follow-today.ts';
import { loadDay } from '../../../server/planning/today/load-day.ts';
import { planRest } from '../../../server/planning/today/plan-rest.ts';
import { playRest } from '../../../server/planning/today/play-rest.ts';
import { readFloor } from '../../../server/planning/today/read-floor.ts';
import { DEFAULT_SERVICE_RULE } from '../../../shared/site/site.ts';
import { ONE_AT_A_TIME } from '../../../shared/staffing/concurrency.ts';
import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import { layDay } from '../../../shared/forecasting/intraday/lay-day.ts';
import { keepPast } from '../../history/build-past.ts';
import { makePlans } from '../made-plans.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from '../weeks-of-calls.ts';
import { agentRow, noonRows } from './floor-rows.ts';

const ROWS = inventWeeks();
const PLANS = await makePlans(keepPast(PLANNED_SITE, ROWS));
const MINUTE_MS = 60_000;
const HALF_MS = 30 * MINUTE_MS;
const ONCE = { least: 40, most: 40, goOn: () => false };

async function plan(rows = noonRows(), nowMs = NOW_MS, site = PLANNED_SITE) {
  const kept = (await loadDay(PLANS, PLANNED_SITE, '2026-11-02'))!;
  return planRest(
    site,
    followToday(kept, ROWS, nowMs),
    readFloor(rows, nowMs),
    findSkillGroups(PLANNED_SITE, rows, ''),
    nowMs,
  );
}

describe('the rest of the day', () => {
  it('PJ10 begins with whoever waits, talks, wraps up or is free', async () => {
    const { plan: floorPlan, groups } = await plan();
    expect(floorPlan.start).toMatchObject({
      atMs: 12 * 60 * MINUTE_MS,
      waiting: [{ queueId: 'sales', waitedMs: MINUTE_MS }],
      free: [{ groupId: 'sales:1', idleMs: 2 * MINUTE_MS }],
    });
    const [talking, wrapUp] = floorPlan.start!.busy;
    expect(talking).toEqual({ groupId: 'sales:1', queueId: 'sales', elapsedMs: 2 * MINUTE_MS });
    expect(wrapUp).toMatchObject({ groupId: 'sales:1 support:2', queueId: 'support' });
    expect(wrapUp!.elapsedMs).toBeGreaterThan(4 * MINUTE_MS);
    expect(groups).toEqual([
      { groupId: 'sales:1', signedIn: 2, onPhone: 2, agentIds: ['0', '1'] },
      { groupId: 'sales:1 support:2', signedIn: 2, onPhone: 1, agentIds: ['2', '3', '4'] },
    ]);
  });

  it('PJ10 joins what is played with what the day has counted', async () => {
    const rest = await plan();
    const { horizons, replications } = playRest(rest, null, ONCE);
    expect(replications).toBe(40);
    expect(horizons.map(({ horizonId }) => horizonId)).toEqual(['interval', 'two-hours', 'day']);
    expect(horizons.map(({ untilMs }) => untilMs - NOW_MS)).toEqual([HALF_MS, 4 * HALF_MS, 24 * HALF_MS]);
    const perfect = playRest(await plan(noonRows({ answeredWithinTarget: 150, abandoned: 0 })), null, ONCE);
    const dayOf = ({ horizons: all }: typeof perfect) => all[2]!.queues[0]!.serviceLevel!;
    expect(dayOf(perfect).mean).toBeGreaterThan(dayOf({ ...perfect, horizons }).mean + 0.05);
    // What happened before the running interval is in the day alone.
    expect(perfect.horizons[0]).toEqual(horizons[0]);
    for (const { site } of horizons) {
      expect(site!.low).toBeLessThanOrEqual(site!.mean);
      expect(site!.high).toBeGreaterThanOrEqual(site!.mean);
    }
  });

  it('PJ14 says how many of the calls still expected must be answered in time', async () => {
    const { queues } = playRest(await plan(), null, ONCE);
    const { answerInTime } = queues.find(({ queueId }) => queueId === 'sales')!;
    // Six hours of some 40 calls a half hour, and the one in line.
    expect(answerInTime).toMatchObject({ kind: 'needs' });
    expect('ofNext' in answerInTime && answerInTime.ofNext).toBeGreaterThan(450);
    expect('ofNext' in answerInTime && answerInTime.ofNext).toBeLessThan(510);
  });

  it('PJ27 plays queues in the order of priority that the site says', async () => {
    const queues = [{ id: 'support', name: { en: 'Support' }, priority: 9, rules: [DEFAULT_SERVICE_RULE] }];
    const first = await plan(noonRows(), NOW_MS, { ...PLANNED_SITE, queues });
    expect(Object.fromEntries(first.plan.queues.map(({ queueId, priority }) => [queueId, priority]))).toEqual(
      {
        sales: 5,
        support: 9,
      },
    );
    const levelOf = (rest: typeof first) =>
      playRest(rest, null, ONCE).horizons[1]!.queues.find(({ queueId }) => queueId === 'support')!
        .serviceLevel!.mean;
    expect(levelOf(first)).toBeGreaterThan(levelOf(await plan()) + 0.02);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', 92],
    ['Europe/Berlin', '2026-10-25', 100],
    ['America/Santiago', '2026-09-06', 92],
    ['Africa/Cairo', '2026-10-29', 100],
  ])('PJ2 in %s %s is played to its end by its %i quarters', (timeZone, day, quarters) => {
    const site = { ...PLANNED_SITE, timeZone };
    const layout = layDay(createGridClock(site, 30), day);
    const sales = {
      queueId: 'sales',
      calls: new Float64Array(layout.intervals).fill(4),
      handleSeconds: new Float64Array(layout.intervals).fill(240),
      patienceSeconds: 180,
      concurrency: ONE_AT_A_TIME,
      past: [],
      dayVariation: 0.1,
      intervalVariation: 0,
    };
    const kept = { layout, intervalMinutes: 30, queues: [sales] } as const;
    const nowMs = layout.toMs - 1.5 * HALF_MS;
    const rest = planRest(site, followToday(kept, [], nowMs), readFloor({}, nowMs), [], nowMs);
    expect(rest.plan.intervals).toBe(quarters);
    expect(rest.passed).toBe(quarters - 3);
    expect(rest.places.at(-1)).toBe(95);
    const horizon = rest.progress.horizons.find(({ horizonId }) => horizonId === 'day');
    expect(horizon).toMatchObject({ from: 0, to: quarters });
  });

  it('ends better with more people', async () => {
    const few = playRest(await plan(), null, ONCE).horizons[2]!.site!;
    const more = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`agent/more${index}`, agentRow('ready', 'sales:1')]),
    );
    const many = playRest(await plan({ ...noonRows(), ...more }), null, ONCE).horizons[2]!.site!;
    expect(many.mean).toBeGreaterThan(few.mean + 0.1);
  });

  it('PJ10 counts nothing of yesterday in the first moments of a day', async () => {
    const { progress } = await plan(noonRows(), Date.UTC(2026, 10, 1, 23) + 300);
    expect(progress.queues[0]!.today.offered).toBe(0);
    expect(progress.horizons.map(({ counted }) => counted.size)).toEqual([0, 0, 0]);
  });

  it('takes an empty floor at midnight, and a queue without a forecast', async () => {
    const empty = await plan({}, Date.UTC(2026, 10, 1, 23));
    expect(empty.plan.start).toEqual({ atMs: 0, waiting: [], busy: [], free: [] });
    expect(playRest(empty, null, ONCE).horizons[2]!.site!.mean).toBe(0);
    const rows = { ...noonRows(), 'agent/9': agentRow('talking', 'fax:1', { queueId: 'fax' }) };
    const { plan: floorPlan } = await plan(rows);
    const fax = floorPlan.queues.find(({ queueId }) => queueId === 'fax')!;
    expect(Math.max(...Array.from(fax.calls))).toBe(0);
    expect(fax.handleSeconds[50]).toBe(240);
  });
});
