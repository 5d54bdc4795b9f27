import { describe, expect, it } from 'vitest';
import { createHistoryReader } from '../../server/history/history-reader.ts';
import type { History } from '../../server/ports/history.ts';
import { createMemoryJournal } from '../../server/stores/journal/memory-journal.ts';
import type { HistoryQuery, HistoryRow } from '../../shared/history/query.ts';
import { findHistoryMetric } from '../../shared/metrics/index.ts';
import { formatFigure } from '../../shared/metrics/format.ts';
import { DEFAULT_SERVICE_RULE, type ServiceRule, type Site } from '../../shared/site/site.ts';
import { nameDay, dayNumber } from '../../shared/time/day-number.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { agentTallyOf, buildSite, inventQuarters, keepPast, QUARTER_MS, tallyOf } from './build-past.ts';

const NOW_MS = Date.UTC(2027, 5, 1);
const BASE: HistoryQuery = {
  fromDay: '2026-10-01',
  toDay: '2026-10-31',
  grain: 'day',
  by: 'site',
  queueIds: [],
  agentIds: [],
  teams: [],
  metrics: ['offered'],
};

function readerOf(history: History, site: Site) {
  return createHistoryReader({
    history,
    journal: createMemoryJournal(),
    site: () => site,
    nowMs: () => NOW_MS,
  });
}

async function readAll(
  history: History,
  site: Site,
  query: Partial<HistoryQuery>,
): Promise<readonly HistoryRow[]> {
  const rows: HistoryRow[] = [];
  for await (const slice of readerOf(history, site).readRows({ ...BASE, ...query }, 'en'))
    rows.push(...slice);
  return rows;
}

const sumOf = (rows: readonly HistoryRow[], metric: string) =>
  rows.reduce((sum, { figures }) => sum + figures[metric]!.numerator, 0);

const COUNTS = ['offered', 'answered', 'abandoned', 'flowed-out', 'short-abandons', 'handled'];

