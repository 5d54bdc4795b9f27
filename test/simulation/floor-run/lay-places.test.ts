import { describe, expect, test } from 'vitest';
import { findMixed, layPlaces } from '../../../shared/simulation/floor-run/lay-places.ts';
import type { FloorPlan } from '../../../shared/simulation/floor-run/floor-plan.ts';
import { playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import { estimateQueue } from '../../../shared/simulation/floor-run/estimate-queue.ts';
import { ONE_AT_A_TIME } from '../../../shared/staffing/concurrency.ts';
import { findAgents } from '../../../shared/staffing/find-agents.ts';
import { serviceOutcome } from '../../../shared/staffing/service-outcome.ts';
import { buildLoad, buildTarget } from '../../staffing/builders.ts';

const INTERVALS = 40;
const THREE = { contactsAtOnce: 3, stretchRatio: 0.25 };

function buildPlan(people: number, queueIds: readonly string[] = ['chat']): FloorPlan {
  return {
    intervalMinutes: 30,
    intervals: INTERVALS,
    dayStarts: [0],
    siteVariation: 0,
    queues: queueIds.map((queueId) => ({
      queueId,
      calls: new Float64Array(INTERVALS).fill(60),
      rateVariation: { day: 0, interval: 0 },
      handleSeconds: new Float64Array(INTERVALS).fill(240),
      handleSpread: { kind: 'exponential' },
      patienceSeconds: 120,
      patienceSpread: { kind: 'exponential' },
      balkShare: 0,
      redials: null,
      maxWaiting: null,
      maxWaitSeconds: null,
      priority: 1,
      target: { answerWithinSeconds: 20, shortAbandonSeconds: 0 },
    })),
    groups: [
      {
        groupId: 'all',
        skills: queueIds.map((queueId) => ({ queueId, level: 1 })),
        agents: new Float64Array(INTERVALS).fill(people),
        pace: 1,
      },
    ],
    start: null,
  };
}

const play = (plan: FloorPlan) =>
  estimateQueue(playFloor(plan, { seed: 7, from: 0, to: 60 }), {
    queueId: 'chat',
    formula: 'strict',
    groupIds: ['all'],
    from: 4,
    to: INTERVALS,
    confidence: 0.95,
  });

describe('contacts at once, played', () => {
  test('SF31 SI72 meet what Erlang A says of their places', () => {
    // 60 chats of 360 s are 12 erlangs: five people with three places each.
    const load = buildLoad({ calls: 60, handleSeconds: 360 });
    const { serviceLevel, occupancyRatio } = play(layPlaces(buildPlan(5), () => THREE));
    const outcome = serviceOutcome(load, 15, buildTarget());
    expect(Math.abs(serviceLevel!.mean - outcome.serviceLevelRatio!)).toBeLessThan(0.015);
    expect(Math.abs(occupancyRatio!.mean - outcome.occupancyRatio!)).toBeLessThan(0.015);
    expect(findAgents(load, buildTarget()).agents).toBeLessThanOrEqual(15);
  });

  test('SI72 five people who take one at a time drown in the same chats', () => {
    expect(play(layPlaces(buildPlan(5), () => ONE_AT_A_TIME)).serviceLevel!.mean).toBeLessThan(0.4);
  });

  test('SI72 where calls and chats share people the work is right, and it is said that waits are an estimate', () => {
    const plan = buildPlan(9, ['chat', 'phone']);
    const of = (queueId: string) => (queueId === 'chat' ? THREE : ONE_AT_A_TIME);
    const laid = layPlaces(plan, of);
    expect(laid.groups[0]!.agents[0]).toBe(9);
    expect(laid.queues.map(({ handleSeconds }) => handleSeconds[0])).toEqual([120, 240]);
    const groups = plan.groups.map(({ groupId, skills }) => ({ id: groupId, skills }));
    expect(findMixed(['chat', 'phone'], groups, of)).toEqual([['chat', 'phone']]);
    expect(findMixed(['chat', 'phone'], groups, () => THREE)).toEqual([]);
  });

  test('SI72 begin in mid-day with the places of whoever is there', () => {
    const start = {
      atMs: 0,
      waiting: [],
      busy: [{ groupId: 'all', queueId: 'chat', elapsedMs: 60_000 }],
      free: [{ groupId: 'all', idleMs: 5_000 }],
    };
    const { start: laid } = layPlaces({ ...buildPlan(2), start }, () => THREE);
    expect(laid!.busy).toEqual(start.busy);
    expect(laid!.free.map(({ idleMs }) => idleMs)).toEqual([5_000, 5_000, 5_000, 0, 0]);
  });
});
