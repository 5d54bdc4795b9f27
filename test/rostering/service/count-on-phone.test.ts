import { describe, expect, it } from 'vitest';
import type { RosterEntry, RosterSegment, RosterShift } from '../../../shared/contract/rosters.ts';
import { countOnPhone, type PublishedRoster } from '../../../shared/rostering/service/count-on-phone.ts';
import { template } from '../breaks/roster-builder.ts';

const LUNCH = {
  minutes: 30,
  isPaid: false,
  earliestAfterMinutes: 180,
  latestAfterMinutes: 240,
  gridMinutes: 30,
} as const;
const DAY = template('day', { longBreak: LUNCH });
const NIGHT = template('night', { kind: 'night', firstStart: '22:00', lastStart: '22:00' });
const STANDBY = template('standby', { kind: 'standby' });
const GROUPS = [
  { id: 'sales:1', skills: [{ queueId: 'sales', level: 1 }], agentIds: ['a', 'b'] },
  { id: 'billing:1', skills: [{ queueId: 'billing', level: 1 }], agentIds: ['c'] },
];

function entry(templateId: string, start: string, more: Partial<RosterShift> = {}): RosterEntry {
  const shift = { templateId, start, minutes: 480, longBreakAfterMinutes: null, segments: null, ...more };
  return { shift, isPinned: false, note: '' };
}

const segment = (kind: RosterSegment['kind'], fromMinute: number, toMinute: number): RosterSegment => ({
  kind,
  id: kind === 'work' ? null : kind,
  fromMinute,
  toMinute,
  isPaid: true,
});

/** Days from `firstDay` on; the first of `days` is the day before it. Null: not published. */
function count(
  firstDay: string,
  days: readonly (Readonly<Record<string, RosterEntry>> | null)[],
  more: Partial<PublishedRoster> = {},
) {
  const dayOf = (at: number) => new Date(Date.parse(firstDay) + at * 86_400_000).toISOString().slice(0, 10);
  return countOnPhone({
    site: { timeZone: 'Europe/Berlin', dayStartsAt: '00:00' },
    range: { firstDay, days: days.length - 1 },
    intervalMinutes: 30,
    groups: GROUPS,
    templates: [DAY, STANDBY],
    published: days.flatMap((entries, at) =>
      entries === null ? [] : [{ day: dayOf(at - 1), versionNo: at, entries }],
    ),
    ...more,
  });
}

/** Places of a list at which there is such a value. */
const placesOf = (values: readonly (number | null)[], value: number | null) =>
  values.flatMap((each, at) => (each === value ? [at] : []));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

