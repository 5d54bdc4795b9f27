import { describe, expect, it } from 'vitest';
import { figuresOfQueues } from '../../shared/history/figures-of.ts';
import { findTallyFields } from '../../shared/history/find-fields.ts';
import {
  FIELD_OF_GAP,
  listGaps,
  TALLY_GAPS,
  writeGaps,
  type TallyGap,
} from '../../shared/history/tally-gaps.ts';
import { computeIntervalFigure } from '../../shared/metrics/figure.ts';
import { findHistoryMetric, findMetric, HISTORY_METRICS } from '../../shared/metrics/index.ts';
import { SERVICE_LEVEL_FORMULAS } from '../../shared/site/site.ts';
import { buildRule, buildSite, buildTally, NOON_MS } from './build-rows.ts';

/** A day of calls that tells all, and one that came with a file of few columns. */
const TOLD = buildTally({
  offered: 100,
  answered: 90,
  answeredWithinTarget: 81,
  abandoned: 10,
  shortAbandons: 0,
  sumAnswerWaitMs: 900_000,
  longestWaitMs: 60_000,
  handled: 90,
  sumTalkMs: 9_000_000,
});
const FILE = buildTally({ offered: 300, answered: 200, abandoned: 100 });
const rule = buildRule({ serviceLevelFormula: 'strict' });

function figureOf(id: string, gaps: readonly TallyGap[], tally = FILE) {
  const parts = [
    { tally: TOLD, rule },
    { tally, rule, gaps: writeGaps(gaps) },
  ];
  return figuresOfQueues([findHistoryMetric(id)!], parts, 'own')[id]!;
}

describe('figures of counts that do not tell all', () => {
  it('MT15 numerator and denominator are of the calls that tell it, and those left out are told', () => {
    expect(figureOf('service-level', ['answered-within-target'])).toEqual({
      value: 0.81,
      numerator: 81,
      denominator: 100,
      untold: { leftOut: 300, roughly: 0, offered: 400, gaps: ['answered-within-target'] },
    });
    expect(figureOf('asa', ['answer-wait'])).toMatchObject({ value: 10, denominator: 90 });
    expect(figureOf('aht', ['handled'])).toMatchObject({ value: 100, denominator: 90 });
    expect(figureOf('longest-wait', ['longest-wait'])).toMatchObject({ value: 60, untold: { leftOut: 300 } });
    for (const id of ['offered', 'answered', 'abandoned', 'answer-rate'])
      expect(figureOf(id, TALLY_GAPS), id).not.toHaveProperty('untold');
    expect(figureOf('answer-rate', TALLY_GAPS)).toEqual({ value: 0.725, numerator: 290, denominator: 400 });
  });

  it('MT15 what is not needed leaves nobody out', () => {
    const file = { ...FILE, answeredWithinTarget: 100, handled: 200, sumTalkMs: 40_000_000 };
    expect(figureOf('service-level', ['answer-wait', 'handled'], file)).toEqual({
      value: 181 / 400,
      numerator: 181,
      denominator: 400,
    });
    // Known whole, and not by its parts.
    expect(figureOf('aht', ['talk', 'hold', 'wrap-up'], file)).toMatchObject({
      numerator: 49_000,
      denominator: 290,
    });
    expect(figureOf('average-talk', ['talk', 'hold', 'wrap-up'], file)).toMatchObject({ denominator: 90 });
  });

  it('MT15 with nothing told it is a dash, also of a plain count; without calls there is nothing to tell', () => {
    const gaps = writeGaps(TALLY_GAPS);
    const of = (id: string, tally = FILE) =>
      figuresOfQueues([findHistoryMetric(id)!], [{ tally, rule, gaps }], 'own')[id]!;
    for (const id of [
      'service-level',
      'asa',
      'aht',
      'longest-wait',
      'short-abandons',
      'handled',
      'average-hold',
    ])
      expect(of(id), id).toMatchObject({ value: null, untold: { leftOut: 300, offered: 300 } });
    expect(of('short-abandons', buildTally({}))).toEqual({ value: 0, numerator: 0, denominator: 1 });
  });

  it('MT15 where the formula changed, each part is left out by its own', () => {
    const later = buildRule({ serviceLevelFormula: 'all-departures' });
    const gaps = writeGaps(['abandoned-within-target']);
    const parts = [
      { tally: TOLD, rule, gaps },
      { tally: { ...TOLD, abandonedWithinTarget: 5 }, rule: later, gaps },
    ];
    expect(
      figuresOfQueues([findHistoryMetric('service-level')!], parts, 'own')['service-level'],
    ).toMatchObject({
      numerator: 81,
      denominator: 100,
      untold: { leftOut: 100, offered: 200 },
    });
  });

  it('MT16 abandons of which nobody told the short ones all count, and it is said', () => {
    expect(figureOf('abandonment', ['short-abandons'])).toEqual({
      value: 110 / 400,
      numerator: 110,
      denominator: 400,
      untold: { leftOut: 0, roughly: 300, offered: 400, gaps: ['short-abandons'] },
    });
    expect(figureOf('short-abandons', ['short-abandons'])).toMatchObject({
      value: 0,
      untold: { leftOut: 300 },
    });
  });

  it('MT15 a past interval on a wall too', () => {
    const metric = findMetric('service-level')!;
    const scope = { site: buildSite({}), queueIds: [] };
    const tallies = [{ tally: TOLD }, { tally: FILE, gaps: writeGaps(['answered-within-target']) }];
    expect(computeIntervalFigure(metric, { tallies, startMs: NOON_MS }, scope).value).toBe(0.81);
    expect(
      computeIntervalFigure(metric, { tallies: tallies.slice(1), startMs: NOON_MS }, scope).value,
    ).toBeNull();
  });

  it('MT15 every metric says which counts it needs that may not be told', () => {
    const gapOf = (field: string) => TALLY_GAPS.find((gap) => FIELD_OF_GAP[gap] === field);
    for (const metric of HISTORY_METRICS) {
      if (metric.compute === undefined) continue;
      const said = new Set(
        SERVICE_LEVEL_FORMULAS.flatMap((serviceLevelFormula) => {
          const held = buildRule({ serviceLevelFormula });
          return [...(metric.needs?.(held) ?? []), ...(metric.prefers?.(held) ?? [])];
        }),
      );
      // The whole handle time is told of the three together.
      if (said.delete('handle-time')) for (const part of ['talk', 'hold', 'wrap-up'] as const) said.add(part);
      const read = findTallyFields([metric]).flatMap((field) => gapOf(field) ?? []);
      expect([...said].sort(), metric.id).toEqual([...new Set(read)].sort());
    }
  });

  it('MT15 gaps are kept as bits and read back', () => {
    for (const gap of TALLY_GAPS) expect(listGaps(writeGaps([gap]))).toEqual([gap]);
    expect(listGaps(writeGaps(TALLY_GAPS))).toEqual(TALLY_GAPS);
    // Stores hold them: these never change.
    expect([writeGaps(['answered-within-target']), writeGaps(['handled']), writeGaps(['wrap-up'])]).toEqual([
      1, 128, 2048,
    ]);
  });
});
