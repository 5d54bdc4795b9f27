import { expect, test } from 'vitest';
import { Rng } from '../../../shared/simulation/rng.ts';
import { TimerHeap } from '../../../shared/simulation/engine/timer-heap.ts';

test.each([1, 2, 3, 4])('SI2 timers ring in order, moved and cancelled as told (seed %i)', (seed) => {
  const rng = new Rng(seed);
  const heap = new TimerHeap(8);
  const expected = new Map<number, number>();
  const popEarliest = (): void => {
    const earliest = Math.min(...expected.values());
    expect(heap.nextAtMs()).toBe(earliest);
    const timer = heap.pop();
    expect(expected.get(timer)).toBe(earliest);
    expected.delete(timer);
  };
  for (let turn = 0; turn < 3000; turn++) {
    const timer = rng.nextIndex(300);
    const draw = rng.next();
    if (draw < 0.55) {
      const atMs = rng.nextIndex(1000);
      heap.set(timer, atMs);
      expected.set(timer, atMs);
    } else if (draw < 0.75) {
      heap.cancel(timer);
      expected.delete(timer);
    } else if (expected.size > 0) {
      popEarliest();
    }
    expect(heap.count()).toBe(expected.size);
    expect(heap.isSet(timer)).toBe(expected.has(timer));
  }
  while (expected.size > 0) popEarliest();
  expect(heap.pop()).toBe(-1);
  expect(heap.nextAtMs()).toBe(Infinity);
});
