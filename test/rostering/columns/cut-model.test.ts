import { describe, expect, it } from 'vitest';
import { cutModel } from '../../../shared/rostering/columns/cut-model.ts';
import type { RosterModel } from '../../../shared/rostering/model/roster-model.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { Rng } from '../../../shared/simulation/rng.ts';
import { buildRandomModel } from '../bound/random-model.ts';

const KINDS = ['pick', 'follow', 'sum', 'run', 'block', 'spread', 'cover', 'total'] as const;
const build = (seed: number) => buildRandomModel(seed, { agents: 4, days: 5, kinds: KINDS });

function drawPicks(model: RosterModel, rng: Rng): Uint16Array {
  return Uint16Array.from(model.choices, (choices) => choices[rng.nextIndex(choices.length)]!);
}

describe('a part of a roster', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'costs what the whole costs, but for a constant (seed %i)',
    (seed) => {
      const model = build(seed);
      const rng = new Rng(seed);
      const picks = drawPicks(model, rng);
      const cut = cutModel(model, picks, { agents: [1, 3], fromDay: 1, toDay: 4 })!;
      const differences = Array.from({ length: 6 }, () => {
        const own = drawPicks(cut, rng);
        const whole = picks.slice();
        whole.set(own.subarray(0, 5), 5);
        whole.set(own.subarray(5, 10), 15);
        const [ofWhole, ofPart] = [scoreRoster(model, whole), scoreRoster(cut, own)];
        return [ofWhole.objective - ofPart.objective, ofWhole.violations - ofPart.violations] as const;
      });
      for (const [objective, violations] of differences) {
        expect(objective).toBeCloseTo(differences[0]![0], 6);
        expect(violations).toBeCloseTo(differences[0]![1], 6);
      }
    },
  );

  it('is refused where someone in it has to be together with another', () => {
    const model = buildRandomModel(2, { agents: 3, days: 4, kinds: ['pick', 'together'] });
    const part = { agents: [1], fromDay: 0, toDay: 2 };
    expect(cutModel(model, drawPicks(model, new Rng(1)), part)).toBeNull();
  });
});
