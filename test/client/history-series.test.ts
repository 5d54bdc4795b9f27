import { describe, expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import { listChartTicks } from '../../client/screens/history/list-chart-ticks.ts';
import { addFigures } from '../../client/state/add-figures.ts';
import { HistoryReader } from '../../client/state/history-reader.svelte.ts';
import { listInOrder } from '../../client/state/history-rows.ts';
import {
  chooseChartGrain,
  chooseDrawn,
  createSeriesOf,
  findNearest,
  listPeriods,
  rankSubjects,
} from '../../client/state/history-series.ts';
import type { AskedHistory } from '../../client/state/history-view.ts';
import type { ReadJson } from '../../client/state/resource.svelte.ts';
import type { HistoryRow, HistoryTable } from '../../shared/contract/history.ts';
import { planPeriods } from '../../shared/history/plan-periods.ts';
import { countFigure, quotientFigure } from '../../shared/metrics/figures.ts';
import type { Figure } from '../../shared/metrics/metric.ts';

const HOUR_MS = 3_600_000;

function row(id: string, hour: number, figures: Record<string, Figure>, isPartial = false): HistoryRow {
  const fromMs = hour * HOUR_MS;
  return {
    period: { key: `h${String(hour).padStart(3, '0')}`, fromMs, toMs: fromMs + HOUR_MS, isPartial },
    subject: { kind: 'queue', id, name: id },
    figures,
  };
}
const offered = (count: number) => ({ offered: countFigure(count) });

describe('the series of a drawing', () => {
  test('breaks where a period is not known, and where there is nothing to speak of; never at zero', () => {
    const level = (met: number, of: number) => ({ 'service-level': quotientFigure(met, of) });
    const rows = [row('a', 0, level(0, 10)), row('a', 1, level(0, 0)), row('a', 4, level(8, 10), true)];
    const [line] = createSeriesOf(rows, 'service-level', ['a']);
    expect(line!.points.map(({ value }) => value)).toEqual([0, null, null, 0.8]);
    expect(line!.points[2]).toMatchObject({ fromMs: 2 * HOUR_MS, toMs: 4 * HOUR_MS });
    expect(line!.points.at(-1)!.isPartial).toBe(true);
    const periods = listPeriods([line!]);
    expect(periods.map(({ fromMs }) => fromMs / HOUR_MS)).toEqual([0, 4]);
    expect(findNearest(periods, 2 * HOUR_MS)).toBe(0);
    expect(findNearest(periods, 3.5 * HOUR_MS)).toBe(1);
  });

  test('has the largest subjects, in the order of their size', () => {
    const rows = [
      row('a', 0, offered(5)),
      row('b', 0, offered(50)),
      row('c', 0, {}),
      row('d', 0, offered(7)),
    ];
    expect(rankSubjects(rows, 'offered', 3)).toEqual(['b', 'd', 'a']);
  });

  test('is asked for by longer periods where shorter ones would not be told apart', () => {
    expect(chooseChartGrain('interval', 7, 6, 15)).toBe('interval');
    expect(chooseChartGrain('interval', 365, 1, 15)).toBe('day');
    expect(chooseChartGrain('hour', 365, 6, 15)).toBe('day');
    expect(chooseChartGrain('month', 3_650, 6, 15)).toBe('month');
  });

  test('draws the chosen figure, else the service level, else the first', () => {
    expect(chooseDrawn('asa', ['offered', 'asa'])).toBe('asa');
    expect(chooseDrawn('asa', ['offered', 'service-level'])).toBe('service-level');
    expect(chooseDrawn(null, ['offered'])).toBe('offered');
  });
});

describe('the time axis of a drawing', () => {
  test('labels no two periods so close that their names touch, where they fill a corner of the axis too', () => {
    const weeks = planPeriods({
      site: { timeZone: 'Asia/Shanghai', dayStartsAt: '00:00', intervalMinutes: 15 },
      fromDay: '2026-09-21',
      toDay: '2026-11-22',
      grain: 'week',
      nowMs: 0,
    });
    const scale = { fromMs: Date.parse('2026-01-01T00:00:00Z'), toMs: weeks.at(-1)!.toMs };
    const naming = {
      grain: 'week',
      span: { fromDay: '2026-01-01', toDay: '2026-11-22' },
      timeZone: 'Asia/Shanghai',
      locale: 'en',
      words: WORDS.en.history,
    } as const;
    for (const most of [2, 5, 12, 40]) {
      const ticks = listChartTicks(weeks, scale, naming, most, 0);
      const apart = ticks.slice(1).map(({ atMs }, at) => atMs - ticks[at]!.atMs);
      expect(Math.min(Infinity, ...apart)).toBeGreaterThan((0.85 * (scale.toMs - scale.fromMs)) / most);
      expect(ticks[0]!.label).toBe('W39');
    }
  });
});

describe('figures of agents together', () => {
  test('MT2 adds the sides of the fraction, never the quotients', () => {
    const rows = [
      row('x', 0, { aht: quotientFigure(100, 1), answered: countFigure(1) }),
      row('y', 0, { aht: quotientFigure(300, 9), answered: countFigure(9) }),
    ];
    expect(addFigures(rows, ['aht', 'answered', 'occupancy'])).toEqual({
      aht: { value: 40, numerator: 400, denominator: 10 },
      answered: { value: 10, numerator: 10, denominator: 1 },
    });
  });
});

test('rows are sorted by a column; what there is none of stands last both ways', () => {
  const rows = [row('b', 0, offered(2)), row('a', 0, {}), row('c', 1, offered(9))];
  const ids = (column: string, direction: 'asc' | 'desc') =>
    listInOrder(rows, { column, direction }, ({ subject }) => subject.name, 'en').map(
      ({ subject }) => subject.id,
    );
  expect(ids('offered', 'asc')).toEqual(['b', 'c', 'a']);
  expect(ids('offered', 'desc')).toEqual(['c', 'b', 'a']);
  expect(ids('subject', 'asc')).toEqual(['a', 'b', 'c']);
  expect(ids('period', 'desc')[0]).toBe('c');
});

/** A server of 20 queues and two hours, in pages of at most `most` rows; remembers what it was asked. */
function serve(most: number) {
  const asked: URLSearchParams[] = [];
  const state = { refusal: '' };
  const read = (async (path: string) => {
    const query = new URL(path, 'http://floor').searchParams;
    asked.push(query);
    if (state.refusal) return { ok: false, code: 'bad-request', message: state.refusal };
    const wanted = query.getAll('queues');
    const queues = Array.from({ length: 20 }, (_, at) => `q${at}`).filter(
      (id) => wanted.length === 0 || wanted.includes(id),
    );
    const subjects = query.get('by') === 'site' ? ['*'] : queues;
    const hours = query.get('grain') === 'whole' ? [0] : [0, 1];
    const rows = hours.flatMap((hour) =>
      subjects.map((id) => row(id, hour, offered(Number(id.slice(1)) || 7))),
    );
    const at = Number(query.get('page') ?? 0);
    const limit = Math.min(most, Number(query.get('limit') ?? most));
    const table: Partial<HistoryTable> = {
      timeZone: 'Etc/UTC',
      metrics: ['offered'],
      rows: rows.slice(at, at + limit),
      next: at + limit < rows.length ? String(at + limit) : null,
    };
    return { ok: true, value: table };
  }) as ReadJson;
  return { read, asked, state };
}

const QUESTION: AskedHistory = {
  fromDay: '2026-11-01',
  toDay: '2026-11-01',
  grain: 'hour',
  by: 'queue',
  queueIds: [],
  teams: [],
  agentIds: [],
  metrics: [],
};

describe('the reader of the past', () => {
  test('reads a page, the totals of the site, and all periods of the six largest', async () => {
    const server = serve(15);
    const reader = new HistoryReader(server.read, () => 0);
    await reader.load(QUESTION, 30);
    expect(reader.phase).toBe('ready');
    expect(reader.table!.rows).toHaveLength(15);
    expect(reader.table!.total).toEqual(offered(7));
    expect(reader.chart!.subjectIds).toEqual(['q19', 'q18', 'q17', 'q16', 'q15', 'q14']);
    expect(reader.chart!.subjects).toBe(20);
    expect(reader.chart!.rows).toHaveLength(12);
    expect(server.asked.some((query) => query.get('grain') === 'whole' && query.get('by') === 'site')).toBe(
      true,
    );
  });

  test('adds page after page until all rows are there', async () => {
    const reader = new HistoryReader(serve(15).read, () => 0);
    await reader.load(QUESTION, 30);
    await reader.more('page');
    expect(reader.table!.rows).toHaveLength(30);
    await reader.more('all');
    expect(reader.table!.rows).toHaveLength(40);
    expect(new Set(reader.table!.rows.map(({ period, subject }) => `${period.key} ${subject.id}`)).size).toBe(
      40,
    );
    expect(reader.table!.next).toBe(null);
  });

  test('keeps what was in sight when a question is refused, with the server’s words', async () => {
    const server = serve(15);
    const reader = new HistoryReader(server.read, () => 0);
    await reader.load(QUESTION, 30);
    server.state.refusal = 'metrics (profit) is none of the catalogue.';
    await reader.load({ ...QUESTION, metrics: ['profit'] }, 30);
    expect(reader.phase).toBe('failed');
    expect(reader.failure!.message).toContain('profit');
    expect(reader.table!.rows).toHaveLength(15);
  });
});
