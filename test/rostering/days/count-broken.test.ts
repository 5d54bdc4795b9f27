import { describe, expect, it } from 'vitest';
import { countBroken } from '../../../shared/rostering/days/count-broken.ts';
import { sumFigures } from '../../../shared/rostering/days/sum-figures.ts';
import { agent, problem, rosterOf } from '../problem-builder.ts';

describe('rules that are broken', () => {
  it('are counted by the place, however far each is from its limit, and shifts where none may be with them', () => {
    const rules = [
      { rule: 'consecutive-days', settings: { days: { hardMax: 2, softMax: 1, perOver: 1 } } },
      { rule: 'rest-between-shifts', settings: { minutes: { hardMin: 660 } } },
    ];
    const given = problem({ agents: [agent('ann'), agent('bob'), agent('cho')], rules });
    const { model, picks } = rosterOf(given, 'DDDDDDD', 'LE--EE-', 'E-E-E-E');
    expect(sumFigures(model, picks).violations).toBeGreaterThan(2);
    expect(countBroken(sumFigures(model, picks))).toBe(2);
    expect(countBroken(sumFigures(model, picks, 3))).toBe(5);
  });
});
