import { describe, expect, it } from 'vitest';
import { TALLY_WINDOWS } from '../../shared/floor/windows.ts';
import { findMetric, METRICS } from '../../shared/metrics/index.ts';
import type { Figure, MetricScope } from '../../shared/metrics/metric.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { buildQueueRow, buildRule, buildTally, NOON_MS } from './build-rows.ts';

const EMPTY: MetricScope = {
  window: 'today',
  tally: buildTally({}),
  live: buildQueueRow({}),
  rule: buildRule({}),
  nowMs: NOON_MS,
  sharesAgents: false,
};

/** A day worked out by hand: 100 offered = 80 answered + 12 abandoned + 3 flowed out + 5 waiting. */
const DAY: MetricScope = {
  ...EMPTY,
  tally: buildTally({
    offered: 100,
    answered: 80,
    answeredWithinTarget: 60,
    abandoned: 12,
    abandonedWithinTarget: 6,
    shortAbandons: 4,
    flowedOut: 3,
    waiting: 5,
    waitingPastTarget: 2,
    sumAnswerWaitMs: 1_200_000,
    sumAbandonWaitMs: 360_000,
    longestWaitMs: 95_000,
    handled: 75,
    sumTalkMs: 13_500_000,
    sumHoldMs: 750_000,
    sumWrapUpMs: 2_250_000,
    handleAgentMs: 17_000_000,
    readyAgentMs: 3_000_000,
  }),
  live: buildQueueRow({
    waiting: 5,
    oldestOfferedAtMs: NOON_MS - 42_500,
    pastTarget: 2,
    ready: 1,
    ringing: 2,
    talking: 3,
    wrapUp: 4,
    otherCall: 5,
    paused: 6,
    unreachable: 7,
    offline: 8,
    busyElsewhere: 9,
  }),
};

const EXPECTED: Readonly<Record<string, Figure>> = {
  'waiting-now': { value: 5, numerator: 5, denominator: 1 },
  'longest-wait-now': { value: 42, numerator: 42, denominator: 1 },
  'past-target': { value: 2, numerator: 2, denominator: 1 },
  'service-level': { value: 60 / 90, numerator: 60, denominator: 90 },
  'answer-rate': { value: 0.8, numerator: 80, denominator: 100 },
  abandonment: { value: 8 / 96, numerator: 8, denominator: 96 },
  offered: { value: 100, numerator: 100, denominator: 1 },
  answered: { value: 80, numerator: 80, denominator: 1 },
  abandoned: { value: 12, numerator: 12, denominator: 1 },
  'short-abandons': { value: 4, numerator: 4, denominator: 1 },
  'flowed-out': { value: 3, numerator: 3, denominator: 1 },
  asa: { value: 15, numerator: 1200, denominator: 80 },
  'average-time-to-abandon': { value: 30, numerator: 360, denominator: 12 },
  'longest-wait': { value: 95, numerator: 95, denominator: 1 },
  aht: { value: 220, numerator: 16_500, denominator: 75 },
  'average-talk': { value: 180, numerator: 13_500, denominator: 75 },
  'average-hold': { value: 10, numerator: 750, denominator: 75 },
  'average-wrap-up': { value: 30, numerator: 2250, denominator: 75 },
  occupancy: { value: 0.85, numerator: 17_000_000, denominator: 20_000_000 },
  'agents-ready': { value: 1, numerator: 1, denominator: 1 },
  'agents-ringing': { value: 2, numerator: 2, denominator: 1 },
  'agents-talking': { value: 3, numerator: 3, denominator: 1 },
  'agents-wrap-up': { value: 4, numerator: 4, denominator: 1 },
  'agents-other-call': { value: 5, numerator: 5, denominator: 1 },
  'agents-paused': { value: 6, numerator: 6, denominator: 1 },
  'agents-unreachable': { value: 7, numerator: 7, denominator: 1 },
  'agents-offline': { value: 8, numerator: 8, denominator: 1 },
  'agents-signed-in': { value: 28, numerator: 28, denominator: 1 },
  'agents-busy-elsewhere': { value: 9, numerator: 9, denominator: 1 },
};

