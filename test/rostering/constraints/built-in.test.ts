import { describe, expect, it } from 'vitest';
import type { CoverDemand } from '../../../shared/rostering/problem/problem.ts';
import { explainScore } from '../../../shared/rostering/score/explain-score.ts';
import { agent, problem, rosterOf, template, TEMPLATES, WEEK } from '../problem-builder.ts';

const demand = (more: Partial<CoverDemand>): CoverDemand => ({
  id: 'all',
  name: 'All',
  who: {},
  rows: 'day',
  needed: Array(7).fill(0),
  perUnder: 0,
  perOver: 0,
  ...more,
});

describe('cover', () => {
  const agents = [
    agent('ann', { tags: ['leader', 'team:a'] }),
    agent('bob', { tags: ['team:a'], skills: [{ queueId: 'sales', level: 2 }] }),
    agent('cy', { skills: [] }),
  ];
  const countOf = (more: Partial<CoverDemand>, ...rows: readonly string[]) => {
    const all = demand({ perOver: 1, ...more });
    const { model, picks } = rosterOf(problem({ agents, cover: [all] }), ...rows);
    return explainScore(model, picks).map(({ row, value }) => [row, value]);
  };

  it('counts by the day a shift starts on, but for standby', () => {
    expect(countOf({}, 'EN-----', 'S------', '-L-----')).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('counts those with all of the tags and one of the queues', () => {
    const everybody = ['E------', 'E------', 'E------'];
    expect(countOf({ who: { tags: ['team:a'] } }, ...everybody)).toEqual([[0, 2]]);
    expect(countOf({ who: { tags: ['team:a', 'leader'] } }, ...everybody)).toEqual([[0, 1]]);
    expect(countOf({ who: { queueIds: ['billing', 'sales'] } }, ...everybody)).toEqual([[0, 2]]);
    expect(countOf({ who: { queueIds: ['sales'], tags: ['leader'] } }, ...everybody)).toEqual([]);
  });

  it('counts only the templates named, standby too where it is', () => {
    expect(countOf({ templateIds: ['S', 'L'] }, 'S------', 'E------', 'L------')).toEqual([[0, 2]]);
  });

  it('costs what is missing and what is too much, by row, and violates hard limits', () => {
    const cover = [
      demand({
        needed: [1, 2, 0.5, 0, 0, 0, 0],
        perUnder: [10, 20, 30, 0, 0, 0, 0],
        perOver: 4,
        atLeast: [0, 1, 0, 0, 0, 0, 0],
        atMost: [3, 3, 3, 3, 3, 3, 1],
      }),
    ];
    const { model, picks } = rosterOf(problem({ agents, cover }), 'E-E---E', 'E-----E', '------E');
    expect(explainScore(model, picks).map(({ row, cost, violation }) => [row, cost, violation])).toEqual([
      [0, 4, 0],
      [1, 40, 1],
      [2, 2, 0],
      [6, 12, 2],
    ]);
  });

  it('counts by slot, and demands that count the same share a set', () => {
    const needed = Array(168).fill(0);
    const slots = demand({ rows: 'slot', needed, perOver: 1 });
    const { model, picks } = rosterOf(
      problem({ agents, cover: [slots, slots] }),
      'N------',
      '-E-----',
      '-------',
    );
    expect(model.coverSets).toHaveLength(1);
    const parts = explainScore(model, picks).filter(({ ruleIndex }) => ruleIndex === 1);
    expect(parts.map(({ row }) => row)).toEqual([
      22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37,
    ]);
  });
});

describe('no-overlap', () => {
  it('is a violation where a shift begins before the one of the day before has ended', () => {
    const templates = [...TEMPLATES, template('X', '20:00', 660), template('Y', '06:00', 60)];
    const { model, picks } = rosterOf(problem({ templates, horizon: WEEK }), 'XY-NY-X');
    expect(explainScore(model, picks)).toMatchObject([
      { rule: 'no-overlap', agent: 0, day: 0, violation: 1 },
    ]);
  });
});
