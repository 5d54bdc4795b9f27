import { describe, expect, it } from 'vitest';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import { wordMessage } from '../../shared/messages/message.ts';
import { PEOPLE_COLUMN_WORDS } from '../../shared/people/column-words.ts';
import { guessPeopleColumns } from '../../shared/people/guess-people-columns.ts';
import { PEOPLE_COLUMNS, type PeopleColumn } from '../../shared/people/people-columns.ts';
import type { Person } from '../../shared/people/person.ts';
import { planImport } from '../../shared/people/plan-import.ts';
import { readDayCell } from '../../shared/people/read-day-cell.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { personOf, SURROUNDINGS } from './people-builder.ts';

const ANNA = personOf('1001', { name: { en: 'Anna', 'zh-CN': '安娜' }, team: 'A', publicNumber: '27' });
const TOM = personOf('1002', { name: { en: 'Tom' }, team: 'B', phoneIds: ['2002'] });

type Cells = Partial<Record<PeopleColumn, string>>;

function plan(rows: readonly Cells[], people: readonly Person[] = [ANNA, TOM], scope = WHOLE_SITE) {
  return planImport(
    people,
    rows.map((cells, at) => ({ row: at + 2, cells })),
    { ...SURROUNDINGS, defaultContractId: 'full-time', scope },
  );
}

const refusals = (...of: Parameters<typeof plan>) =>
  plan(...of).refused.map(({ row, agentId, said }) => [row, agentId, said.code]);

