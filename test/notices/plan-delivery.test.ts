import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticeFact, ShiftNews, TimedFact } from '../../shared/notices/notice.ts';
import { DEFAULT_NOTICE_SETTINGS, type NoticeSettings } from '../../shared/notices/notice-settings.ts';
import { planDelivery } from '../../shared/notices/plan-delivery.ts';
import { findQuietEndMs } from '../../shared/notices/quiet-hours.ts';
import { settleFacts } from '../../shared/notices/settle-facts.ts';
import { createLocalClock } from '../../shared/time/local-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const CLOCK = createLocalClock('Asia/Shanghai');
/** By the clock on the wall in Shanghai. */
const at = (time: string, day = '2026-03-10') => Date.parse(`${day}T${time}+08:00`);

const LOUD: NoticeSettings = { ...DEFAULT_NOTICE_SETTINGS, quiet: null };
const CONTEST = {
  kind: 'contest' as const,
  day: '2026-03-09',
  isGranted: true as boolean,
} satisfies NoticeFact;
const HELP: NoticeFact = { kind: 'help', agentId: '8001', note: '' };

function shift(fromMs: number, hours = 8) {
  return { fromMs, toMs: fromMs + hours * HOUR_MS, templateId: 'early' };
}

function roster(...changes: readonly Partial<ShiftNews>[]): NoticeFact {
  const all = changes.map((news) => ({
    day: '2026-03-20',
    isFirst: false,
    before: null,
    after: null,
    ...news,
  }));
  return { kind: 'roster', versionNo: 1, days: all.map(({ day }) => day), changes: all };
}

const timed = (atMs: number, fact: NoticeFact): TimedFact => ({ atMs, fact });

function plan(facts: readonly TimedFact[], settings = DEFAULT_NOTICE_SETTINGS) {
  return planDelivery(facts, settings, facts.at(-1)!.atMs, CLOCK);
}

describe('what belongs together', () => {
  it('NF2 is sent a quarter of an hour after the first of it, however much comes after', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 14 * MINUTE_MS }), { minLength: 1 }), (offsets) => {
        const sorted = [...offsets].sort((a, b) => a - b);
        const facts = sorted.map((ms, day) =>
          timed(at('12:00') + ms, { ...CONTEST, day: `2026-02-${String((day % 27) + 1).padStart(2, '0')}` }),
        );
        expect(plan(facts).dueMs).toBe(at('12:00') + sorted[0]! + 15 * MINUTE_MS);
      }),
    );
  });

  it('NF2 is told from what was known to what holds, day by day', () => {
    const hours = fc.option(fc.integer({ min: 6, max: 14 }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('2026-03-20', '2026-03-21'), hours)), (steps) => {
        const first = new Map([
          ['2026-03-20', 8],
          ['2026-03-21', null],
        ] as [string, number | null][]);
        const known = new Map(first);
        const shiftOf = (day: string, hour: number | null) =>
          hour === null ? null : shift(at(`${String(hour).padStart(2, '0')}:00`, day));
        const facts = steps.flatMap(([day, hour]) => {
          const before = known.get(day)!;
          known.set(day, hour);
          if (before === hour) return [];
          return [roster({ day, before: shiftOf(day, before), after: shiftOf(day, hour) })];
        });
        const net = [...first].filter(([day, hour]) => known.get(day) !== hour);
        const expected = net.map(([day, hour]) => ({
          day,
          isFirst: false,
          before: shiftOf(day, hour),
          after: shiftOf(day, known.get(day)!),
        }));
        const standing = settleFacts(facts);
        expect(standing.flatMap((fact) => (fact.kind === 'roster' ? fact.changes : []))).toEqual(expected);
        expect(standing).toHaveLength(expected.length === 0 ? 0 : 1);
      }),
    );
  });

  it('NF2 leaves nothing of what was undone, and nothing is sent', () => {
    const [one, other] = [shift(at('08:00', '2026-03-20')), shift(at('10:00', '2026-03-20'))];
    const facts = [
      timed(at('12:00'), roster({ before: one, after: other })),
      timed(at('12:05'), roster({ before: other, after: one })),
    ];
    expect(plan(facts)).toEqual({ dueMs: null, standing: [], byChannel: { push: [], mail: [] } });
    const request = { kind: 'request', requestId: 'r' } as const;
    const asked = (what: 'offered' | 'withdrawn' | 'taken'): NoticeFact => ({ ...request, what });
    expect(settleFacts([asked('offered'), asked('withdrawn')])).toEqual([]);
    expect(settleFacts([asked('withdrawn')])).toEqual([asked('withdrawn')]);
    expect(settleFacts([asked('offered'), CONTEST, asked('taken')])).toEqual([CONTEST, asked('taken')]);
    const refused = { ...CONTEST, isGranted: false };
    expect(settleFacts([CONTEST, refused])).toEqual([refused]);
  });

  it('NF2 a day published first and taken back is no news, published and changed it is new', () => {
    const after = shift(at('08:00', '2026-03-20'));
    const first = roster({ isFirst: true, after });
    expect(settleFacts([first, roster({ before: after, after: null })])).toEqual([]);
    const later = shift(at('09:00', '2026-03-20'));
    expect(settleFacts([first, roster({ before: after, after: later })])).toEqual([
      roster({ isFirst: true, after: later }),
    ]);
  });
});