describe('the catalogue', () => {
  it.each(METRICS.map((metric) => [metric.id, metric] as const))(
    '%s of a day worked out by hand',
    (id, metric) => {
      expect(metric.compute(DAY)).toEqual(EXPECTED[id]);
    },
  );

  it.each(METRICS.map((metric) => [metric.id, metric] as const))('MT1 %s of an empty period', (_, metric) => {
    const { value } = metric.compute(EMPTY);
    const isQuotient = metric.windows !== undefined && metric.windows[0] !== 'now' && metric.unit !== 'calls';
    expect(value).toBe(isQuotient ? null : 0);
  });

  it('MT1 metrics of the instant have no value where there is no instant', () => {
    for (const metric of METRICS.filter(({ windows }) => windows.includes('now'))) {
      expect(metric.compute({ ...DAY, live: null }).value, metric.id).toBeNull();
    }
  });

  it('MT11 the longest wait is that of a caller still waiting once it is longer', () => {
    const longest = findMetric('longest-wait')!;
    const live = buildQueueRow({ waiting: 5, oldestOfferedAtMs: NOON_MS - 96_000 });
    expect(longest.compute({ ...DAY, live }).value).toBe(96);
    expect(longest.compute({ ...DAY, live: null }).value).toBe(95);
  });

  it('a wait that begins after now by the source’s clock is 0, not negative', () => {
    const live = buildQueueRow({ waiting: 1, oldestOfferedAtMs: NOON_MS + 5000 });
    expect(findMetric('longest-wait-now')!.compute({ ...DAY, live }).value).toBe(0);
  });

  it('MT6 occupancy has no value over queues that share agents', () => {
    expect(findMetric('occupancy')!.compute({ ...DAY, sharesAgents: true }).value).toBeNull();
  });

  it('speaks three languages, and short labels fit a column head', () => {
    for (const { id, label, short, explain } of METRICS) {
      for (const locale of LOCALES) {
        expect(label[locale], id).not.toBe('');
        expect(explain[locale].length, id).toBeGreaterThan(10);
        expect(short[locale].length, `${id} ${short[locale]}`).toBeLessThanOrEqual(locale === 'en' ? 12 : 6);
      }
      expect(/[一-鿿]/.test(label['zh-CN'] + label['zh-TW']), id).toBe(true);
    }
  });

  it('knows every id once', () => {
    expect(new Set(METRICS.map(({ id }) => id)).size).toBe(METRICS.length);
    for (const metric of METRICS) expect(findMetric(metric.id)).toBe(metric);
    expect(findMetric('constructor')).toBeNull();
  });

  it('MT9 limits lie on the side that is worse, at or beyond the target', () => {
    const rule = buildRule({});
    for (const { id, better, thresholds, target, windows } of METRICS) {
      expect(windows.length, id).toBeGreaterThan(0);
      const limits = thresholds(rule);
      if (limits === null) continue;
      expect(better, id).not.toBe('neither');
      const sign = better === 'higher' ? 1 : -1;
      expect(sign * (limits.warn - limits.bad), id).toBeGreaterThan(0);
      expect(sign * ((target(rule) ?? limits.warn) - limits.warn), id).toBeGreaterThanOrEqual(0);
    }
  });

  it('MT4 the service level shows the formula of the queue', () => {
    const metric = findMetric('service-level')!;
    expect(metric.formula(buildRule({})).en).toBe('Hx / (H + A - As + Wx)');
    expect(metric.formula(buildRule({ serviceLevelFormula: 'answered-only' })).en).toBe('Hx / (H + Wx)');
  });

  it('is either of the instant or of the stretches of time', () => {
    for (const { id, windows } of METRICS) {
      expect([['now'], TALLY_WINDOWS], id).toContainEqual(windows);
    }
  });
});
