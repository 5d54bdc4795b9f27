import { describe, expect, test } from 'vitest';
import {
  listCurves,
  listSharing,
  listUndone,
  listUnserved,
  summarize,
} from '../../client/state/requirement-curves.ts';
import { createHourCounter } from '../../client/state/plan-hours.ts';
import { writeCurves } from '../../client/state/requirement-csv.ts';
import type { SimulatedRequirement } from '../../shared/contract/simulated-plan.ts';
import type { PresenceAnswer } from '../../shared/contract/planning-requirement.ts';
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

const SIMULATED: SimulatedRequirement = {
  firstDay: REQUIREMENT.firstDay,
  days: 1,
  intervalMinutes: 30,
  intervalsPerDay: 48,
  madeAtMs: 0,
  replications: 40,
  seed: 1,
  notes: [],
  aim: { kind: 'day', leastIntervalRatio: 0.5 },
  groups: [{ groupId: 'a:1', agents: [3, 0] }],
  pooled: [],
  queues: [
    {
      queueId: 'a',
      serviceLevel: [{ mean: 0.8123, low: 0.8, high: 0.82 }, null],
      waitSeconds: [],
      abandonmentRatio: [],
      occupancyRatio: [],
      days: [],
    },
  ],
  missed: [],
  missedDays: [],
  end: 'trimmed',
};
const BESIDE = { simulated: null, rosteredOf: () => null };

describe('the curves', () => {
  test('RQ13 hold work that may wait: in the rows of its people, and in one of its own', () => {
    const one = buildQueueRequirement('a', [30, 0], [5, 0], { deferredAgents: [0, 2] });
    const requirement = buildRequirement([one, buildQueueRequirement('b', [10, 10], [2, 2])], {
      days: 1,
      intervalsPerDay: 2,
      groups: [{ groupId: 'a:1', ...required([5, 0]), deferredAgents: [0, 2] }],
      whole: { ...required([7, 2]), deferredAgents: [0, 2] },
      deferredWorks: [
        {
          name: '工单',
          doer: { kind: 'queue', queueId: 'a' },
          handleMinutes: 6,
          maxOccupancyRatio: 0.9,
          delay: { kind: 'days', amount: 0 },
          hasPeople: true,
          groups: [{ groupId: 'a:1', ratio: 1 }],
          pieces: [10, 0],
          agents: [0, 2],
          lateMinutes: [37],
        },
      ],
    });
    const [whole, a, b, work] = listCurves(requirement, GROUPS, null, 'queue');
    expect([whole, a, b, work].map((curve) => curve!.agents)).toEqual([
      [7, 4],
      [5, 2],
      [2, 2],
      [0, 2],
    ]);
    expect([a!.callAgents, a!.works, b!.works]).toEqual([[5, 0], [{ name: '工单', agents: [0, 2] }], []]);
    expect(
      listCurves(requirement, [buildGroup('a:1', 3)], null, 'group').map(({ agents }) => agents),
    ).toEqual([
      [7, 4],
      [5, 2],
      [0, 2],
    ]);
    expect(listUndone(requirement).map(({ work: { name }, minutes }) => [name, minutes])).toEqual([
      ['工单', 37],
    ]);
    const site = { timeZone: 'Asia/Shanghai', dayStartsAt: '08:00' };
    const lines = writeCurves([a!, work!], ({ id }) => id, requirement, site, BESIDE).split('\r\n');
    expect(lines[2]).toContain('queue,a,a,0,,,0,0,2,2,0,');
    expect(lines[3]).toContain('work,work:工单,work:工单,,10,360,0,0,0,0,,');
    expect(lines[4]).toContain(',,0,,0,0,2,2,,');
  });

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
    const site = { timeZone: 'Europe/Berlin', dayStartsAt: '00:00' };
    expect(summarize(whole!, createHourCounter(REQUIREMENT, site))).toEqual({
      mostAgents: 7,
      mostAt: 0,
      mostHeads: 7,
      agentHours: 3.5,
      calls: 40,
    });
    const nobody = { agents: [0, 0], heads: [0, 0], calls: [0, 0] };
    expect(summarize(nobody, createHourCounter(REQUIREMENT, site)).mostAt).toBeNull();
    // The hour from two to three comes twice.
    const all = { ...nobody, agents: Array<number>(48).fill(1) };
    const autumn = createHourCounter({ ...REQUIREMENT, firstDay: '2026-10-25' }, site);
    expect(summarize(all, autumn).agentHours).toBe(25);
  });

  test('RQ12 leave the house as a file that a spreadsheet reads and does not run', () => {
    const site = { timeZone: 'Asia/Shanghai', dayStartsAt: '08:00' };
    const [, a] = listCurves(REQUIREMENT, GROUPS, null, 'queue');
    const lines = writeCurves([a!], () => '=话费, 账单', REQUIREMENT, site, {
      ...BESIDE,
      simulated: SIMULATED,
    }).split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFday,time,kind,id,name,calls/);
    expect(lines[1]).toBe(
      `2026-11-30,08:00,queue,a,"'=话费, 账单",30,,240,5,4.5,0,5,5,,,,,0.9,0.7,service-level,,0.8123,day`,
    );
    expect(lines[0]).toMatch(/,limit,played_agents,played_service_level_ratio,played_target_of$/);
    expect(lines[2]).toBe(`2026-11-30,08:30,queue,a,"'=话费, 账单",0,,,0,0,0,0,0,,,,,,,none,,,day`);
  });

  test('RQ12 leave with who is rostered, and with nothing where nothing is published', () => {
    const site = { timeZone: 'Asia/Shanghai', dayStartsAt: '00:00' };
    const [, a] = listCurves(REQUIREMENT, GROUPS, null, 'queue');
    const rosteredOf = () => ({ agents: [4, null], shared: [3.5, null], sharedQueueIds: ['b'] });
    const lines = writeCurves([a!], () => 'a', { ...REQUIREMENT, presenceRatio: 0.8 }, site, {
      ...BESIDE,
      rosteredOf,
    }).split('\r\n');
    expect(lines[0]).toContain(',heads,rostered_agents,rostered_shared_agents,short_agents,over_agents,');
    expect(lines[1]).toContain(',5,5,4,3.5,2.25,,0.9,');
    expect(lines[2]).toContain(',0,0,,,,,,,none,');
  });

  test('RQ12 leave with what was played of them, and with nothing where nothing was', () => {
    const site = { timeZone: 'Asia/Shanghai', dayStartsAt: '00:00' };
    const group = listCurves(REQUIREMENT, GROUPS, null, 'group').find(({ id }) => id === 'a:1');
    const rows = (simulated: SimulatedRequirement | null) =>
      writeCurves([group!], () => 'a', REQUIREMENT, site, { ...BESIDE, simulated }).split('\r\n');
    expect(rows(SIMULATED)[1]).toMatch(/,3,,day$/);
    expect(rows({ ...SIMULATED, aim: { kind: 'each-interval' } })[1]).toMatch(/,3,,each-interval$/);
    expect(rows({ ...SIMULATED, firstDay: '2026-12-01' })[1]).toMatch(/,,,$/);
    expect(rows(null)[1]).toMatch(/,,,$/);
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
