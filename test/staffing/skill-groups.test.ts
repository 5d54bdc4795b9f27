import { describe, expect, it } from 'vitest';
import { findAgents } from '../../shared/staffing/find-agents.ts';
import { ONE_AT_A_TIME } from '../../shared/staffing/concurrency.ts';
import { poolLoads } from '../../shared/staffing/pool-loads.ts';
import {
  requirePooled,
  type AvailableGroup,
  type PooledQueue,
} from '../../shared/staffing/pooled-requirement.ts';
import { createSkillGroup, findPools, groupBySkills } from '../../shared/staffing/skill-groups.ts';
import { splitDemand } from '../../shared/staffing/split-demand.ts';
import { buildLoad, buildTarget } from './builders.ts';

function buildQueue(queueId: string, calls: number, patienceSeconds: number | null = null): PooledQueue {
  const load = buildLoad({ calls, handleSeconds: 240, patienceSeconds });
  return { queueId, load, target: buildTarget(), concurrency: ONE_AT_A_TIME };
}

function buildGroup(mostAgents: number, ...queueIds: readonly string[]): AvailableGroup {
  const skills = queueIds.map((queueId) => ({ queueId, level: 1 }));
  return { ...createSkillGroup(skills), mostAgents };
}

/** Nobody hangs up: 5 agents for the one, 3 for the other, apart. */
const BILLING = buildQueue('billing', 21);
const TECHNICAL = buildQueue('technical', 8);
/** As one queue, before rounding. */
const POOLED = findAgents(poolLoads([BILLING.load, TECHNICAL.load]), buildTarget()).fractionalAgents;

describe('skill groups', () => {
  it('SF40 hold each agent once, by queues and levels', () => {
    const skills = [
      { queueId: 'sales', level: 2 },
      { queueId: 'billing', level: 1 },
    ];
    const groups = groupBySkills([
      { id: '1', skills },
      { id: '2', skills: [...skills].reverse() },
      { id: '3', skills: [{ queueId: 'sales', level: 1 }] },
      { id: '4', skills: [] },
      { id: '5' },
    ]);
    expect(groups.map(({ id, agentIds }) => [id, agentIds])).toEqual([
      ['billing:1 sales:2', ['1', '2']],
      ['sales:1', ['3']],
    ]);
  });

  it('SF40 are told apart whatever signs their queues are named with', () => {
    const one = createSkillGroup([{ queueId: 'a:1 b', level: 2 }]);
    const other = createSkillGroup([
      { queueId: 'a', level: 1 },
      { queueId: 'b', level: 2 },
    ]);
    expect(one.id).not.toBe(other.id);
  });

  it('SF40 fall into pools that share nobody', () => {
    const groups = [buildGroup(1, 'a', 'b'), buildGroup(1, 'b', 'c'), buildGroup(1, 'd'), buildGroup(1, 'x')];
    expect(findPools(['a', 'b', 'c', 'd', 'e'], groups)).toEqual([
      { queues: [0, 1, 2], groups: [0, 1] },
      { queues: [3], groups: [2] },
      { queues: [4], groups: [] },
    ]);
  });
});

describe('what skill groups need', () => {
  it('SF40 are 7 who do both or 5 + 3 apart, never 5', () => {
    const both = requirePooled([BILLING, TECHNICAL], [buildGroup(Infinity, 'billing', 'technical')]);
    expect(Math.ceil(both.agents[0]!)).toBe(7);
    const apart = requirePooled(
      [BILLING, TECHNICAL],
      [buildGroup(Infinity, 'billing'), buildGroup(Infinity, 'technical')],
    );
    expect(apart.agents.map(Math.ceil)).toEqual([5, 3]);
    const mixed = requirePooled(
      [BILLING, TECHNICAL],
      [
        buildGroup(Infinity, 'billing'),
        buildGroup(Infinity, 'technical'),
        buildGroup(Infinity, 'billing', 'technical'),
      ],
    );
    expect(mixed.agents.reduce((sum, agents) => sum + agents, 0)).toBeGreaterThan(6);
    expect(mixed.missing).toEqual([0, 0]);
  });

  it('SF40 are exactly Erlang where nobody is shared', () => {
    const { agents } = requirePooled([BILLING], [buildGroup(Infinity, 'billing')]);
    expect(agents[0]).toBeCloseTo(findAgents(BILLING.load, BILLING.target).fractionalAgents, 9);
  });

  it('SF40 pool calls, handle time and hang-ups by calls', () => {
    const pooled = poolLoads([
      buildLoad({ calls: 10, handleSeconds: 100, patienceSeconds: 60 }),
      buildLoad({ calls: 30, handleSeconds: 200, patienceSeconds: null }),
    ]);
    expect(pooled).toEqual({ calls: 40, intervalMinutes: 30, handleSeconds: 175, patienceSeconds: 240 });
  });

  it('SF41 are laid on groups as they are: by skill, in proportion to people, level 1 first', () => {
    const [dedicated, flexible] = [buildGroup(8, 'billing'), buildGroup(4, 'billing', 'technical')];
    const { agents } = requirePooled([BILLING, TECHNICAL], [dedicated, flexible]);
    expect(agents[0]! / agents[1]!).toBeCloseTo(2, 6);
    const second = createSkillGroup([
      { queueId: 'technical', level: 1 },
      { queueId: 'billing', level: 2 },
    ]);
    const spared = requirePooled([BILLING, TECHNICAL], [dedicated, { ...second, mostAgents: 8 }]);
    const technical = (POOLED * 8) / 29;
    expect(spared.agents[1]).toBeGreaterThan(technical - 0.001);
    expect(spared.agents[0]! + spared.agents[1]!).toBeCloseTo(POOLED, 6);
  });

  it('SF41 say who is missing when there are too few, or nobody has the skill', () => {
    const short = requirePooled(
      [BILLING, TECHNICAL],
      [buildGroup(4, 'billing'), buildGroup(1, 'billing', 'technical')],
    );
    expect(short.agents).toEqual([4, 1]);
    expect(short.missing[0]! + short.missing[1]!).toBeCloseTo(POOLED - 5, 6);
    const unserved = requirePooled([BILLING, TECHNICAL], [buildGroup(9, 'billing')]);
    expect(unserved.missing[0]).toBe(0);
    expect(unserved.missing[1]).toBeCloseTo(findAgents(TECHNICAL.load, buildTarget()).fractionalAgents, 9);
    expect(unserved.agents[0]).toBeCloseTo(findAgents(BILLING.load, buildTarget()).fractionalAgents, 9);
  });

  it('SF41 move what was laid elsewhere when only so there is room', () => {
    const both = { may: [true, true], most: 3 };
    const split = splitDemand([2, 3], [[both, { may: [true, false], most: 2 }]]);
    expect(split.left).toEqual([0, 0]);
    expect(split.taken).toEqual([3, 2]);
    expect(split.flow).toEqual([
      [0, 2],
      [3, 0],
    ]);
  });

  it('SF13 are nobody where no queue has calls', () => {
    const none = requirePooled([buildQueue('billing', 0)], [buildGroup(5, 'billing')]);
    expect(none).toEqual({ agents: [0], missing: [0] });
  });

  it('SF50 refuse a queue named twice', () => {
    expect(() => requirePooled([BILLING, BILLING], [])).toThrow('billing, billing');
  });
});
