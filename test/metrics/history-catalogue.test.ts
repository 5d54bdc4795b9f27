import { describe, expect, it } from 'vitest';
import { addAgentTally, AGENT_TALLY_FIELDS, createAgentTally } from '../../shared/history/agent-tally.ts';
import { defaultMetrics, listHistoryMetrics } from '../../shared/history/default-metrics.ts';
import { SUBJECT_KINDS } from '../../shared/history/query.ts';
import { findHistoryMetric, findMetric, HISTORY_METRICS, METRICS } from '../../shared/metrics/index.ts';
import type { Figure } from '../../shared/metrics/metric.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { buildTally } from './build-rows.ts';

/** A shift worked out by hand: 8 hours signed in, 40 answered, 38 of them over. */
const SHIFT = {
  ...createAgentTally(),
  answered: 40,
  answeredWithinTarget: 30,
  sumAnswerWaitMs: 600_000,
  handled: 38,
  sumTalkMs: 6_840_000,
  sumHoldMs: 380_000,
  sumWrapUpMs: 1_140_000,
  transfers: 3,
  missedRings: 2,
  readyMs: 16_200_000,
  ringingMs: 200_000,
  talkingMs: 7_400_000,
  inWrapUpMs: 1_200_000,
  otherCallMs: 300_000,
  pausedMs: 3_400_000,
  unreachableMs: 100_000,
};

const EXPECTED: Readonly<Record<string, Figure>> = {
  answered: { value: 40, numerator: 40, denominator: 1 },
  asa: { value: 15, numerator: 600, denominator: 40 },
  aht: { value: 220, numerator: 8360, denominator: 38 },
  'average-talk': { value: 180, numerator: 6840, denominator: 38 },
  'average-hold': { value: 10, numerator: 380, denominator: 38 },
  'average-wrap-up': { value: 30, numerator: 1140, denominator: 38 },
  occupancy: { value: 8_600_000 / 24_800_000, numerator: 8_600_000, denominator: 24_800_000 },
  handled: { value: 38, numerator: 38, denominator: 1 },
  transfers: { value: 3, numerator: 3, denominator: 1 },
  'missed-rings': { value: 2, numerator: 2, denominator: 1 },
  'signed-in-time': { value: 28_800, numerator: 28_800, denominator: 1 },
  'ready-time': { value: 16_200, numerator: 16_200, denominator: 1 },
  'ringing-time': { value: 200, numerator: 200, denominator: 1 },
  'talking-time': { value: 7_400, numerator: 7_400, denominator: 1 },
  'wrap-up-time': { value: 1_200, numerator: 1_200, denominator: 1 },
  'other-call-time': { value: 300, numerator: 300, denominator: 1 },
  'paused-time': { value: 3_400, numerator: 3_400, denominator: 1 },
  'unreachable-time': { value: 100, numerator: 100, denominator: 1 },
};

describe('the catalogue of the past', () => {
  const ofAgents = listHistoryMetrics('agent');

  it.each(ofAgents.map((metric) => [metric.id, metric] as const))(
    '%s of a shift worked out by hand',
    (id, metric) => {
      expect(metric.ofAgents!.compute(SHIFT)).toEqual(EXPECTED[id]);
    },
  );

  it('MT1 an agent who did nothing has no averages', () => {
    for (const { id, ofAgents: agents, unit } of ofAgents) {
      const isAverage = unit === 'ratio' || (unit === 'seconds' && !id.endsWith('-time'));
      expect(agents!.compute(createAgentTally()).value, id).toBe(isAverage ? null : 0);
    }
  });

  it('handled calls of a queue', () => {
    const scope = { tally: buildTally({ handled: 7 }) } as Parameters<
      NonNullable<(typeof HISTORY_METRICS)[number]['compute']>
    >[0];
    expect(findHistoryMetric('handled')!.compute!(scope).value).toBe(7);
  });

  it("MT14 metrics of agents' work are not in the picker of walls, and those of the instant not in the past", () => {
    for (const id of ['handled', 'transfers', 'signed-in-time', 'paused-time']) {
      expect(findMetric(id), id).toBeNull();
      expect(findHistoryMetric(id), id).not.toBeNull();
    }
    for (const { id } of METRICS.filter(({ windows }) => windows.every((window) => window === 'now')))
      expect(findHistoryMetric(id), id).toBeNull();
  });

  it('has a way to every figure, and each id once', () => {
    expect(new Set(HISTORY_METRICS.map(({ id }) => id)).size).toBe(HISTORY_METRICS.length);
    for (const { id, compute, ofAgents: agents } of HISTORY_METRICS)
      expect(compute ?? agents, id).toBeDefined();
    expect(findHistoryMetric('constructor')).toBeNull();
  });

  it('knows the metrics a table shows by default', () => {
    for (const by of SUBJECT_KINDS) {
      const tellable = listHistoryMetrics(by).map(({ id }) => id);
      for (const id of defaultMetrics(by)) expect(tellable, `${by} ${id}`).toContain(id);
    }
  });

  it('speaks three languages, and short labels fit a column head', () => {
    for (const { id, label, short, explain } of HISTORY_METRICS) {
      for (const locale of LOCALES) {
        expect(label[locale], id).not.toBe('');
        expect(explain[locale].length, id).toBeGreaterThan(10);
        expect(short[locale].length, `${id} ${short[locale]}`).toBeLessThanOrEqual(locale === 'en' ? 12 : 6);
      }
    }
  });
});

describe('tallies of agents', () => {
  it('add up field by field', () => {
    const sum = { ...SHIFT };
    addAgentTally(sum, SHIFT);
    for (const field of AGENT_TALLY_FIELDS) expect(sum[field], field).toBe(2 * SHIFT[field]);
  });
});
