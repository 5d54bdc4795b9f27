import { describe, expect, test } from 'vitest';
import {
  listWeek,
  repeatWeekday,
  sumWeek,
} from '../../../../client/state/roster/settings/availability-week.ts';
import { copyParts } from '../../../../client/state/roster/settings/copy-person.ts';
import { findCommon } from '../../../../client/state/roster/settings/find-common.ts';
import { PeopleChoice } from '../../../../client/state/roster/settings/people-choice.svelte.ts';
import { plainPerson } from '../../../../client/state/roster/settings/plain-settings.ts';
import { readClockTyped } from '../../../../client/state/roster/settings/read-clock-typed.ts';
import { readTags } from '../../../../client/state/roster/settings/read-tags.ts';
import {
  findPeople,
  listSettingsPeople,
  listTeamsOf,
} from '../../../../client/state/roster/settings/settings-people.ts';
import {
  addWish,
  changeWant,
  joinWishes,
  levelOf,
  repeatWish,
  sortWishes,
  WANTS,
} from '../../../../client/state/roster/settings/wish-forms.ts';
import type { Wish } from '../../../../shared/rostering/problem/problem.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'];

describe('the list of people', () => {
  test('RF5 chooses one, a stretch, some here and there, all', () => {
    const choice = new PeopleChoice();
    choice.move(1, IDS, 'choose');
    expect(choice.chosen).toEqual(['a']);
    choice.move(1, IDS, 'choose');
    choice.move(2, IDS, 'stretch');
    expect(choice.chosen).toEqual(['b', 'c', 'd']);
    // A stretch goes from where it began, also back over it.
    choice.move(-3, IDS, 'stretch');
    expect(choice.chosen).toEqual(['a', 'b']);
    choice.move(4, IDS, 'look');
    expect([choice.cursor, choice.chosen]).toEqual(['e', ['a', 'b']]);
    choice.toggle('e', IDS);
    choice.toggle('a', IDS);
    expect(choice.chosen).toEqual(['b', 'e']);
    choice.all(['c', 'd']);
    expect(choice.chosen).toEqual(['c', 'd']);
    choice.none();
    choice.move(-99, IDS, 'choose');
    expect(choice.chosen).toEqual(['a']);
  });

  test('RF5 keeps those another search does not show, and is of everybody once', () => {
    const choice = new PeopleChoice('c');
    choice.toggle('a', ['a', 'b']);
    expect(choice.chosen).toEqual(['a', 'c']);
    const people = listSettingsPeople(
      [{ id: '1', tags: ['team:North', 'leader'] }],
      ['2', '1'],
      [{ id: '2', team: 'South' }, { id: '3' }],
      (id) => `Name ${id}`,
    );
    expect(people.map(({ id, team }) => [id, team])).toEqual([
      ['1', 'North'],
      ['2', 'South'],
      ['3', ''],
    ]);
    expect(listTeamsOf(people)).toEqual(['North', 'South']);
    const find = (text: string, team: string) =>
      findPeople(people, { text, team }, (id) => [id, `Name ${id}`, `坐席${id}`]).map(({ id }) => id);
    expect(find(' name 3', '')).toEqual(['3']);
    expect(find('', 'South')).toEqual(['2']);
    expect(find('name 3', 'South')).toEqual([]);
  });

  test('RX16 are found by their name in any language and by their id, as on the board', () => {
    const people = listSettingsPeople([], ['a1', 'a2'], [], (id) => `Name ${id}`);
    const names: Readonly<Record<string, readonly string[]>> = {
      a1: ['a1', 'Wang Wei', '王伟'],
      a2: ['a2', 'Ana Lim', '林安娜'],
    };
    const find = (text: string) =>
      findPeople(people, { text, team: '' }, (id) => names[id]!).map(({ id }) => id);
    expect(['王', 'wang', ' A2 ', 'Wei\n王'].map(find)).toEqual([['a1'], ['a1'], ['a2'], []]);
  });
});