describe('tables of queues', () => {
  it.each([
    ['Europe/Berlin', '00:00', 1],
    ['America/New_York', '04:00', 2],
    ['Australia/Lord_Howe', '05:30', 3],
    ['Asia/Kathmandu', '06:15', 4],
  ])(
    'HY5 counts agree whatever the length of the rows, in %s with days from %s, seed %i',
    async (timeZone, dayStartsAt, seed) => {
      const site = buildSite({ timeZone, dayStartsAt, intervalMinutes: 15 });
      const days = { fromDay: '2026-09-20', toDay: '2026-11-10' };
      const history = keepPast(site, inventQuarters(site, seed, { ...days, queueIds: ['a', 'b', 'c'] }));
      for (const scope of [
        { by: 'site' },
        { by: 'queue' },
        { by: 'queue', queueIds: ['b'] },
        { by: 'site', queueIds: ['a', 'c'] },
      ] as const) {
        const tables = await Promise.all(
          (['interval', 'hour', 'day', 'week', 'month', 'year', 'whole'] as const).map((grain) =>
            readAll(history, site, { ...days, ...scope, grain, metrics: COUNTS }),
          ),
        );
        for (const metric of COUNTS) {
          const sums = tables.map((rows) => sumOf(rows, metric));
          expect(new Set(sums).size, `${metric} ${sums.join(' ')}`).toBe(1);
          expect(sums[0]).toBeGreaterThan(0);
        }
        for (const { figures } of tables.flat())
          expect(figures.offered!.value).toBe(
            figures.answered!.value! + figures.abandoned!.value! + figures['flowed-out']!.value!,
          );
      }
    },
  );

  it('HY5 a year of 8,513,560 offered and 7,920,545 answered is 93.03 %', async () => {
    const site = buildSite();
    const days = { fromDay: '2025-11-01', toDay: '2026-10-31' };
    const share = (all: number, day: number) =>
      Math.floor((all * (day + 1)) / 365) - Math.floor((all * day) / 365);
    const calendar = createSiteCalendar(site);
    const history = keepPast(
      site,
      Array.from({ length: 365 }, (_, day) => {
        const answered = share(7_920_545, day);
        const offered = share(8_513_560, day);
        return {
          queueId: 'hotline',
          startMs: calendar.dayNamed(nameDay(dayNumber(days.fromDay) + day)).fromMs,
          tally: tallyOf({ offered, answered, abandoned: offered - answered }),
        };
      }),
    );
    const metrics = ['offered', 'answered', 'answer-rate'];
    for (const by of ['site', 'queue'] as const) {
      const [row] = await readAll(history, site, { ...days, by, grain: 'whole', metrics });
      const written = metrics.map((id) =>
        formatFigure(row!.figures[id]!.value, findHistoryMetric(id)!.unit, 'en', 'table'),
      );
      expect(written).toEqual(['8,513,560', '7,920,545', '93.03%']);
      const months = await readAll(history, site, { ...days, by, grain: 'month', metrics });
      expect(months).toHaveLength(12);
      expect(sumOf(months, 'answer-rate')).toBe(7_920_545);
      expect(months.reduce((sum, { figures }) => sum + figures['answer-rate']!.denominator, 0)).toBe(
        8_513_560,
      );
    }
  });

  it('HY3 a day without calls has no row, and its week still has one', async () => {
    const site = buildSite();
    const startMs = Date.UTC(2026, 9, 7, 10);
    const history = keepPast(site, [{ queueId: 'a', startMs, tally: tallyOf({ offered: 3, answered: 3 }) }]);
    const days = await readAll(history, site, {});
    expect(days.map(({ period }) => period.key)).toEqual(['2026-10-07']);
    expect((await readAll(history, site, { grain: 'week' })).map(({ period }) => period.key)).toEqual([
      '2026-W41',
    ]);
    expect(await readAll(history, site, { fromDay: '2026-10-08', toDay: '2026-10-20' })).toEqual([]);
    const [row] = await readAll(history, site, { metrics: ['asa', 'aht', 'abandonment'] });
    expect(row!.figures['aht']!.value).toBeNull();
    expect(row!.figures['abandonment']!.value).toBe(0);
  });

  it('HY2 a week that the question cuts counts its days only', async () => {
    const site = buildSite();
    const rows = ['2026-12-28', '2027-01-01', '2027-01-03'].map((day) => ({
      queueId: 'a',
      startMs: Date.parse(`${day}T12:00:00Z`),
      tally: tallyOf({ offered: 10, answered: 10 }),
    }));
    const history = keepPast(site, rows);
    const whole = await readAll(history, site, { fromDay: '2026-12-28', toDay: '2027-01-03', grain: 'week' });
    expect(
      whole.map(({ period, figures }) => [period.key, period.isPartial, figures.offered!.value]),
    ).toEqual([['2026-W53', false, 30]]);
    const cut = await readAll(history, site, { fromDay: '2026-12-30', toDay: '2027-01-03', grain: 'week' });
    expect(cut.map(({ period, figures }) => [period.key, period.isPartial, figures.offered!.value])).toEqual([
      ['2026-W53', true, 20],
    ]);
  });

  it('HY1 the hour that comes twice is two rows with their own calls', async () => {
    const site = buildSite();
    const twice = Date.UTC(2026, 9, 25, 0);
    const history = keepPast(
      site,
      [0, 1, 2, 3, 4, 5, 6, 7].map((quarter) => ({
        queueId: 'a',
        startMs: twice + quarter * QUARTER_MS,
        tally: tallyOf({ offered: quarter < 4 ? 1 : 10 }),
      })),
    );
    const hours = await readAll(history, site, { fromDay: '2026-10-25', toDay: '2026-10-25', grain: 'hour' });
    expect(hours.map(({ period, figures }) => [period.key, figures.offered!.value])).toEqual([
      ['2026-10-25T02:00+02:00', 4],
      ['2026-10-25T02:00+01:00', 40],
    ]);
  });

  it('HY6 several queues together are sums, and their shared occupancy is not told', async () => {
    const site = buildSite();
    const tally = tallyOf({ offered: 4, answered: 2, abandoned: 2, handleAgentMs: 100, readyAgentMs: 100 });
    const startMs = Date.UTC(2026, 9, 7, 10);
    const history = keepPast(
      site,
      ['a', 'b', 'c'].map((queueId) => ({ queueId, startMs, tally })),
    );
    const metrics = ['offered', 'answer-rate', 'occupancy'];
    const [both] = await readAll(history, site, { queueIds: ['a', 'b'], metrics });
    expect(both!.subject).toEqual({ kind: 'site', id: '*', name: 'Floor' });
    expect(both!.figures).toEqual({
      offered: { value: 8, numerator: 8, denominator: 1 },
      'answer-rate': { value: 0.5, numerator: 4, denominator: 8 },
      occupancy: { value: null, numerator: 0, denominator: 0 },
    });
    const [site3] = await readAll(history, site, { metrics });
    expect(site3!.figures['offered']!.value).toBe(12);
    expect(site3!.figures['occupancy']!.value).toBe(0.5);
    const queues = await readAll(history, site, { by: 'queue', metrics });
    expect(queues.map(({ subject, figures }) => [subject.id, figures['occupancy']!.value])).toEqual([
      ['a', 0.5],
      ['b', 0.5],
      ['c', 0.5],
    ]);
  });
});

