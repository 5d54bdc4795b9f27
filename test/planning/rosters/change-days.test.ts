import { describe, expect, it } from 'vitest';
import { changeDays, type ChangeLimits } from '../../../server/planning/rosters/change-days.ts';
import { describeNow } from '../../../server/planning/rosters/desk/describe-now.ts';
import { tellPeople } from '../../../server/planning/rosters/desk/tell-people.ts';
import { suggestRosterSettings } from '../../../server/planning/rosters/suggest-settings.ts';
import type { RosterEntry, RosterShift } from '../../../shared/contract/rosters.ts';
import { createEmptySite } from '../../../shared/site/site.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import { template } from '../../rostering/breaks/roster-builder.ts';

const LIMITS: ChangeLimits = {
  agentIds: new Set(['a', 'b']),
  templateIds: new Set(['early', 'night']),
  dayStartsAt: '00:00',
};
const entry = (start: string, minutes: number, templateId = 'early'): RosterEntry => ({
  shift: { templateId, start, minutes, longBreakAfterMinutes: null, segments: null },
  isPinned: false,
  note: '',
});
/** Berlin, where clocks go forward on 2026-03-29 and back on 2026-10-25. */
const SITE = createEmptySite('Europe/Berlin');
const CALENDAR = createSiteCalendar({ ...SITE, intervalMinutes: 15 });
const TEMPLATES = [template('standby', { kind: 'standby' })];

function keep(day: string, entries: Readonly<Record<string, RosterEntry>>, revision = 1) {
  return [day, { revision, text: JSON.stringify(entries) }] as const;
}

describe('changes of days', () => {
  it('RS3 leave days alone on which nothing is different in the end', () => {
    const records = new Map([keep('2026-11-09', { a: entry('08:00', 480) }, 4)]);
    const changes = [{ day: '2026-11-09', agentId: 'a', entry: entry('08:00', 480) }];
    expect(changeDays(records, changes, { '2026-11-09': 4 }, LIMITS)).toEqual({ days: [], changes: [] });
  });

  it('RS3 say what was and what is, and keep everybody else', () => {
    const records = new Map([keep('2026-11-09', { a: entry('08:00', 480), b: entry('09:00', 480) }, 4)]);
    const changes = [{ day: '2026-11-09', agentId: 'a', entry: null }];
    const made = changeDays(records, changes, { '2026-11-09': 4 }, LIMITS);
    expect(made.changes).toEqual([
      { agentId: 'a', day: '2026-11-09', before: entry('08:00', 480), after: null },
    ]);
    expect(made.days).toEqual([
      { day: '2026-11-09', revision: 4, text: JSON.stringify({ b: entry('09:00', 480) }) },
    ]);
  });

  it('RS4 refuse a shift over the midnight into the next one, whichever of the two is changed', () => {
    const night = entry('22:00', 600, 'night');
    const morning = entry('07:00', 480);
    const refusal = { code: 'bad-request', said: { code: 'roster-shift-overlaps', day: '2026-11-09' } };
    const expectRefusal = (work: () => unknown) => {
      let caught: unknown = null;
      try {
        work();
      } catch (error) {
        caught = error;
      }
      expect(caught).toMatchObject(refusal);
    };
    expectRefusal(() =>
      changeDays(
        new Map([keep('2026-11-10', { a: morning })]),
        [{ day: '2026-11-09', agentId: 'a', entry: night }],
        { '2026-11-09': 0 },
        LIMITS,
      ),
    );
    expectRefusal(() =>
      changeDays(
        new Map([keep('2026-11-09', { a: night })]),
        [{ day: '2026-11-10', agentId: 'a', entry: morning }],
        { '2026-11-10': 0 },
        LIMITS,
      ),
    );
    const later = changeDays(
      new Map([keep('2026-11-09', { a: night })]),
      [{ day: '2026-11-10', agentId: 'a', entry: entry('08:00', 480) }],
      { '2026-11-10': 0 },
      LIMITS,
    );
    expect(later.days).toHaveLength(1);
  });

  it('RS4 refuse an agent changed twice on a day, and a day without the revision that was read', () => {
    const one = { day: '2026-11-09', agentId: 'a', entry: null };
    expect(() => changeDays(new Map(), [one, one], {}, LIMITS)).toThrow(/changed twice/);
    const other = { ...one, entry: entry('08:00', 480) };
    expect(() => changeDays(new Map(), [other], {}, LIMITS)).toThrow(/which revision/);
  });

  it('RS4 refuse breaks that are filled in somewhere else, and a long break after the shift', () => {
    const filled = (shift: Partial<RosterShift>) => {
      const changes = [
        {
          day: '2026-11-09',
          agentId: 'a',
          entry: { ...entry('08:00', 480), shift: { ...entry('08:00', 480).shift!, ...shift } },
        },
      ];
      return () => changeDays(new Map(), changes, { '2026-11-09': 0 }, LIMITS);
    };
    const work = (fromMinute: number, toMinute: number) => [
      { kind: 'work', id: null, fromMinute, toMinute, isPaid: true } as const,
    ];
    expect(filled({ segments: work(480, 960) })).not.toThrow();
    // 08:00 is the 420th or the 540th minute of a day on which the clocks change before it.
    expect(filled({ segments: work(540, 1020) })).not.toThrow();
    expect(filled({ segments: work(3000, 3480) })).toThrow(/do not fill the shift/);
    expect(filled({ longBreakAfterMinutes: 240 })).not.toThrow();
    expect(filled({ longBreakAfterMinutes: 480 })).toThrow(/480 minutes into a shift of 480/);
  });

  it('RS3 take a name every object has for no agent of the day', () => {
    const records = new Map([keep('2026-11-09', { a: entry('08:00', 480) }, 4)]);
    const changes = ['__proto__', 'constructor'].map((agentId) => ({
      day: '2026-11-09',
      agentId,
      entry: null,
    }));
    expect(changeDays(records, changes, { '2026-11-09': 4 }, LIMITS)).toEqual({ days: [], changes: [] });
  });
});