describe('what is given to others', () => {
  const wish: Wish = { id: 'wish-1', day: '2027-01-06', want: 'off', weight: 20 };
  const days = { from: '2027-01-04', to: '2027-01-05', kind: 'leave', paidMinutesPerDay: 480 } as const;
  const from = {
    ...plainPerson('a', 'part-time'),
    availability: [{ weekday: 1, from: '08:00', to: '12:00' }],
    wishes: [wish],
    daysOff: [days],
    tags: ['leader'],
  };
  const to = {
    ...plainPerson('b', 'full-time'),
    wishes: [{ ...wish, day: '2027-01-07' }],
    daysOff: [days],
    tags: ['new'],
  };

  test('RF6 is what was asked for; added to what they have, with no day off and no wish twice', () => {
    const given = copyParts(from, to, new Set(['wishes', 'daysOff', 'tags'] as const), 'add');
    expect(given.wishes.map(({ id, day }) => [id, day])).toEqual([
      ['wish-1', '2027-01-07'],
      ['wish-2', '2027-01-06'],
    ]);
    expect(given.daysOff).toEqual([days]);
    expect(given.tags).toEqual(['new', 'leader']);
    expect([given.agentId, given.contractId, given.availability]).toEqual(['b', 'full-time', undefined]);
    expect(copyParts(from, given, new Set(['wishes'] as const), 'add').wishes).toHaveLength(2);
  });

  test('RF6 or instead of it; any time is given as well', () => {
    const given = copyParts(
      from,
      to,
      new Set(['wishes', 'tags', 'contract', 'availability'] as const),
      'replace',
    );
    expect(given.wishes).toEqual([wish]);
    expect([given.tags, given.contractId]).toEqual([['leader'], 'part-time']);
    expect(given.availability).toEqual(from.availability);
    const free = copyParts(to, given, new Set(['availability'] as const), 'replace');
    expect(JSON.parse(JSON.stringify(free))).not.toHaveProperty('availability');
  });

  test('RF6 what several have in common is known, what differs is not', () => {
    expect([findCommon([false, false]), findCommon(['a', 'b']), findCommon([])]).toEqual([false, null, null]);
  });
});

describe('wishes', () => {
  const wish: Wish = { id: 'wish-1', day: '2027-01-29', want: 'off', weight: 20 };

  test.each(WANTS)('RF7 to %s have what they need and nothing else', (want) => {
    const before: Wish = { ...wish, want: 'shift', templateId: 'early', time: '09:00' };
    const { templateId, time } = changeWant(before, want, [{ id: 'late' }]);
    expect(templateId !== undefined).toBe(want === 'shift' || want === 'avoid-shift');
    expect(time !== undefined).toBe(want === 'start-after' || want === 'end-before');
    if (templateId !== undefined) expect(templateId).toBe('early');
    if (time !== undefined) expect(time).toBe('09:00');
  });

  test('RF7 matter in words or by a weight of their own', () => {
    expect([levelOf(5), levelOf(320), levelOf(21)]).toEqual(['little', 'most', null]);
    expect(changeWant(wish, 'shift', [{ id: 'late' }]).templateId).toBe('late');
  });

  test('RF7 come again a week later under an id of their own; those of days gone by stand apart', () => {
    const [, added] = addWish([wish], '2027-01-30');
    expect(added).toMatchObject({ id: 'wish-2', want: 'off' });
    const again = repeatWish([wish, added!], wish);
    expect(again[2]).toEqual({ ...wish, id: 'wish-3', day: '2027-02-05' });
    const { over, open } = sortWishes(again.toReversed(), '2027-01-30');
    expect(over.map(({ id }) => id)).toEqual(['wish-1']);
    expect(open.map(({ id }) => id)).toEqual(['wish-2', 'wish-3']);
    expect(joinWishes([wish], [{ ...wish, id: 'x', weight: 80 }])).toEqual([wish]);
  });
});

describe('availability', () => {
  const monday = { weekday: 1, from: '08:00', to: '12:00' };
  const late = { weekday: 1, from: '22:00', to: '30:00' };
  const sunday = { weekday: 7, from: '10:00', to: '11:00' };

  test('RF8 is told by weekday with the place in the list that the server names', () => {
    const week = listWeek([sunday, monday, late]);
    expect(week[0]).toEqual([
      { at: 1, from: '08:00', to: '12:00' },
      { at: 2, from: '22:00', to: '30:00' },
    ]);
    expect(week[6]!.map(({ at }) => at)).toEqual([0]);
    expect(sumWeek([sunday, monday, late, { weekday: 3, from: 'x', to: '10:00' }])).toEqual({
      weekdays: 2,
      hours: 13,
    });
  });

  test('RF8 of a weekday is repeated on others, in place of what they had', () => {
    const repeated = repeatWeekday([sunday, monday, late], 1, [1, 2, 7]);
    expect(listWeek(repeated).map((spans) => spans.length)).toEqual([2, 2, 0, 0, 0, 0, 2]);
    expect(repeatWeekday([sunday], 1, [1, 2])).toEqual([sunday]);
  });

  test.each([
    ['7', '07:00'],
    ['730', '07:30'],
    [' 7:30 ', '07:30'],
    ['７：３０', '07:30'],
    ['30:00', '30:00'],
    ['2600', '26:00'],
    ['noon', 'noon'],
    ['7:3', '7:3'],
    ['', ''],
  ])('RF9 the time %j is read as %j', (typed, read) => {
    expect(readClockTyped(typed)).toBe(read);
  });

  test('tags are read with commas of any language, each once', () => {
    expect(readTags('leader，language:yue、 leader ,')).toEqual(['leader', 'language:yue']);
  });
});
