import { expect, test } from 'vitest';
import { readSeconds } from '../../../client/state/roster/read-seconds.ts';

test('RX29 seconds to search are whole and from 1 to 3,600, and never guessed', () => {
  expect([1, 60, 3_600].map(readSeconds)).toEqual([1, 60, 3_600]);
  // An emptied field of numbers is null, one that was never filled undefined.
  expect([null, undefined, 0, -5, 3_601, 1.5, NaN].map(readSeconds)).toEqual(Array(7).fill(null));
});