describe('a formula that changes', () => {
  const rule = (changes: Partial<ServiceRule>): ServiceRule => ({ ...DEFAULT_SERVICE_RULE, ...changes });
  const tally = tallyOf({
    offered: 120,
    answered: 100,
    answeredWithinTarget: 80,
    abandoned: 20,
    shortAbandons: 10,
  });
  const site = buildSite({
    queues: [
      {
        id: 'a',
        name: { en: 'A' },
        priority: 5,
        rules: [
          rule({ serviceLevelFormula: 'strict' }),
          rule({ from: '2026-10-16', serviceLevelFormula: 'answered-only' }),
        ],
      },
      { id: 'b', name: { en: 'B' }, priority: 5, rules: [rule({ serviceLevelFormula: 'strict' })] },
    ],
  });
  const rows = ['a', 'b'].flatMap((queueId) =>
    Array.from({ length: 31 }, (_, day) => ({ queueId, startMs: Date.UTC(2026, 9, day + 1, 10), tally })),
  );
  const history = keepPast(site, rows);
  const metrics = ['service-level', 'offered'];

  it.each(['month', 'whole', 'year'] as const)(
    'HY4 in mid month leaves the days before it as they were, by %s',
    async (grain) => {
      const [a, b] = await readAll(history, site, { grain, by: 'queue', metrics });
      // 15 days of 80 / 120, then 16 days of 80 / 100.
      expect(a!.figures['service-level']).toEqual({
        value: (31 * 80) / (15 * 120 + 16 * 100),
        numerator: 31 * 80,
        denominator: 15 * 120 + 16 * 100,
      });
      expect(a!.figures['offered']!.value).toBe(31 * 120);
      expect(b!.figures['service-level']!.denominator).toBe(31 * 120);
    },
  );

  it('HY4 is the sum of its days, whatever the length of the rows', async () => {
    const days = await readAll(history, site, { by: 'queue', queueIds: ['a'], metrics });
    for (const grain of ['interval', 'hour', 'week', 'month', 'whole'] as const) {
      const rows = await readAll(history, site, { grain, by: 'queue', queueIds: ['a'], metrics });
      expect(sumOf(rows, 'service-level'), grain).toBe(sumOf(days, 'service-level'));
      const denominators = (list: readonly HistoryRow[]) =>
        list.reduce((sum, { figures }) => sum + figures['service-level']!.denominator, 0);
      expect(denominators(rows), grain).toBe(denominators(days));
    }
  });

  it('HY4 over queues that disagree the site’s own formula holds from that day on', async () => {
    const [both] = await readAll(history, site, { grain: 'whole', metrics });
    // Both strict for 15 days; then short-abandons-out on their sums.
    expect(both!.figures['service-level']).toMatchObject({
      numerator: 31 * 160,
      denominator: 15 * 240 + 16 * (240 - 20),
    });
  });

  it('HY4 with a hundred queues the store sums each part', async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...site.queues[0]!, id: `q${index}` }));
    const wide = buildSite({ queues: many });
    const past = keepPast(
      wide,
      many.flatMap(({ id }) =>
        [14, 15, 16, 17].map((day) => ({ queueId: id, startMs: Date.UTC(2026, 9, day, 10), tally })),
      ),
    );
    for (const grain of ['week', 'month'] as const) {
      const rows = await readAll(past, wide, {
        fromDay: '2026-08-01',
        toDay: '2026-12-31',
        grain,
        by: 'queue',
        metrics,
      });
      expect(rows).toHaveLength(100);
      for (const { figures } of rows)
        expect(figures['service-level']).toMatchObject({ numerator: 320, denominator: 2 * 120 + 2 * 100 });
    }
  });
});

