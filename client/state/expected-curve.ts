import type { ExpectedPoint } from './expected-calls.ts';
import { percentAt, type TimeScale } from './time-scale.ts';

/**
 * The expected day in a box of 100 x 100: its line, and the outline of its band (empty where there is none).
 *
 * @param most calls at the top of the box
 */
export function drawExpected(
  points: readonly ExpectedPoint[],
  scale: TimeScale,
  most: number,
): { readonly line: string; readonly band: string } {
  const stepMs = points.length > 1 ? points[1]!.startMs - points[0]!.startMs : 0;
  const at = (startMs: number, calls: number) =>
    `${percentAt(scale, startMs + stepMs / 2).toFixed(2)},${(100 - (calls / most) * 100).toFixed(1)}`;
  const known = points.filter(({ expected }) => Number.isFinite(expected));
  const banded = known.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  return {
    line: known.map(({ startMs, expected }) => at(startMs, expected)).join(' '),
    band: [
      ...banded.map(({ startMs, high }) => at(startMs, high)),
      ...banded.toReversed().map(({ startMs, low }) => at(startMs, low)),
    ].join(' '),
  };
}