describe('quiet hours', () => {
  const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo'];
  const time = fc
    .integer({ min: 0, max: 95 })
    .map((quarter) => new Date(quarter * 15 * MINUTE_MS).toISOString().slice(11, 16));
  /** Weeks round the days on which clocks change somewhere. */
  const moment = fc
    .tuple(
      fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-04-24'),
      fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }),
    )
    .map(([day, minutes]) => Date.parse(`${day}T00:00Z`) + minutes * MINUTE_MS);

  it('NF3 end at the first moment that is not within them, over midnight and when clocks change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), time, time, moment, (zone, from, to, atMs) => {
        fc.pre(from !== to);
        const clock = createLocalClock(zone);
        const isQuiet = (ms: number) => {
          const shown = new Date(clock.show(ms)).toISOString().slice(11, 16);
          return from < to ? from <= shown && shown < to : shown >= from || shown < to;
        };
        let expected = atMs;
        while (isQuiet(expected)) expected += MINUTE_MS;
        expect(findQuietEndMs(atMs, { from, to }, clock)).toBe(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('NF3 hold what has time until the morning', () => {
    expect(plan([timed(at('22:00'), CONTEST)]).dueMs).toBe(at('07:00', '2026-03-11'));
    // Told before them, but to be sent within them.
    expect(plan([timed(at('20:50'), CONTEST)]).dueMs).toBe(at('07:00', '2026-03-11'));
    expect(plan([timed(at('20:40'), CONTEST)]).dueMs).toBe(at('20:55'));
    expect(plan([timed(at('03:00'), CONTEST)]).dueMs).toBe(at('07:00'));
    expect(plan([timed(at('22:00'), CONTEST)], LOUD).dueMs).toBe(at('22:15'));
  });

  it.each([
    ['08:00', '22:15', '2026-03-11'],
    ['10:59', '22:15', '2026-03-11'],
    ['11:00', '07:00 next', '2026-03-11'],
    ['08:00', '07:00 next', '2026-03-12'],
  ])('NF4 let through what a shift at %s needs: sent at %s', (start, due, day) => {
    const fact = roster({ before: null, after: shift(at(start, day)) });
    const dueMs = due.endsWith('next') ? at('07:00', '2026-03-11') : at(due);
    expect(plan([timed(at('22:00'), fact)]).dueMs).toBe(dueMs);
  });

  it('NF4 of a shift that is moved count both starts, of one that is over none', () => {
    const [early, late] = [shift(at('08:00', '2026-03-11')), shift(at('16:00', '2026-03-11'))];
    expect(plan([timed(at('22:00'), roster({ before: early, after: late }))]).dueMs).toBe(at('22:15'));
    const over = roster({ before: shift(at('08:00', '2026-03-10')), after: null });
    expect(plan([timed(at('22:00'), over)]).dueMs).toBe(at('07:00', '2026-03-11'));
  });

  it('NF4 NF5 hold no call for help, which waits for nothing', () => {
    expect(plan([timed(at('23:00'), CONTEST), timed(at('23:10'), HELP)]).dueMs).toBe(at('23:10'));
  });

  it('NF5 a shift that starts within two hours is told at once', () => {
    const soon = (start: string) => plan([timed(at('12:00'), roster({ after: shift(at(start)) }))]).dueMs;
    expect(soon('13:59')).toBe(at('12:00'));
    expect(soon('14:00')).toBe(at('12:15'));
    // It has begun, and its end was moved.
    const running = roster({ before: shift(at('08:00')), after: shift(at('08:00'), 6) });
    expect(plan([timed(at('12:00'), running)]).dueMs).toBe(at('12:00'));
  });

  it('NF3 nothing but what is urgent is ever sent within them', () => {
    fc.assert(
      fc.property(moment, time, time, fc.boolean(), (atMs, from, to, isHelp) => {
        fc.pre(from !== to);
        const settings = { ...DEFAULT_NOTICE_SETTINGS, quiet: { from, to } };
        const { dueMs } = plan([timed(atMs, isHelp ? HELP : CONTEST)], settings);
        if (isHelp) expect(dueMs).toBe(atMs);
        else expect(findQuietEndMs(dueMs!, settings.quiet, CLOCK)).toBe(dueMs);
      }),
    );
  });
});

describe('channels', () => {
  it('NF6 tell what their reader wants of them', () => {
    const { channels } = DEFAULT_NOTICE_SETTINGS;
    const settings: NoticeSettings = {
      ...LOUD,
      channels: { ...channels, contest: { push: false, mail: true }, help: { push: true, mail: false } },
    };
    const { byChannel, standing } = plan([timed(at('12:00'), CONTEST), timed(at('12:01'), HELP)], settings);
    expect(standing).toEqual([CONTEST, HELP]);
    expect(byChannel).toEqual({ push: [HELP], mail: [CONTEST] });
  });
});
