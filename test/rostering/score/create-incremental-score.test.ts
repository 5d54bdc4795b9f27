import { describe, expect, it } from 'vitest';
import { createIncrementalScore } from '../../../shared/rostering/score/create-incremental-score.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { Rng } from '../../../shared/simulation/rng.ts';
import { makeRandomModel, makeRandomPicks } from './random-model.ts';

const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1);

describe('createIncrementalScore against the judge', () => {
  it.each(SEEDS)('stays right over single changes (seed %i)', (seed) => {
    const model = makeRandomModel(seed);
    const rng = new Rng(seed + 1000);
    const score = createIncrementalScore(model, makeRandomPicks(model, rng));
    for (let step = 0; step < 60; step++) {
      const agent = rng.nextIndex(model.agentIds.length);
      const day = rng.nextIndex(model.dayCount);
      score.change(agent, day, rng.nextIndex(model.variants.length));
      const { objective, violations } = scoreRoster(model, score.picks);
      expect(score.objective).toBeCloseTo(objective, 6);
      expect(score.violations).toBeCloseTo(violations, 6);
    }
    const again = createIncrementalScore(model, score.picks);
    expect(score.sharedViolations).toBeCloseTo(again.sharedViolations, 6);
    for (let agent = 0; agent < model.agentIds.length; agent++)
      expect(score.agentViolations[agent]).toBeCloseTo(again.agentViolations[agent]!, 6);
  });

  it.each(SEEDS)('weighs, exchanges, takes back and settles windows of days (seed %i)', (seed) => {
    const model = makeRandomModel(seed);
    const rng = new Rng(seed + 2000);
    const score = createIncrementalScore(model, makeRandomPicks(model, rng));
    const next = new Uint16Array(model.dayCount);
    for (let step = 0; step < 60; step++) {
      const agent = rng.nextIndex(model.agentIds.length);
      const from = rng.nextIndex(model.dayCount);
      const to = from + rng.nextIndex(model.dayCount - from);
      for (let day = from; day <= to; day++) next[day] = rng.nextIndex(model.variants.length);
      const own = new Float64Array(2);
      const shared = new Float64Array(2);
      const before = score.picks.slice();
      score.sheet.weigh(agent, from, to, next, own);
      score.sheet.exchange(agent, from, to, next, shared);
      if (rng.happens(0.4)) {
        score.sheet.exchange(agent, from, to, next, shared);
        expect(shared[0]).toBeCloseTo(0, 6);
        expect(score.picks).toEqual(before);
      } else {
        score.sheet.settle(agent, from, to, next);
        score.addAgent(agent, own[0]!, own[1]!);
        score.addShared(shared[0]!, shared[1]!);
      }
      const { objective, violations } = scoreRoster(model, score.picks);
      expect(score.objective).toBeCloseTo(objective, 6);
      expect(score.violations).toBeCloseTo(violations, 6);
    }
  });
});
