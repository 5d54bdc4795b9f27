import { describe, expect, test } from 'vitest';
import { listStaffSeries } from '../../client/screens/requirement/list-staff-series.ts';
import { WORDS } from '../../client/locales/index.ts';
import { createHourCounter } from '../../client/state/plan-hours.ts';
import { listCurves } from '../../client/state/requirement-curves.ts';
import {
  areaBetween,
  compareRostered,
  findRostered,
  findShortApart,
  listUnpublished,
  summarizeCoverage,
} from '../../client/state/requirement-rostered.ts';
import type { OnPhoneAnswer } from '../../shared/contract/rosters.ts';
import {
  buildGroup,
  buildQueueRequirement,
  buildRequirement,
  required,
} from '../helpers/requirement-builder.ts';

const GROUPS = [buildGroup('a:1', 4), buildGroup('a:1 b:2', 9), buildGroup('c:1', 3)];
const [A, AB, C] = GROUPS.map(({ id }) => id) as [string, string, string];
/** Three places a day, for short. */
const REQUIREMENT = buildRequirement(
  [buildQueueRequirement('a', [30, 30, 0], [5, 5, 0]), buildQueueRequirement('b', [10, 10, 0], [3, 3, 0])],
  {
    days: 1,
    intervalsPerDay: 3,
    groups: [
      { groupId: A, ...required([2, 2, 0]) },
      { groupId: AB, ...required([5, 5, 0]) },
    ],
    whole: required([7, 7, 0]),
  },
);
const onPhone = (groups: readonly (readonly (number | null)[])[], more: Partial<OnPhoneAnswer> = {}) => ({
  firstDay: REQUIREMENT.firstDay,
  days: 1,
  intervalMinutes: 30 as const,
  intervalsPerDay: 3,
  published: [{ versionNo: 4, shifts: 9, withoutBreaks: 0 }],
  groups: groups.map((agents, at) => ({ groupId: [A, AB, C][at]!, agents })),
  isKnown: [0, 1, 2].map((at) => groups.every((agents) => agents[at] !== null)),
  unskilledAgents: 0,
  ...more,
});
const ON_PHONE = onPhone([
  [4, 1, 0],
  [3, 4, 0],
  [9, 9, 9],
]);
const curvesOf = (of: 'queue' | 'group') => listCurves(REQUIREMENT, GROUPS, null, of);
const [WHOLE, QUEUE_A, QUEUE_B] = curvesOf('queue');
const site = { timeZone: 'Asia/Shanghai', dayStartsAt: '00:00' };

