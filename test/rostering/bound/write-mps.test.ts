import { expect, it } from 'vitest';
import { createHighsSolver } from '../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../shared/rostering/linear/load-highs.ts';
import { createRosterProgram } from '../../../shared/rostering/linear/roster-program.ts';
import { writeMps } from '../../../shared/rostering/linear/write-mps.ts';
import { buildRandomModel } from './random-model.ts';

it('a program written as MPS is read as the same program', async () => {
  const highs = await loadHighs();
  const solver = createHighsSolver(highs);
  for (const seed of [2, 3, 5]) {
    const model = buildRandomModel(seed, {
      agents: 2,
      days: 4,
      kinds: ['pick', 'follow', 'sum', 'run', 'cover'],
    });
    const { linear } = createRosterProgram(model, { violationPrice: 40 });
    const direct = solver.solve(linear, { seconds: 20, columns: 'whole' });
    const read = highs.withModel({ format: 'mps', data: writeMps(linear) }, (written) => {
      written.options.set({ output_flag: false });
      written.run();
      return written.getObjectiveValue();
    });
    expect(read + linear.offset, `seed ${seed}`).toBeCloseTo(direct.objective!, 5);
  }
});
