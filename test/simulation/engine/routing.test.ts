import { describe, expect, test } from 'vitest';
import { CallerTable } from '../../../shared/simulation/engine/caller-table.ts';
import { Routing } from '../../../shared/simulation/engine/routing.ts';
import { Rng } from '../../../shared/simulation/rng.ts';

/** Lines with named callers; `join` names a new one, `next` is whom the agent would have. */
function createLines(queuePriorities: readonly number[], agentCount: number) {
  const callers = new CallerTable();
  const routing = new Routing(queuePriorities, agentCount, callers);
  const slots = new Map<string, number>();
  let offers = 0;
  return {
    routing,
    join: (name: string, queue: number, priority = 0) => {
      const slot = callers.open(queue);
      callers.turn[slot] = offers++;
      callers.priority[slot] = priority;
      slots.set(name, slot);
      routing.join(slot);
    },
    leave: (name: string) => routing.leave(slots.get(name)!),
    rejoin: (name: string) => routing.join(slots.get(name)!),
    next: (agent: number) => [...slots].find(([, slot]) => slot === routing.findCaller(agent))?.[0] ?? null,
  };
}

describe('who gets which call', () => {
  test('SI20 the best level first, and among equals the one idle longest', () => {
    const routing = new Routing([1], 4, new CallerTable());
    routing.setSkills(0, [{ queue: 0, level: 2 }]);
    for (const agent of [1, 2, 3]) routing.setSkills(agent, [{ queue: 0, level: 1 }]);
    routing.setFree(0, 10);
    expect(routing.findAgent(0)).toBe(0);
    routing.setFree(1, 30);
    routing.setFree(2, 20);
    routing.setFree(3, 40);
    expect(routing.findAgent(0)).toBe(2);
    routing.setBusy(2);
    expect(routing.findAgent(0)).toBe(1);
    for (const agent of [0, 1, 3]) routing.setBusy(agent);
    expect(routing.findAgent(0)).toBe(-1);
  });

  test('SI20 only members of the queue are asked, also after their skills changed', () => {
    const routing = new Routing([1, 1], 2, new CallerTable());
    routing.setSkills(0, [{ queue: 0, level: 1 }]);
    routing.setSkills(1, [{ queue: 1, level: 1 }]);
    routing.setFree(0, 1);
    routing.setFree(1, 2);
    expect(routing.findAgent(0)).toBe(0);
    routing.setSkills(0, [{ queue: 1, level: 1 }]);
    expect(routing.findAgent(0)).toBe(-1);
    expect(routing.findAgent(1)).toBe(0);
  });

  test('SI20 groups of equal skills are asked like one crowd (seeded, against a plain search)', () => {
    const rng = new Rng(20);
    const routing = new Routing([1, 1, 1], 30, new CallerTable());
    const skillsOf = Array.from({ length: 30 }, () => {
      const own = [0, 1, 2].filter(() => rng.next() < 0.6);
      return own.map((queue) => ({ queue, level: 1 + rng.nextIndex(2) }));
    });
    const sinceOf = new Map<number, number>();
    skillsOf.forEach((skills, agent) => routing.setSkills(agent, skills));
    for (let turn = 0; turn < 5000; turn++) {
      const agent = rng.nextIndex(30);
      if (rng.next() < 0.5) {
        // Few moments, so that many are idle since the same one; then the lower index is first.
        const sinceMs = rng.nextIndex(6);
        routing.setFree(agent, sinceMs);
        sinceOf.set(agent, sinceMs);
      } else {
        routing.setBusy(agent);
        sinceOf.delete(agent);
      }
      const queue = rng.nextIndex(3);
      const [expected] = [...sinceOf]
        .flatMap(([free, sinceMs]) =>
          skillsOf[free]!.filter((skill) => skill.queue === queue).map(({ level }) => [level, sinceMs, free]),
        )
        .sort((one, other) => one[0]! - other[0]! || one[1]! - other[1]! || one[2]! - other[2]!);
      expect(routing.findAgent(queue)).toBe(expected?.[2] ?? -1);
    }
  });

  test('SI21 the queue of the highest priority first, then the caller who waits longest', () => {
    const { routing, join, leave, next } = createLines([1, 1, 5], 1);
    routing.setSkills(0, [
      { queue: 0, level: 1 },
      { queue: 1, level: 3 },
      { queue: 2, level: 2 },
    ]);
    expect(next(0)).toBeNull();
    join('roaming', 1);
    join('billing', 0);
    join('vip', 2);
    expect(next(0)).toBe('vip');
    leave('vip');
    expect(next(0)).toBe('roaming');
    leave('roaming');
    expect(next(0)).toBe('billing');
  });

  test('SI21 a caller with priority goes before others of the queue; leaving from the middle keeps the line', () => {
    const { routing, join, leave, next } = createLines([1], 1);
    routing.setSkills(0, [{ queue: 0, level: 1 }]);
    for (const name of ['first', 'second', 'third']) join(name, 0);
    join('urgent', 0, 9);
    leave('second');
    const served: string[] = [];
    for (let name = next(0); name !== null; name = next(0)) {
      served.push(name);
      leave(name);
    }
    expect(served).toEqual(['urgent', 'first', 'third']);
  });

  test('SI21 among queues of one priority the longest wait, whatever the levels of the agent', () => {
    const { routing, join, leave, next } = createLines([7, 7, 3], 1);
    routing.setSkills(0, [
      { queue: 0, level: 1 },
      { queue: 1, level: 9 },
      { queue: 2, level: 1 },
    ]);
    for (const [name, queue] of [
      ['low', 2],
      ['one', 1],
      ['other', 0],
      ['last', 1],
    ] as const)
      join(name, queue);
    const served: string[] = [];
    for (let name = next(0); name !== null; name = next(0)) {
      served.push(name);
      leave(name);
    }
    expect(served).toEqual(['one', 'other', 'last', 'low']);
  });

  test('SI23 an agent is found for a caller of a low queue as for one of a high queue', () => {
    const found = [
      [1, 10],
      [10, 1],
    ].map((priorities) => {
      const { routing } = createLines(priorities, 3);
      routing.setSkills(0, [{ queue: 0, level: 2 }]);
      routing.setSkills(1, [
        { queue: 0, level: 1 },
        { queue: 1, level: 1 },
      ]);
      routing.setSkills(2, [{ queue: 1, level: 2 }]);
      for (const agent of [0, 1, 2]) routing.setFree(agent, 10 - agent);
      return [routing.findAgent(0), routing.findAgent(1)];
    });
    expect(found).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  test('SI24 who waits longest of a lower queue waits on while anybody waits in the higher one', () => {
    const { routing, join, leave, next } = createLines([5, 6], 1);
    routing.setSkills(0, [
      { queue: 0, level: 1 },
      { queue: 1, level: 1 },
    ]);
    join('patient', 0);
    for (let turn = 0; turn < 500; turn++) {
      join(`vip ${turn}`, 1);
      expect(next(0)).toBe(`vip ${turn}`);
      leave(`vip ${turn}`);
    }
    expect(next(0)).toBe('patient');
  });

  test('SI22 a caller who comes back into line gets the old place', () => {
    const { routing, join, leave, rejoin, next } = createLines([1], 1);
    routing.setSkills(0, [{ queue: 0, level: 1 }]);
    for (const name of ['first', 'second', 'third']) join(name, 0);
    leave('second');
    rejoin('second');
    leave('first');
    expect(next(0)).toBe('second');
  });
});