describe('who is rostered', () => {
  test('RQ14 counts in each queue they may take, once in all together, and not where nothing of it is planned', () => {
    const find = (curve: typeof WHOLE) => findRostered(ON_PHONE, curve!, GROUPS, REQUIREMENT)!;
    expect(find(WHOLE).agents).toEqual([7, 5, 0]);
    expect(find(QUEUE_A)).toEqual({ agents: [7, 5, 0], shared: [3, 4, 0], sharedQueueIds: ['b'] });
    expect(find(QUEUE_B)).toEqual({ agents: [3, 4, 0], shared: [3, 4, 0], sharedQueueIds: ['a'] });
    const group = curvesOf('group').find(({ id }) => id === AB);
    expect(find(group)).toMatchObject({ agents: [3, 4, 0], sharedQueueIds: [] });
  });

  test('RQ15 is not known where nothing is published: a gap, never 0, and no line where nothing is at all', () => {
    const partly = onPhone([
      [null, 1, 0],
      [null, 4, 0],
    ]);
    const found = findRostered(partly, WHOLE!, GROUPS, REQUIREMENT)!;
    expect(found.agents).toEqual([null, 5, 0]);
    const { toRoster, short, over } = compareRostered(WHOLE!, found, 1);
    expect([toRoster[0], short[0], over![0]]).toEqual([null, null, null]);
    const none = onPhone([[null, null, null]], {
      published: [{ versionNo: null, shifts: 0, withoutBreaks: 0 }],
    });
    expect(findRostered(none, WHOLE!, GROUPS, REQUIREMENT)).toBeNull();
    expect(listUnpublished(none, REQUIREMENT)).toEqual(['2026-11-30']);
    expect(findRostered(null, WHOLE!, GROUPS, REQUIREMENT)).toBeNull();
    expect(findRostered({ ...ON_PHONE, firstDay: '2026-12-01' }, WHOLE!, GROUPS, REQUIREMENT)).toBeNull();
  });

  test('RQ16 stands against what is needed with shrinkage on top, and is itself left as it is', () => {
    const found = findRostered(ON_PHONE, WHOLE!, GROUPS, REQUIREMENT)!;
    const { toRoster, short, over } = compareRostered(WHOLE!, found, 0.7);
    expect(toRoster).toEqual([10, 10, 0]);
    expect([short, over]).toEqual([
      [3, 5, 0],
      [0, 0, 0],
    ]);
    const summary = summarizeCoverage(found, { toRoster, short, over }, createHourCounter(REQUIREMENT, site));
    expect(summary).toMatchObject({ mostRostered: 7, mostShort: 5, mostShortAt: 1, overHours: 0 });
  });

  test('RQ16 says nobody is over in a queue whose people are shared', () => {
    const found = findRostered(ON_PHONE, QUEUE_A!, GROUPS, REQUIREMENT)!;
    expect(compareRostered(QUEUE_A!, found, 1)).toMatchObject({ short: [0, 0, 0], over: null });
    const own = findRostered(ON_PHONE, QUEUE_A!, [GROUPS[0]!, buildGroup(AB.slice(0, 3), 9)], REQUIREMENT)!;
    expect(compareRostered(QUEUE_A!, own, 1).over).toEqual([0, 0, 0]);
  });

  test('RQ17 is short by the sum, and by each group by itself where one has what another lacks', () => {
    // All together 7 of 7 and 5 of 7; by group 2 lack at first, then 1 and 1.
    const count = (agents: readonly number[]) => agents.reduce((sum, each) => sum + each, 0);
    const found = findRostered(ON_PHONE, WHOLE!, GROUPS, REQUIREMENT)!;
    expect(summarizeCoverage(found, compareRostered(WHOLE!, found, 1), count).shortHours).toBe(2);
    expect(findShortApart(REQUIREMENT, ON_PHONE, GROUPS, count)).toBe(4);
  });

  test('RQ17 says nothing of the groups where they lack no more than all together', () => {
    const count = (agents: readonly number[]) => agents.reduce((sum, each) => sum + each, 0);
    const find = (...groups: Parameters<typeof onPhone>[0]) =>
      findShortApart(REQUIREMENT, onPhone(groups), GROUPS, count);
    expect(find([1, 1, 0], [4, 5, 0])).toBeNull();
    expect(find([2, 2, 0], [5, 5, 0])).toBeNull();
    // All together one is missing, by group 1.4 and then 1.5.
    expect(find([1, 1, 0], [5.4, 5, 0])).toBeNull();
    expect(find([1, 1, 0], [5.5, 5, 0])).toBe(2);
  });

  test('RQ15 is nobody, not a gap, where no one has a skill', () => {
    const nobody = onPhone([], { isKnown: [true, true, false] });
    const found = findRostered(nobody, WHOLE!, [], REQUIREMENT)!;
    expect(found.agents).toEqual([0, 0, null]);
    expect(compareRostered(WHOLE!, found, 1).short).toEqual([7, 7, null]);
  });

  test('RQ15 is shaded between the two lines where there is anything between them', () => {
    expect(areaBetween([7, null, 5], [0, null, 2])).toEqual({
      low: [null, null, 5],
      high: [null, null, 7],
    });
  });

  test('RQ15 is a line of its own beside what is needed, and none of a work', () => {
    const idsOf = (curve: typeof WHOLE, rostered: ReturnType<typeof findRostered>) =>
      listStaffSeries({
        curve: curve!,
        rostered,
        apart: null,
        played: null,
        presenceRatio: 1,
        words: WORDS.en,
      }).map(({ id }) => id);
    const found = findRostered(ON_PHONE, WHOLE!, GROUPS, REQUIREMENT);
    expect(idsOf(WHOLE, found)).toEqual(['rostered', 'heads', 'plain', 'agents']);
    expect(idsOf(WHOLE, null)).toEqual(['heads', 'plain', 'agents']);
    const work = { ...WHOLE!, kind: 'work' as const };
    expect(findRostered(ON_PHONE, work, GROUPS, REQUIREMENT)).toBeNull();
    expect(idsOf(work, null)).toEqual(['agents']);
  });
});
