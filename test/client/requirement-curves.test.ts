import { describe, expect, test } from 'vitest';
import { listCurves, listSharing, listUnserved, summarize } from '../../client/state/requirement-curves.ts';
import { writeCurves } from '../../client/state/requirement-csv.ts';
import type { PresenceAnswer } from '../../shared/contract/planning.ts';
import {
  buildGroup,
  buildQueueRequirement,
  buildRequirement,
  required,
} from '../helpers/requirement-builder.ts';

const QUEUES = [
  buildQueueRequirement('a', [30, 0], [5, 0], { serviceLevelRatio: [0.9, null] }),
  buildQueueRequirement('b', [10, 0], [3, 0], { serviceLevelRatio: [0.7, null], handleSeconds: [80, 240] }),
];
const GROUPS = [buildGroup('a:1', 4), buildGroup('a:1 b:2', 9)];
const REQUIREMENT = buildRequirement(QUEUES, {
  intervalsPerDay: 48,
  days: 1,
  groups: [
    { groupId: 'a:1', ...required([2, 0]) },
    { groupId: 'a:1 b:2', ...required([5, 0]) },
  ],
  whole: required([7, 0]),
});
const PRESENCE: PresenceAnswer = {
  atMs: 0,
  groups: [{ groupId: 'a:1 b:2', agents: 6, paused: 1 }],
  queues: [{ queueId: 'a', agents: 6 }],
};

describe('the curves', () => {
  test('RQ6 of queues: all together first, calls weighted; nobody signed in is 0, not unknown', () => {
    const [whole, a, b] = listCurves(REQUIREMENT, GROUPS, PRESENCE, 'queue');
    expect(whole).toMatchObject({ kind: 'whole', agents: [7, 0], calls: [40, 0], present: 6, paused: 1 });
    expect(whole!.serviceLevel![0]).toBeCloseTo(0.85, 12);
    expect(whole!.handleSeconds).toEqual([200, null]);
    expect(whole!.serviceLevel![1]).toBeNull();
    expect(a).toMatchObject({ kind: 'queue', id: 'a', present: 6, patience: { seconds: 120, sample: 500 } });
    expect(b).toMatchObject({ id: 'b', present: 0 });
    expect(listCurves(REQUIREMENT, GROUPS, null, 'queue')[2]!.present).toBeNull();
  });

  test('RQ4 of groups: the most needed first, with the calls of their queues and no service before it is played', () => {
    const [, both, alone] = listCurves(REQUIREMENT, GROUPS, PRESENCE, 'group');
    expect(both).toMatchObject({ id: 'a:1 b:2', queueIds: ['a', 'b'], calls: [40, 0], present: 6 });
    expect(both!.serviceLevel).toBeNull();
    expect(alone).toMatchObject({ id: 'a:1', queueIds: ['a'], calls: [30, 0], present: 0, paused: 0 });
  });

  test('are summed up by hours, and by the busiest interval when there is one', () => {
    const [whole] = listCurves(REQUIREMENT, GROUPS, null, 'queue');
    expect(summarize(whole!, 30)).toEqual({
      mostAgents: 7,
      mostAt: 0,
      mostHeads: 7,
      agentHours: 3.5,
      calls: 40,
    });
    expect(summarize({ ...required([0, 0]), calls: [0, 0] }, 30).mostAt).toBeNull();
  });

  test('RQ12 leave the house as a file that a spreadsheet reads and does not run', () => {
    const site = { timeZone: 'Asia/Shanghai', dayStartsAt: '08:00' };
    const [, a] = listCurves(REQUIREMENT, GROUPS, null, 'queue');
    const lines = writeCurves([a!], () => '=话费, 账单', REQUIREMENT, site).split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFday,time,kind,id,name,calls/);
    expect(lines[1]).toBe(`2026-11-30,08:00,queue,a,"'=话费, 账单",30,240,5,4.5,5,0.9,0.7,service-level`);
    expect(lines[2]).toBe(`2026-11-30,08:30,queue,a,"'=话费, 账单",0,,0,0,0,,,none`);
  });
});

describe('people who share queues', () => {
  test('RQ5 7 cross-trained instead of 8 apart', () => {
    expect(listSharing(REQUIREMENT, GROUPS)).toEqual([
      { queueIds: ['a', 'b'], at: 0, shared: 7, apart: 8, sharedHours: 3.5, apartHours: 4 },
    ]);
  });

  test('are nobody where each queue has its own', () => {
    const groups = [buildGroup('a:1', 4), buildGroup('b:1', 4)];
    const requirement = buildRequirement(QUEUES, {
      days: 1,
      groups: [
        { groupId: 'a:1', ...required([5, 0]) },
        { groupId: 'b:1', ...required([3, 0]) },
      ],
    });
    expect(listSharing(requirement, groups)).toEqual([]);
    expect(listSharing(buildRequirement(QUEUES, { days: 1 }), [])).toEqual([]);
  });

  test('RQ5 queues that nobody has the skill for are named, those without calls are not', () => {
    expect(listUnserved(REQUIREMENT, GROUPS)).toEqual([]);
    expect(listUnserved(REQUIREMENT, [buildGroup('a:1', 1)])).toEqual(['b']);
    const silent = buildRequirement([buildQueueRequirement('a', [0, 0], [0, 0])]);
    expect(listUnserved(silent, [])).toEqual([]);
  });
});
