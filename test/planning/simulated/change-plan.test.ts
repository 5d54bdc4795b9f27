import { describe, expect, it } from 'vitest';
import { changePlan } from '../../../server/planning/simulated/change-plan.ts';
import type { PlanOfDays } from '../../../server/planning/simulated/read-plan.ts';
import { roundPlacesUp } from '../../../server/planning/simulated/round-places.ts';
import type { WhatIfChange } from '../../../shared/contract/simulated-plan.ts';
import { groupBySkills } from '../../../shared/staffing/skill-groups.ts';
import { PLANNED_SITE } from '../weeks-of-calls.ts';
import { aPlanOfDays, NO_CHANGE } from './plan-builder.ts';

const PLAN = aPlanOfDays();
const GROUPS = groupBySkills(PLANNED_SITE.agents);
/** Two who speak sales alone, three who do both, all day long. */
const AGENTS = [2, 3].map((count) => new Float64Array(48).fill(count));

function change(changes: Partial<WhatIfChange>, plan: PlanOfDays = PLAN) {
  return changePlan(plan, AGENTS, { ...NO_CHANGE, ...changes });
}

describe('a plan under a change', () => {
  it('PJ21 leaves everything that was not named', () => {
    const { plan, agents } = change({});
    expect(plan).toEqual(PLAN);
    expect(agents).toEqual(AGENTS);
    const one = change({ queueIds: ['support'], volumeRatio: 1.5, handleSecondsAdded: -20 });
    expect(one.plan.queues[0]).toEqual(PLAN.queues[0]);
    expect(one.plan.queues[1]!.calls[20]).toBeCloseTo(1.5 * PLAN.queues[1]!.calls[20]!, 9);
    expect(one.plan.queues[1]!.handleSeconds[20]).toBe(PLAN.queues[1]!.handleSeconds[20]! - 20);
  });

  it('PJ21 adds people to those who serve a queue first, wherever it has calls', () => {
    const { agents } = change({ queueIds: ['support'], agentsAdded: 2 });
    expect(agents[0]).toEqual(AGENTS[0]);
    expect(agents[1]![20]).toBe(5);
    expect(agents[1]![2]).toBe(3);
  });

  it('PJ21 takes people from the largest group, never below nobody', () => {
    const { agents } = change({ queueIds: ['sales'], agentsAdded: -4 });
    expect(agents.map((row) => row[20])).toEqual([1, 0]);
    const all = change({ queueIds: ['sales'], agentsAdded: -40 });
    expect(all.agents.map((row) => row[20])).toEqual([0, 0]);
  });

  it('PJ21 takes another target of the queues it is about', () => {
    const { plan } = change({ target: { ratio: 0.9, answerWithinSeconds: 10 } });
    for (const { targets } of plan.queues)
      expect(targets[0]).toMatchObject({ serviceLevelTarget: 0.9, answerWithinSeconds: 10 });
  });

  it('PJ21 people who learn another queue are in a group of their own', () => {
    const { plan, agents } = change({
      crossTraining: { fromQueueId: 'sales', toQueueId: 'support', people: 1 },
    });
    expect(plan.groups.map(({ id }) => id)).toEqual([...GROUPS.map(({ id }) => id)]);
    expect(agents.map((row) => row[20])).toEqual([1, 4]);
    expect(plan.notes).toEqual([]);
  });

  it('PJ22 says when there are fewer people to learn than it was asked for', () => {
    const { plan, agents } = change({
      crossTraining: { fromQueueId: 'sales', toQueueId: 'support', people: 5 },
    });
    expect(agents.map((row) => row[20])).toEqual([0, 5]);
    expect(plan.notes).toEqual([{ code: 'cross-training-too-few', people: 5, found: 2, queueId: 'sales' }]);
  });

  it('PJ22 refuses a queue that the plan does not have', () => {
    expect(() => change({ queueIds: ['fax'] })).toThrow(/Queue 'fax' is not in the plan/);
    expect(() => change({ crossTraining: { fromQueueId: 'fax', toQueueId: 'sales', people: 1 } })).toThrow(
      /Queue 'fax'/,
    );
  });
});

describe('people of all groups rounded up together', () => {
  it('are less than one more than was asked for, and none where nobody was', () => {
    const rows = [0.4, 0, 0.4, 0.3].map((value) => Float64Array.of(value, 2));
    expect(roundPlacesUp(rows).map(([first]) => first)).toEqual([1, 0, 0, 1]);
    expect(roundPlacesUp(rows).map(([, second]) => second)).toEqual([2, 2, 2, 2]);
  });
});
