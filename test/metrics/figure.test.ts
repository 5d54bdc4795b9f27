import { describe, expect, it } from 'vitest';
import { computeFigure, computeIntervalFigure } from '../../shared/metrics/figure.ts';
import { viewRows } from '../../shared/metrics/floor-view.ts';
import { findMetric } from '../../shared/metrics/index.ts';
import type { WindowId } from '../../shared/floor/windows.ts';
import { buildAgentRow, buildQueueRow, buildRows, buildSite, buildTally, NOON_MS } from './build-rows.ts';

const SITE = buildSite({
  sales: [{ serviceLevelFormula: 'strict' }],
  support: [{ serviceLevelFormula: 'answered-only' }],
  billing: [{ serviceLevelFormula: 'strict' }],
});

const ROWS = buildRows({
  'queue/*': buildQueueRow({ waiting: 7, ready: 4 }),
  'queue/sales': buildQueueRow({ waiting: 2, pastTarget: 1, oldestOfferedAtMs: NOON_MS - 30_000, ready: 3 }),
  'queue/support': buildQueueRow({ waiting: 1, oldestOfferedAtMs: NOON_MS - 50_000, ready: 3 }),
  'queue/billing': buildQueueRow({ waiting: 0 }),
  'tally/today/*': buildTally({ offered: 1000, answered: 900, answeredWithinTarget: 800 }),
  'tally/today/sales': buildTally({
    offered: 100,
    answered: 90,
    answeredWithinTarget: 90,
    abandoned: 10,
    longestWaitMs: 40_000,
    handleAgentMs: 60,
    readyAgentMs: 40,
  }),
  'tally/today/support': buildTally({
    offered: 10,
    answered: 10,
    answeredWithinTarget: 0,
    longestWaitMs: 20_000,
    handleAgentMs: 30,
    readyAgentMs: 70,
  }),
  'tally/today/billing': buildTally({
    offered: 50,
    answered: 50,
    answeredWithinTarget: 20,
    handleAgentMs: 1,
  }),
  'agent/1': buildAgentRow({ state: 'ready', queues: 'sales:1\nsupport:2' }),
  'agent/2': buildAgentRow({ state: 'talking', queues: 'sales:1\nsupport:2', queueId: 'billing' }),
  'agent/3': buildAgentRow({ state: 'paused', reason: 'Lunch', queues: 'support:1' }),
  'agent/4': buildAgentRow({ state: 'paused', reason: 'Coaching', queues: 'sales:1' }),
  'agent/5': buildAgentRow({ state: 'talking', queues: 'billing:1', queueId: 'billing' }),
  'agent/6': buildAgentRow({ state: 'ringing', queues: 'sales:1\nsupport:2', queueId: 'support' }),
});

function figure(id: string, window: WindowId, queueIds: readonly string[], rows: object = ROWS) {
  return computeFigure(findMetric(id)!, {
    window,
    queueIds,
    rows: rows as typeof ROWS,
    site: SITE,
    nowMs: NOON_MS,
  });
}

