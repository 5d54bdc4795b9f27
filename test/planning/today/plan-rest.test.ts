import { describe, expect, it } from 'vitest';
import { findSkillGroups } from '../../../server/planning/find-skills.ts';
import { followToday } from '../../../server/planning/today/follow-today.ts';
import { loadDay } from '../../../server/planning/today/load-day.ts';
import { planRest } from '../../../server/planning/today/plan-rest.ts';
import { playRest } from '../../../server/planning/today/play-rest.ts';
import { readFloor } from '../../../server/planning/today/read-floor.ts';
import { keepPast } from '../../history/build-past.ts';
import { makePlans } from '../made-plans.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from '../weeks-of-calls.ts';
import { agentRow, noonRows } from './floor-rows.ts';

const ROWS = inventWeeks();
const PLANS = await makePlans(keepPast(PLANNED_SITE, ROWS));
const MINUTE_MS = 60_000;
const HALF_MS = 30 * MINUTE_MS;
const ONCE = { least: 40, most: 40, goOn: () => false };

async function plan(rows = noonRows(), nowMs = NOW_MS) {
  const kept = (await loadDay(PLANS, PLANNED_SITE, '2026-11-02'))!;
  return planRest(
    PLANNED_SITE,
    followToday(kept, ROWS, nowMs),
    readFloor(rows, nowMs),
    findSkillGroups(PLANNED_SITE, rows),
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

  it('ends better with more people', async () => {
    const few = playRest(await plan(), null, ONCE).horizons[2]!.site!;
    const more = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`agent/more${index}`, agentRow('ready', 'sales:1')]),
    );
    const many = playRest(await plan({ ...noonRows(), ...more }), null, ONCE).horizons[2]!.site!;
    expect(many.mean).toBeGreaterThan(few.mean + 0.1);
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