describe('tables of agents', () => {
  const site = buildSite({
    agents: [
      { id: '1', name: { en: 'Ann', 'zh-CN': '安' }, team: 'Red' },
      { id: '2', name: { en: 'Bob' }, team: 'Red' },
      { id: '3', name: { en: 'Cem' }, team: 'Blue' },
    ],
  });
  const startMs = Date.UTC(2026, 9, 7, 10);
  const work = agentTallyOf({ answered: 3, handled: 3, sumTalkMs: 300_000, missedRings: 1 });
  const time = { readyMs: 300_000, talkingMs: 100_000, pausedMs: 50_000 };
  const history = keepPast(
    site,
    [],
    ['1', '2', '3', '4'].flatMap((agentId) => [
      ...['a', 'b'].map((queueId) => ({ agentId, queueId, startMs, tally: work })),
      {
        agentId,
        queueId: null,
        startMs,
        tally: agentTallyOf({
          ...work,
          answered: 6,
          handled: 6,
          sumTalkMs: 600_000,
          missedRings: 2,
          ...time,
        }),
      },
      { agentId, queueId: null, startMs: startMs + QUARTER_MS, tally: agentTallyOf(time) },
    ]),
  );
  const metrics = ['handled', 'aht', 'missed-rings', 'ready-time', 'occupancy'];

  it.each(['interval', 'hour', 'day', 'week', 'month', 'year', 'whole'] as const)(
    'HY7 of an agent in two queues, by %s',
    async (grain) => {
      const rows = await readAll(history, site, { grain, by: 'agent', agentIds: ['1'], metrics });
      expect(rows[0]!.subject).toEqual({ kind: 'agent', id: '1', name: 'Ann' });
      expect(sumOf(rows, 'handled')).toBe(6);
      expect(sumOf(rows, 'ready-time')).toBe(600);
      expect(rows[0]!.figures['aht']!.value).toBe(100);
      expect(rows[0]!.figures['occupancy']!.value).toBe(0.25);
    },
  );

  it('HY7 of one queue has no time, which belongs to no queue', async () => {
    const [row] = await readAll(history, site, { by: 'agent', agentIds: ['2'], queueIds: ['a'], metrics });
    expect(row!.figures).toEqual({
      handled: { value: 3, numerator: 3, denominator: 1 },
      aht: { value: 100, numerator: 300, denominator: 3 },
      'missed-rings': { value: 1, numerator: 1, denominator: 1 },
    });
    const [both] = await readAll(history, site, {
      by: 'agent',
      agentIds: ['2'],
      queueIds: ['a', 'b'],
      metrics,
    });
    expect(both!.figures['handled']!.value).toBe(6);
  });

  it('HY7 adds agents up to teams, and those without one to one row', async () => {
    const teams = await readAll(history, site, { by: 'team', metrics });
    expect(
      teams.map(({ subject, figures }) => [subject.id, subject.name, figures['handled']!.value]),
    ).toEqual([
      ['', 'No team', 6],
      ['Blue', 'Blue', 6],
      ['Red', 'Red', 12],
    ]);
    const [red] = await readAll(history, site, { by: 'team', teams: ['Red'], agentIds: ['2', '3'], metrics });
    expect(red!.figures['handled']!.value).toBe(6);
    const inTeam = await readAll(history, site, { by: 'agent', teams: ['Red'], metrics });
    expect(inTeam.map(({ subject }) => subject.id)).toEqual(['1', '2']);
    expect(await readAll(history, site, { by: 'agent', teams: ['Green'] })).toEqual([]);
  });

  it('HY7 a metric that cannot be told of agents is not in the row', async () => {
    const [row] = await readAll(history, site, { by: 'agent', metrics: ['service-level', 'answered'] });
    expect(Object.keys(row!.figures)).toEqual(['answered']);
  });

  it('describes whom it can tell of', async () => {
    expect(await readerOf(history, site).describe()).toMatchObject({
      queues: [],
      teams: ['Blue', 'Red'],
      agents: [
        { id: '1', team: 'Red' },
        { id: '2', team: 'Red' },
        { id: '3', team: 'Blue' },
        { id: '4', name: { en: '4' }, team: null },
      ],
      firstDay: '2026-10-07',
      lastDay: '2026-10-07',
      today: '2027-06-01',
    });
  });
});

