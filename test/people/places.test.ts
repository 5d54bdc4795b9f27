import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherPeople } from '../../shared/people/gather-people.ts';
import { placePeople } from '../../shared/people/place-people.ts';
import { parseRosterSettings } from '../../server/planning/rosters/parse-roster-settings.ts';
import { parseSite } from '../../shared/site/parse-site.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { people, personOf, placesOf } from './people-builder.ts';

describe('people and their places', () => {
  it('PE1 placed and gathered they are the same, and both places can be read', () => {
    fc.assert(
      fc.property(people, (all) => {
        const places = placesOf(all);
        expect(gatherPeople(places)).toEqual(all);
        expect(parseRosterSettings(places.settings)).toEqual(places.settings);
        const site = { ...createEmptySite('Etc/UTC'), agents: places.agents };
        expect(parseSite(site)).toEqual(site);
      }),
      { numRuns: 200 },
    );
  });

  it('PE1 gathered and placed again nothing is new: both places are the very same', () => {
    fc.assert(
      fc.property(people, (all) => {
        const places = placesOf(all);
        expect(placePeople(places, gatherPeople(places))).toBe(places);
      }),
      { numRuns: 100 },
    );
  });

  it('PE1 one who changes leaves all others as they were', () => {
    fc.assert(
      fc.property(people, people, (all, others) => {
        const places = placesOf(all);
        const changed = { ...others[0]!, agentId: all[0]!.agentId, phoneIds: [], mentorIds: [] };
        const after = gatherPeople(placePeople(places, [changed]));
        expect(after).toEqual([changed, ...all.slice(1)]);
      }),
      { numRuns: 100 },
    );
  });

  it('PE1 a change of the team leaves the roster settings, one of the contract the site', () => {
    const places = placesOf([personOf('1', { team: 'A' })]);
    const moved = placePeople(places, [personOf('1', { team: 'B' })]);
    expect(moved.settings).toBe(places.settings);
    const other = placePeople(places, [personOf('1', { team: 'A', contractId: 'part-time' })]);
    expect(other.agents).toBe(places.agents);
    expect(other.settings.people).toEqual([
      expect.objectContaining({ agentId: '1', contractId: 'part-time', daysOff: [], wishes: [] }),
    ]);
  });

  it('PE1 what rosters know besides stays: wishes, days off, availability', () => {
    const entry = {
      agentId: '1',
      contractId: 'full-time',
      isRostered: true,
      tags: ['language:yue', 'leader', 'language:en'],
      seniorityYears: 3,
      daysOff: [{ from: '2026-03-01', to: '2026-03-02', kind: 'leave', paidMinutesPerDay: 480 }],
      wishes: [{ id: 'w', day: '2026-03-03', want: 'off', weight: 1 }],
      ledgerBalance: 2,
      availability: [{ weekday: 1, from: '08:00', to: '12:00' }],
    } as const;
    const base = placesOf([personOf('1')]);
    const places = { ...base, settings: { ...base.settings, people: [entry] } };
    const { settings } = placePeople(places, [{ ...gatherPeople(places)[0]!, contractId: 'part-time' }]);
    expect(settings.people).toEqual([{ ...entry, contractId: 'part-time' }]);
  });

  it('PE2 a mentor is a pair of the rule of mentoring, whoever set it; the rule goes with its last pair', () => {
    const rule = {
      rule: 'mentoring',
      settings: { pairs: [{ apprenticeId: '2', mentorId: '1' }], minutesAlone: { hardMax: 30 } },
    };
    const base = placesOf([personOf('1'), personOf('2'), personOf('3')]);
    const places = { ...base, settings: { ...base.settings, rules: [...base.settings.rules, rule] } };
    const [first, second, third] = gatherPeople(places);
    expect(second!.mentorIds).toEqual(['1']);
    const both = placePeople(places, [{ ...third!, mentorIds: ['1'] }]);
    expect(both.settings.rules.at(-1)).toEqual({
      ...rule,
      settings: { ...rule.settings, pairs: [...rule.settings.pairs, { apprenticeId: '3', mentorId: '1' }] },
    });
    const none = placePeople(places, [first!, { ...second!, mentorIds: [] }]);
    expect(none.settings.rules).toEqual(base.settings.rules);
    const made = placePeople(none, [{ ...second!, mentorIds: ['3'] }]);
    expect(parseRosterSettings(made.settings).rules.at(-1)).toMatchObject({
      rule: 'mentoring',
      settings: { pairs: [{ apprenticeId: '2', mentorId: '3' }] },
    });
  });

  it('PE2 a language is a tag of rosters', () => {
    const { settings } = placesOf([personOf('1', { languages: ['yue'], tags: ['leader'] })]);
    expect(settings.people[0]!.tags).toEqual(['leader', 'language:yue']);
  });
});