describe('what publishing tells', () => {
  const tell = (nowMs: number, day: string, start: string) =>
    tellPeople(
      {
        site: SITE,
        settings: { ...suggestRosterSettings(), noticeHours: 24 },
        range: { firstDay: day, days: 1 },
        days: [{ day, text: JSON.stringify({ a: entry(start, 480) }) }],
        nowMs,
      },
      [{ day, versionNo: 1, text: '{}' }],
    )[0]!.changes[0]!;

  it('RS8 counts notice in real hours, also on days of 23 and 25 hours', () => {
    for (const [day, hours] of [
      ['2026-03-28', 8],
      ['2026-03-29', 7],
      ['2026-10-25', 9],
    ] as const) {
      const { fromMs } = CALENDAR.dayNamed(day);
      expect(tell(fromMs, day, '08:00'), day).toMatchObject({
        kind: 'added',
        noticeHours: hours,
        isLate: true,
      });
      expect(tell(fromMs - 24 * 3_600_000, day, '08:00').isLate, day).toBe(false);
    }
  });
});

describe('needed, rostered and present', () => {
  const now = (atMs: number, entries: Readonly<Record<string, RosterEntry>>, day: string) =>
    describeNow({
      site: SITE,
      groups: [{ id: 'g', skills: [], agentIds: ['a', 'b'] }],
      floor: { signedIn: ['b'], ready: ['b'] },
      requirement: null,
      templates: TEMPLATES,
      published: [{ day, entries }],
      nowMs: atMs,
    });

  it('RS18 know a shift of yesterday that runs on, and who came without one', () => {
    const { fromMs } = CALENDAR.dayNamed('2026-11-10');
    const night = { a: entry('22:00', 480, 'night') };
    const before = now(fromMs + 5 * 3_600_000, night, '2026-11-09');
    expect(before).toMatchObject({
      whole: { needed: null, rostered: 1, present: 1 },
      missing: ['a'],
      unexpected: ['b'],
    });
    expect(now(fromMs + 6 * 3_600_000, night, '2026-11-09').whole.rostered).toBe(0);
  });

  it('RS18 go by the wall clock on the night the clocks change', () => {
    // Six hours from 22:00 end at 04:00 by the clock, which is an hour earlier or later than usual.
    for (const [day, hoursAfterMidnight] of [
      ['2026-03-28', 3],
      ['2026-10-24', 5],
    ] as const) {
      const { toMs } = CALENDAR.dayNamed(day);
      const night = { a: entry('22:00', 360, 'night') };
      const endMs = toMs + hoursAfterMidnight * 3_600_000;
      expect(now(endMs - 1, night, day).whole.rostered, day).toBe(1);
      expect(now(endMs, night, day).whole.rostered, day).toBe(0);
    }
  });

  it('RS18 count nobody on the phone who stands by', () => {
    const { fromMs } = CALENDAR.dayNamed('2026-11-10');
    const day = { a: entry('08:00', 480, 'standby') };
    expect(now(fromMs + 10 * 3_600_000, day, '2026-11-10')).toMatchObject({
      whole: { rostered: 0 },
      missing: [],
      unexpected: ['b'],
    });
  });

  it('RS18 count nobody on the phone who is on a break that was placed', () => {
    const { fromMs } = CALENDAR.dayNamed('2026-11-10');
    const shift = {
      ...entry('08:00', 480).shift!,
      segments: [
        { kind: 'work', id: null, fromMinute: 480, toMinute: 720, isPaid: true },
        { kind: 'lunch', id: 'lunch', fromMinute: 720, toMinute: 750, isPaid: false },
        { kind: 'work', id: null, fromMinute: 750, toMinute: 960, isPaid: true },
      ],
    } as const;
    const day = { a: { shift, isPinned: false, note: '' } };
    expect(now(fromMs + 12.25 * 3_600_000, day, '2026-11-10')).toMatchObject({
      whole: { rostered: 0 },
      missing: [],
    });
    expect(now(fromMs + 12.5 * 3_600_000, day, '2026-11-10').missing).toEqual(['a']);
  });
});