describe('pages', () => {
  it.each([1, 2, 7, 100])('HY8 of %i rows have each row once, in order, seed 11', async (limit) => {
    const site = buildSite();
    const days = { fromDay: '2026-10-20', toDay: '2026-10-27' };
    const history = keepPast(site, inventQuarters(site, 11, { ...days, queueIds: ['a', 'b', 'c'] }));
    const reader = readerOf(history, site);
    for (const grain of limit < 7
      ? (['day', 'whole', 'week'] as const)
      : (['interval', 'hour', 'day'] as const)) {
      const query = { ...BASE, ...days, grain, by: 'queue' as const };
      const all = await readAll(history, site, query);
      const walked: HistoryRow[] = [];
      let after: string | null = null;
      do {
        const page: { rows: readonly HistoryRow[]; next: string | null } = await reader.readTable(query, {
          after,
          limit,
          locale: 'en',
        });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        walked.push(...page.rows);
        after = page.next;
      } while (after !== null);
      expect(walked).toEqual(all);
    }
  });

  it('HY8 finds the rows behind years without any', async () => {
    const site = buildSite();
    const startMs = Date.UTC(2026, 9, 7, 10);
    const history = keepPast(site, [{ queueId: 'a', startMs, tally: tallyOf({ offered: 3 }) }]);
    const query = { ...BASE, fromDay: '2017-01-01', toDay: '2026-12-31' };
    const table = await readerOf(history, site).readTable(query, { after: null, limit: 1, locale: 'en' });
    expect(table.rows.map(({ period }) => period.key)).toEqual(['2026-10-07']);
    expect(table.next).toBeNull();
  });
});

describe('questions that cannot be asked', () => {
  const site = buildSite();
  const history = keepPast(site, []);
  it.each<[string, Partial<HistoryQuery>, RegExp]>([
    ['no date', { fromDay: '2026-02-30' }, /from \("2026-02-30"\) must be a date.*2026-03-31/],
    [
      'the wrong way round',
      { toDay: '2026-09-30' },
      /to \(2026-09-30\) must not be before from \(2026-10-01\)/,
    ],
    ['more than ten years', { fromDay: '2016-01-01' }, /3,700/],
    [
      'quarter hours of two years',
      { fromDay: '2024-01-01', grain: 'interval' },
      /at most 40,000.*fewer days or for longer rows/,
    ],
    [
      'a metric there is not',
      { metrics: ['offered', 'happiness'] },
      /metrics \("happiness"\).*offered, answered/,
    ],
    ['a metric of the instant', { metrics: ['waiting-now'] }, /metrics \("waiting-now"\)/],
    ['agents by queue', { by: 'queue', agentIds: ['1'] }, /agents can be asked for by agent or by team/],
    ['teams of the site', { teams: ['Red'] }, /teams can be asked for/],
    ['the site among queues', { queueIds: ['a', '*'] }, /must name queues/],
    [
      'too many rows together',
      {
        by: 'queue',
        fromDay: '2025-10-01',
        grain: 'hour',
        queueIds: Array.from({ length: 500 }, (_, i) => `q${i}`),
      },
      /at most 1,000,000/,
    ],
  ])('HY9 %s', async (_, query, message) => {
    const asked = readerOf(history, site).readTable(
      { ...BASE, ...query },
      { after: null, limit: 10, locale: 'en' },
    );
    await expect(asked).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringMatching(message),
    });
  });

  it.each(['', 'x', 'W10', Buffer.from('[1]').toString('base64url')])(
    'HY9 a page that is none: "%s"',
    async (after) => {
      const asked = readerOf(history, site).readTable(BASE, { after, limit: 10, locale: 'en' });
      await expect(asked).rejects.toMatchObject({
        code: 'bad-request',
        message: expect.stringContaining('next'),
      });
    },
  );
});
