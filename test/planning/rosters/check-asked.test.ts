import { describe, expect, it } from 'vitest';
import { checkSearch, checkTake } from '../../../server/planning/rosters/check-asked.ts';

const LIMITS = {
  isAgentKnown: (agentId: string) => agentId === 'a1',
  isAnybodyKnown: true,
  today: '2027-01-06',
};
const WEEK = { firstDay: '2027-01-04', days: 7 };

describe('what a search and a take are asked for', () => {
  it('RS22 a search wants somebody who is known and a day to come', () => {
    expect(() => checkSearch({ ...WEEK, agentIds: null }, LIMITS)).not.toThrow();
    expect(() => checkSearch({ ...WEEK, agentIds: ['a1'] }, LIMITS)).not.toThrow();
    expect(() => checkSearch({ ...WEEK, agentIds: [] }, LIMITS)).toThrow(/agentIds \(\[\]\) must name/);
    expect(() => checkSearch({ ...WEEK, agentIds: ['a1', 'b2'] }, LIMITS)).toThrow(/no agent 'b2'/);
    const empty = { isAgentKnown: () => false, isAnybodyKnown: false, today: LIMITS.today };
    expect(() => checkSearch({ ...WEEK, agentIds: null }, empty)).toThrow(/Nobody can be rostered/);
    // The running day stays as it is, too.
    const upToToday = { firstDay: '2027-01-04', days: 3, agentIds: null };
    expect(() => checkSearch(upToToday, LIMITS)).toThrow(/3 days from 2027-01-04 are over.*after 2027-01-06/);
    expect(() => checkSearch({ ...upToToday, days: 4 }, LIMITS)).not.toThrow();
  });

  it('RS22 a take wants days that are offered and not all over', () => {
    const offered = ['2027-01-04', '2027-01-05', '2027-01-06'];
    const take = (agentIds: readonly string[] | null, days: readonly string[] | null) => () =>
      checkTake({ agentIds, days }, offered, LIMITS);
    expect(take(null, null)).not.toThrow();
    expect(take(['a1'], ['2027-01-05', '2027-01-06'])).not.toThrow();
    expect(take([], null)).toThrow(/agentIds \(\[\]\)/);
    expect(take(['b2'], null)).toThrow(/no agent 'b2'/);
    expect(take(null, [])).toThrow(/days \(\[\]\) must name a day/);
    expect(take(null, ['2027-01-07'])).toThrow(/2027-01-07 is not among.*2027-01-04 to 2027-01-06/);
    expect(take(null, ['2027-01-04', '2027-01-05'])).toThrow(/is over \(today is 2027-01-06\)/);
  });
});
