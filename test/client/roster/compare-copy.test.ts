import { expect, test } from 'vitest';
import { compareCopy } from '../../../client/state/roster/compare-copy.ts';
import { bookOf, changeBook } from '../../../client/state/roster/roster-book.ts';
import { EARLY, FIRST_DAY, makeProblemAnswer, makeRosterDays } from '../../helpers/roster-builder.ts';

const OUTSIDE = '2027-01-06';

test('RX20 a copy differs where the working roster has another shift, on the copy’s own days', () => {
  const working = makeRosterDays(makeProblemAnswer(4, 7).problem, 1).map((day) => ({
    ...day,
    entries: { a1: EARLY, a2: EARLY },
  }));
  const book = changeBook(bookOf(working), [
    { agentId: 'a1', day: FIRST_DAY, entry: { ...EARLY, note: 'a note is no difference', isPinned: true } },
    { agentId: 'a2', day: FIRST_DAY, entry: null },
    { agentId: 'a3', day: FIRST_DAY, entry: EARLY },
    { agentId: 'a1', day: OUTSIDE, entry: null },
  ]);
  const copy = { firstDay: FIRST_DAY, days: 2 };
  expect(compareCopy(copy, bookOf(working), working)).toEqual([]);
  const cells = compareCopy(copy, book, working);
  expect(new Set(cells)).toEqual(
    new Set([
      { agentId: 'a2', day: FIRST_DAY },
      { agentId: 'a3', day: FIRST_DAY },
    ]),
  );
});
