import { describe, expect, test } from 'vitest';
import { Routing } from '../../shared/simulation/routing.ts';
import type { Waiter } from '../../shared/simulation/routing.ts';

interface Caller extends Waiter<Caller> {
  readonly name: string;
}

function caller(name: string, queue: number, offeredAtMs: number, priority = 0): Caller {
  return { name, queue, offeredAtMs, priority, before: null, behind: null };
}

describe('who gets which call', () => {
  test('SI20 the best level first, and among equals the one idle longest', () => {
    const routing = new Routing<Caller>([1], 4);
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
    const routing = new Routing<Caller>([1, 1], 2);
    routing.setSkills(0, [{ queue: 0, level: 1 }]);
    routing.setSkills(1, [{ queue: 1, level: 1 }]);
    routing.setFree(0, 1);
    routing.setFree(1, 2);
    expect(routing.findAgent(0)).toBe(0);
    routing.setSkills(0, [{ queue: 1, level: 1 }]);
    expect(routing.findAgent(0)).toBe(-1);
    expect(routing.findAgent(1)).toBe(0);
  });

  test('SI21 the queue of the highest priority first, then the caller who waits longest', () => {
    const routing = new Routing<Caller>([1, 1, 5], 1);
    routing.setSkills(0, [
      { queue: 0, level: 1 },
      { queue: 1, level: 3 },
      { queue: 2, level: 2 },
    ]);
    expect(routing.findCaller(0)).toBeNull();
    const billing = caller('billing', 0, 20);
    const roaming = caller('roaming', 1, 10);
    const vip = caller('vip', 2, 30);
    for (const each of [billing, roaming, vip]) routing.join(each);
    expect(routing.findCaller(0)?.name).toBe('vip');
    routing.leave(vip);
    expect(routing.findCaller(0)?.name).toBe('roaming');
    routing.leave(roaming);
    expect(routing.findCaller(0)?.name).toBe('billing');
  });

  test('SI21 a caller with priority goes before others of the queue; leaving from the middle keeps the line', () => {
    const routing = new Routing<Caller>([1], 1);
    routing.setSkills(0, [{ queue: 0, level: 1 }]);
    const line = [caller('first', 0, 1), caller('second', 0, 2), caller('third', 0, 3)];
    const urgent = caller('urgent', 0, 4, 9);
    for (const each of [...line, urgent]) routing.join(each);
    routing.leave(line[1]!);
    const served: string[] = [];
    for (let next = routing.findCaller(0); next !== null; next = routing.findCaller(0)) {
      served.push(next.name);
      routing.leave(next);
    }
    expect(served).toEqual(['urgent', 'first', 'third']);
  });

  test('SI22 a caller who comes back into line gets the old place', () => {
    const routing = new Routing<Caller>([1], 1);
    routing.setSkills(0, [{ queue: 0, level: 1 }]);
    const [first, second, third] = [caller('first', 0, 1), caller('second', 0, 2), caller('third', 0, 3)];
    for (const each of [first, second, third]) routing.join(each);
    routing.leave(second);
    routing.join(second);
    routing.leave(first);
    expect(routing.findCaller(0)?.name).toBe('second');
  });
});
