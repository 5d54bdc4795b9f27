import { expect, test } from 'vitest';
import { PerPerson } from '../../../client/state/roster/per-person.svelte.ts';

test('RX3 of each person there is what was set last, and nothing where they were left out', () => {
  const values = new PerPerson<number>();
  const early = values.of('a');
  values.set(new Map([['a', 1]]));
  expect(early.value).toBe(1);
  values.set(new Map([['b', 2]]));
  expect(early.value).toBeNull();
  expect(values.of('b').value).toBe(2);
  expect(values.of('a')).toBe(early);
  values.change([['a', 3]]);
  expect([early.value, values.of('b').value]).toEqual([3, 2]);
});