describe('who is on the phone by what is published', () => {
  it('SV6 by group, without lunch, breaks and activities, as the mean of an interval', () => {
    const segments = [
      segment('work', 540, 645),
      segment('break', 645, 660),
      segment('work', 660, 780),
      segment('lunch', 780, 810),
      segment('activity', 810, 840),
      segment('work', 840, 1020),
    ];
    const { groups, published } = count('2026-03-03', [{}, { a: entry('day', '09:00', { segments }) }]);
    const [sales, billing] = groups.map(({ agents }) => agents);
    expect(placesOf(sales!, 1)).toEqual([18, 19, 20, 22, 23, 24, 25, ...range(28, 34)]);
    expect(sales![21]).toBe(0.5);
    expect(placesOf(billing!, 0)).toHaveLength(48);
    expect(published).toEqual([{ versionNo: 1, shifts: 1, withoutBreaks: 0 }]);
  });

  it('SV6 without the long break where breaks are not placed, which is told', () => {
    const shifts = {
      a: entry('day', '09:00', { longBreakAfterMinutes: 240 }),
      b: entry('day', '09:00'),
      c: entry('gone', '09:00'),
    };
    const { groups, published } = count('2026-03-03', [{}, shifts]);
    // Where it may be, in the middle: after three and a half hours.
    expect(placesOf(groups[0]!.agents, 1)).toEqual([25, 26]);
    expect(placesOf(groups[0]!.agents, 2)).toEqual([...range(18, 25), ...range(27, 34)]);
    expect(placesOf(groups[1]!.agents, 1)).toEqual(range(18, 34));
    expect(published[0]).toMatchObject({ shifts: 3, withoutBreaks: 3 });
  });

  it('SV6 nobody on standby, and nobody who serves no queue: those are counted by themselves', () => {
    const { groups, unskilledAgents } = count('2026-03-03', [
      {},
      { a: entry('standby', '09:00'), x: entry('day', '09:00') },
    ]);
    expect(groups.flatMap(({ agents }) => placesOf(agents, 0))).toHaveLength(96);
    expect(unskilledAgents).toBe(1);
  });

  it('SV6 nobody of those by themselves whose shift is of the day before alone', () => {
    const { unskilledAgents } = count('2026-03-03', [
      { x: entry('night', '22:00'), y: entry('day', '09:00') },
      { y: entry('day', '09:00') },
    ]);
    expect(unskilledAgents).toBe(1);
  });

  it('SV7 is known of a day also where nobody has a skill', () => {
    const { groups, isKnown } = count('2026-03-03', [{}, { x: entry('day', '09:00') }, null], { groups: [] });
    expect(groups).toEqual([]);
    expect(isKnown).toEqual([...range(0, 48).map(() => true), ...range(0, 48).map(() => false)]);
  });

  it('SV7 is not known of days that are not published, whoever runs over into them', () => {
    const { groups, published } = count('2026-03-03', [{}, { a: entry('night', '22:00') }, null, {}], {
      templates: [DAY, NIGHT],
    });
    const sales = groups[0]!.agents;
    expect(placesOf(sales, 1)).toEqual([44, 45, 46, 47]);
    expect(placesOf(sales, null)).toEqual([...range(48, 96), ...range(96, 96 + 12)]);
    expect(published.map(({ versionNo }) => versionNo)).toEqual([1, null, 3]);
  });

  it('SV7 is known from the first minute after a day that is published, with those who run on', () => {
    const known = count('2026-03-03', [{ a: entry('night', '22:00') }, {}], { templates: [NIGHT] });
    expect(placesOf(known.groups[0]!.agents, 1)).toEqual(range(0, 12));
    expect(placesOf(known.groups[0]!.agents, null)).toEqual([]);
    const after = count('2026-03-03', [null, {}], { templates: [NIGHT] });
    expect(placesOf(after.groups[0]!.agents, null)).toEqual(range(0, 12));
    const byDay = count('2026-03-03', [null, {}], { templates: [DAY] });
    expect(placesOf(byDay.groups[0]!.agents, null)).toEqual([]);
  });

  it('SV8 goes by the local clock where the clocks change: the mean of an hour that comes twice, nothing of one that is skipped', () => {
    const night = entry('night', '00:00', { minutes: 360 });
    const spring = count('2026-03-29', [{}, { a: night }]);
    expect(placesOf(spring.groups[0]!.agents, null)).toEqual([4, 5]);
    expect(placesOf(spring.groups[0]!.agents, 1)).toEqual([0, 1, 2, 3, ...range(6, 12)]);
    // From 00:00 until the first of the two 02:30.
    const autumn = count('2026-10-25', [{}, { a: entry('night', '00:00', { minutes: 150 }), b: night }]);
    expect(autumn.groups[0]!.agents.slice(0, 7)).toEqual([2, 2, 2, 2, 1.5, 1, 1]);
  });

  it('SV8 goes by days that begin in the morning', () => {
    const site = { timeZone: 'Asia/Shanghai', dayStartsAt: '04:00' };
    const { groups } = count('2026-03-03', [{}, { a: entry('day', '02:00', { minutes: 240 }) }], {
      site,
      templates: [],
    });
    expect(placesOf(groups[0]!.agents, 1)).toEqual(range(44, 48));
  });
});
