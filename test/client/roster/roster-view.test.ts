import { expect, test } from 'vitest';
import { contractMinutes } from '../../../client/state/roster/roster-rows.ts';
import {
  formatRosterView,
  parseRosterView,
  PLAIN_ROSTER_VIEW,
} from '../../../client/state/roster/roster-view.ts';
import { findMovedBreak, nameHours, nameHoursShort } from '../../../client/state/roster/shift-words.ts';
import { nameDayOfYear, nameShortDay } from '../../../client/state/name-history-period.ts';
import { nameContract } from '../../../client/state/roster/name-contract.ts';
import { nameGroup } from '../../../client/state/roster/name-group.ts';
import { nameRuleFigures } from '../../../client/state/roster/name-rule-figures.ts';
import { nameTemplate } from '../../../client/state/roster/name-template.ts';
import { chooseLooks } from '../../../client/state/roster/template-looks.ts';
import { makeProblem } from '../../helpers/roster-builder.ts';

test('RX1 what is looked at goes into the address and comes back; what is not known is left at its default', () => {
  const view = {
    ...PLAIN_ROSTER_VIEW,
    room: 'publish',
    firstDay: '2027-01-04',
    days: 28,
    copyId: 'c 1',
    grouping: 'skill',
    text: '李 Na',
    day: '2027-01-05',
    part: 'people',
    entryId: 'a 7',
  } as const;
  expect(parseRosterView(new URLSearchParams(formatRosterView(view)))).toEqual(view);
  expect(formatRosterView(PLAIN_ROSTER_VIEW)).toBe('');
  const old = new URLSearchParams('room=dungeon&from=yesterday&days=9&group=x&team=North');
  expect(parseRosterView(old)).toEqual({ ...PLAIN_ROSTER_VIEW, team: 'North' });
});

test('RX11 each template has a letter of its own', () => {
  const looks = chooseLooks(
    ['Early', 'Evening', 'Eve', '晚班', 'E', ''].map((name, at) => ({ id: `t${at}`, name })),
    'en',
  );
  expect([...looks.values()].map(({ letter }) => letter)).toEqual(['E', 'V', 'E2', '晚', 'E3', 'T']);
});

test('RX23 shifts are called, and lettered, in the language of the screen', () => {
  const night = { id: 'night', name: 'Night', names: { en: 'Night', 'zh-CN': '夜班' } };
  expect(nameTemplate(night, 'zh-TW')).toBe('夜班');
  expect(nameTemplate({ name: 'Spät', names: {} }, 'zh-CN')).toBe('Spät');
  expect(chooseLooks([night], 'zh-CN').get('night')!.letter).toBe('夜');
});

test('hours are named as people write them, over midnight too', () => {
  expect(nameHours({ start: '22:30', minutes: 510 })).toBe('22:30–07:00');
  expect(nameHoursShort({ start: '07:00', minutes: 510 })).toBe('7–15:30');
});

test('what a contract asks of the days shown', () => {
  const problem = makeProblem(5, 14);
  expect(contractMinutes(problem.agents[0]!, problem)).toBe(4_800);
  expect(contractMinutes(problem.agents[4]!, problem)).toBe(2_400);
  expect(contractMinutes({ contractId: 'none' }, problem)).toBeNull();
});

test('RR14 of two shifts that differ by their long break alone it is told when it was and is', () => {
  const shift = {
    templateId: 'late',
    start: '14:30',
    minutes: 510,
    longBreakAfterMinutes: 240,
    segments: null,
  };
  const moved = { ...shift, longBreakAfterMinutes: 300 };
  expect(findMovedBreak(shift, moved)).toEqual({ from: '18:30', to: '19:30' });
  expect(findMovedBreak(shift, shift)).toBeNull();
  expect(findMovedBreak(shift, { ...moved, start: '15:00' })).toBeNull();
  expect(findMovedBreak(null, shift)).toBeNull();
});

test('RX26 contracts are called by their name in the language of the screen, else by their id', () => {
  const full = { id: 'full-time', names: { en: 'Full time', 'zh-TW': '全職' } };
  expect(nameContract(full, 'en')).toBe('Full time');
  expect(nameContract(full, 'zh-CN')).toBe('全職');
  expect(nameContract({ id: 'half' }, 'en')).toBe('half');
});

test('RX27 rules that are there several times are told apart: hours by their contract, others by their number', () => {
  const naming = {
    locale: 'en' as const,
    nameRule: (rule: string) => rule,
    ruleOf: (rule: string, which: string) => `${rule} (${which})`,
  };
  const weekends = { rule: 'weekends', settings: {} };
  const problem = {
    contracts: [{ id: 'full', names: { en: 'Full time' } }, { id: 'half' }],
    rules: [weekends, { rule: 'wishes', settings: {} }, weekends],
  };
  const nameOf = (rule: string, ruleIndex: number) => nameRuleFigures({ rule, ruleIndex }, problem, naming);
  expect([nameOf('contract-hours', 0), nameOf('contract-hours', 1)]).toEqual([
    'contract-hours (Full time)',
    'contract-hours (half)',
  ]);
  expect([nameOf('weekends', 0), nameOf('wishes', 1), nameOf('weekends', 2), nameOf('days-off', 0)]).toEqual([
    'weekends (1)',
    'wishes',
    'weekends (2)',
    'days-off',
  ]);
  const one = { ...problem, contracts: problem.contracts.slice(0, 1) };
  expect(nameRuleFigures({ rule: 'contract-hours', ruleIndex: 0 }, one, naming)).toBe('contract-hours');
});

test('RX28 a day of another year is named with its year', () => {
  expect(nameDayOfYear('2027-01-04', '2027-06-30', 'en')).toBe(nameShortDay('2027-01-04', 'en'));
  expect(nameDayOfYear('2027-01-04', '2026-12-28', 'en')).toBe('Mon 4 Jan 2027');
  expect(nameDayOfYear('2027-01-04', '2026-12-28', 'zh-CN')).toMatch(/2027年1月4日/);
});

test('EX8 groups with the same queues are told apart by which they serve first', () => {
  const name = (...levels: readonly number[]) =>
    nameGroup(
      ['sales', 'billing', 'faults'].map((queueId, at) => ({ queueId, level: levels[at]! })),
      (id) => id,
      (first, then) => `${first}, then ${then}`,
    );
  expect(name(1, 1, 1)).toBe('sales + billing + faults');
  expect(name(3, 1, 2)).toBe('billing, then faults + sales');
});
