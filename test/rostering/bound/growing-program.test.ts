import { expect, it } from 'vitest';
import { createHighsSolver } from '../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../shared/rostering/linear/load-highs.ts';

const solver = createHighsSolver(await loadHighs());
const one = Float64Array.of(1);

it('goes on from the last solution when columns come and go', () => {
  const program = solver.open(Float64Array.of(4));
  const add = (cost: number, most: number) =>
    program.add({ cost, most, rows: Int32Array.of(0), factors: one });
  add(10, Infinity);
  expect(program.solve(5)).toMatchObject({ objective: 40, duals: Float64Array.of(10) });
  add(2, 3);
  expect(program.solve(5)).toMatchObject({ objective: 16, values: Float64Array.of(1, 3) });
  add(1, Infinity);
  expect(program.solve(5)).toMatchObject({ objective: 4, values: Float64Array.of(0, 0, 4) });
  program.remove([0, 2]);
  expect(program.solve(5)).toBeNull();
  add(7, Infinity);
  expect(program.solve(5)).toMatchObject({ objective: 13, values: Float64Array.of(3, 1) });
  program.dispose();
});