describe('computeFigure', () => {
  it('reads the site’s own rows for no queue and a queue’s for one', () => {
    expect(figure('waiting-now', 'now', []).value).toBe(7);
    expect(figure('waiting-now', 'now', ['sales']).value).toBe(2);
    expect(figure('offered', 'today', []).value).toBe(1000);
    expect(figure('offered', 'today', ['billing']).value).toBe(50);
  });

  it('MT2 sums numerators and denominators of several queues', () => {
    // An average of the percentages 90 % and 100 % would be 95 %.
    expect(figure('answer-rate', 'today', ['sales', 'support'])).toEqual({
      value: 100 / 110,
      numerator: 100,
      denominator: 110,
    });
  });

  it('MT4 reads each queue by its own formula and disagreeing queues by the site’s default', () => {
    expect(figure('service-level', 'today', ['sales']).denominator).toBe(100);
    expect(figure('service-level', 'today', ['support']).denominator).toBe(10);
    expect(figure('service-level', 'today', ['sales', 'billing'])).toEqual({
      value: 110 / 150,
      numerator: 110,
      denominator: 150,
    });
    // short-abandons-out: H + A - As
    expect(figure('service-level', 'today', ['sales', 'support']).denominator).toBe(110);
  });

  it('MT5 counts an agent of two chosen queues once', () => {
    const both = ['sales', 'support'];
    expect(figure('agents-ready', 'now', both).value).toBe(1);
    expect(figure('agents-signed-in', 'now', both).value).toBe(5);
    expect(figure('agents-paused', 'now', both).value).toBe(2);
    // Agent 2 talks for billing, which is none of the two; agent 6 rings for one of them.
    expect(figure('agents-busy-elsewhere', 'now', both).value).toBe(1);
    expect(figure('agents-busy-elsewhere', 'now', [...both, 'billing']).value).toBe(0);
  });

  it('adds callers and takes the oldest of several queues', () => {
    expect(figure('waiting-now', 'now', ['sales', 'support', 'billing']).value).toBe(3);
    expect(figure('longest-wait-now', 'now', ['sales', 'support', 'billing']).value).toBe(50);
    expect(figure('longest-wait', 'today', ['sales', 'billing']).value).toBe(40);
  });

  it('MT6 gives no occupancy over queues that share agents, and a quotient of sums over those that do not', () => {
    expect(figure('occupancy', 'today', ['sales', 'support']).value).toBeNull();
    expect(figure('occupancy', 'today', ['sales', 'billing'])).toEqual({
      value: 61 / 101,
      numerator: 61,
      denominator: 101,
    });
  });

  it('MT1 a queue nobody has heard of is empty, not an error', () => {
    expect(figure('offered', 'today', ['nowhere']).value).toBe(0);
    expect(figure('asa', 'today', ['nowhere']).value).toBeNull();
    expect(figure('agents-ready', 'now', ['nowhere', '__proto__']).value).toBe(0);
    expect(figure('service-level', 'last15', [], {}).value).toBeNull();
  });

  it('reads a view as it reads the table', () => {
    const view = viewRows(ROWS);
    for (const queueIds of [[], ['sales'], ['sales', 'support']]) {
      for (const [id, window] of [
        ['agents-paused', 'now'],
        ['service-level', 'today'],
        ['occupancy', 'today'],
      ] as const) {
        expect(figure(id, window, queueIds, view)).toEqual(figure(id, window, queueIds));
      }
    }
  });

  it('does not ask a view for its agents when the figure is about callers', () => {
    const view = {
      queue: viewRows(ROWS).queue,
      tally: viewRows(ROWS).tally,
      get agents(): never {
        throw new Error('asked');
      },
    };
    expect(figure('longest-wait', 'today', ['sales', 'support'], view).value).toBe(50);
    expect(figure('service-level', 'today', ['sales', 'support'], view).denominator).toBe(110);
    expect(() => figure('agents-ready', 'now', ['sales', 'support'], view)).toThrow('asked');
  });

  it('MT7 reads each day by the rule in force on it', () => {
    const site = buildSite({
      sales: [
        { from: '0000-01-01', serviceLevelFormula: 'strict' },
        { from: '2026-03-02', serviceLevelFormula: 'answered-only' },
      ],
    });
    const metric = findMetric('service-level')!;
    const tally = buildTally({ offered: 100, answered: 80, answeredWithinTarget: 80, abandoned: 20 });
    const at = (startMs: number) =>
      computeIntervalFigure(metric, { tallies: [{ tally }], startMs }, { site, queueIds: ['sales'] }).value;
    expect(at(NOON_MS)).toBe(1);
    expect(at(NOON_MS - 24 * 3_600_000)).toBe(0.8);
    expect(at(NOON_MS)).toBe(1);
  });

  it('MT1 a past interval has no figures of the instant', () => {
    const interval = { tallies: [{ tally: buildTally({ offered: 4, waiting: 0 }) }], startMs: NOON_MS };
    const scope = { site: SITE, queueIds: [] };
    expect(computeIntervalFigure(findMetric('waiting-now')!, interval, scope).value).toBeNull();
    expect(computeIntervalFigure(findMetric('offered')!, interval, scope).value).toBe(4);
  });
});