describe('a sheet of people', () => {
  it('PE22 says who is new, what of whom changes, and who stays as they are', () => {
    const { added, changed, unchanged, refused, missing } = plan([
      { agentId: '1001', name: 'Anna', team: 'C', skills: 'billing: 2; 话费' },
      { agentId: '1002', team: 'B' },
      { agentId: '1003', nameZhCn: '王丽', contract: '兼职', mentors: '1001' },
    ]);
    expect(refused).toEqual([
      { row: 2, agentId: '1001', said: { code: 'person-queue-unknown', queueId: '话费' } },
    ]);
    expect(added).toEqual([
      {
        row: 4,
        person: personOf('1003', { name: { 'zh-CN': '王丽' }, contractId: 'part-time', mentorIds: ['1001'] }),
      },
    ]);
    expect([changed, unchanged, missing]).toEqual([[], 1, []]);
    const again = plan([{ agentId: '1001', team: 'C', skills: 'billing:2;plans', lastDay: '2026/3/1' }]);
    expect(again.changed).toEqual([
      {
        row: 2,
        before: ANNA,
        after: {
          ...ANNA,
          team: 'C',
          skills: [
            { queueId: 'billing', level: 2 },
            { queueId: 'plans', level: 1 },
          ],
          lastDay: '2026-03-01',
        },
        fields: ['team', 'skills', 'lastDay'],
      },
    ]);
  });

  it('PE22 refuses rows with their number and why, and takes the others', () => {
    expect(
      refusals([
        { name: 'nobody' },
        { agentId: '1001', team: 'x' },
        { agentId: '1001', team: 'y' },
        { agentId: '1003', lastDay: '03/04/2026' },
        { agentId: '1004', skills: ':1' },
        { agentId: '1005', rostered: 'maybe' },
        { agentId: '1006', seniorityYears: 'long' },
        { agentId: '1007', contract: 'none' },
        { agentId: '1008', publicNumber: '27' },
        { agentId: '1009', phoneIds: '1001' },
        { agentId: '2002' },
        { agentId: '1010', mentors: '1010' },
        { agentId: '1011', team: 'x'.repeat(101) },
        { agentId: '*' },
      ]),
    ).toEqual([
      [2, '', 'people-row-no-id'],
      [4, '1001', 'people-row-twice'],
      [5, '1003', 'people-cell-day'],
      [6, '1004', 'people-cell-skills'],
      [7, '1005', 'people-cell-yes-no'],
      [8, '1006', 'people-cell-number'],
      [9, '1007', 'person-contract-unknown'],
      [10, '1008', 'person-number-taken'],
      [11, '1009', 'person-phone-taken'],
      [12, '2002', 'person-phone-taken'],
      [13, '1010', 'person-mentor-self'],
      [14, '1011', 'people-cell-bad'],
      [15, '*', 'people-cell-bad'],
    ]);
  });

  it('PE22 refuses those who are more than a site has room for, and a name that is not what it looks like', () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => ({ agentId: `n${at}`, name: `N ${at}` }));
    const { added, refused } = plan(rows);
    expect([added.length, refused.length]).toEqual([9_998, 2]);
    expect(refused[0]).toMatchObject({
      row: 10_000,
      agentId: 'n9998',
      said: { code: 'people-too-many', most: 10_000, has: 2 },
    });
    const [turned] = plan([{ agentId: '1003', nameZhTw: 'Li\u202eNa' }]).refused;
    expect(wordMessage(turned!.said, 'zh-TW')).toMatch(/^姓名（/);
    for (const name of ['Li\u202eNa', 'Li\u0000Na', 'Li\u2066Na'])
      expect(refusals([{ agentId: '1003', name }])).toEqual([[2, '1003', 'people-cell-bad']]);
  });

  it('PE22 whoever names somebody whose row is refused is refused, too', () => {
    expect(
      refusals([
        { agentId: '1', mentors: '2' },
        { agentId: '2', mentors: '3' },
        { agentId: '3', contract: 'none' },
      ]),
    ).toEqual([
      [2, '1', 'person-mentor-unknown'],
      [3, '2', 'person-mentor-unknown'],
      [4, '3', 'person-contract-unknown'],
    ]);
  });

  it('PE23 says of whom nothing is said, but not of those who have a last day', () => {
    const left = personOf('1003', { lastDay: '2026-01-31' });
    expect(plan([{ agentId: '1001' }], [ANNA, TOM, left]).missing).toEqual(['1002']);
  });

  it('PE10 refuses rows of others’ people, and into others’ teams', () => {
    const scope = { teams: ['A'], queues: ['billing'] };
    const rows = [
      { agentId: '1001', skills: 'billing:1' },
      { agentId: '1002', seat: '1' },
      { agentId: '1003', team: 'B' },
      { agentId: '1004', team: 'A', skills: 'plans:1' },
    ];
    expect(refusals(rows, [ANNA, TOM], scope)).toEqual([
      [3, '1002', 'scope-outside'],
      [4, '1003', 'scope-outside'],
      [5, '1004', 'scope-outside'],
    ]);
    expect(plan([], [ANNA, TOM], scope).missing).toEqual(['1001']);
  });

  it.each(LOCALES)('PE21 knows the columns it writes: %s', (locale) => {
    const header = PEOPLE_COLUMNS.map((column) => PEOPLE_COLUMN_WORDS[column][locale]);
    expect(Object.values(guessPeopleColumns(header))).toEqual(expect.arrayContaining([...PEOPLE_COLUMNS]));
    for (const [at, column] of PEOPLE_COLUMNS.entries())
      expect(guessPeopleColumns(header)[header[at]!]).toBe(column);
    expect(guessPeopleColumns(PEOPLE_COLUMNS)).toEqual(
      Object.fromEntries(PEOPLE_COLUMNS.map((column) => [column, column])),
    );
  });

  it('PE21 knows columns as centres call them, one of each, and leaves the others', () => {
    expect(guessPeopleColumns(['员工编号', '坐席姓名', '组别', '备注'])).toEqual({
      员工编号: 'agentId',
      坐席姓名: 'name',
      组别: 'team',
    });
    expect(guessPeopleColumns(['Extension', 'Agent ID', 'FULL NAME'])).toEqual({
      'Agent ID': 'agentId',
      'FULL NAME': 'name',
    });
  });

  it('PE21 a day has its year first, or is none', () => {
    expect(
      ['2026-03-01', '2026/3/1', '2026年3月1日', '2026-03-01 00:00:00', '２０２６-03-01'].map(readDayCell),
    ).toEqual(Array(5).fill('2026-03-01'));
    expect(['01/03/2026', '2026-02-30', '2026-3', 'soon', '2026-03-01 08:00:00'].map(readDayCell)).toEqual(
      Array(5).fill(null),
    );
  });
});
