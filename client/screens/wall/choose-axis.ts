import type { MetricUnit } from '../../../shared/metrics/metric.ts';

export interface ValueAxis {
  readonly highest: number;
  readonly step: number;
}

/** Steps people count time in, seconds. */
const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400];
const MOST_STEPS = 4;

/**
 * The value axis of a chart: from 0 to a round value that holds all `values`, in at most four round steps. Ratios always
 * have 0 to 100 %. Example: `chooseAxis('calls', [181])` is `{ highest: 200, step: 50 }`.
 */
export function chooseAxis(unit: MetricUnit, values: readonly number[]): ValueAxis {
  if (unit === 'ratio') return { highest: 1, step: 0.25 };
  const most = Math.max(1, ...values);
  const wanted = most / MOST_STEPS;
  const step =
    unit === 'seconds' ? (SECONDS.find((seconds) => seconds >= wanted) ?? wanted) : roundUp(wanted);
  return { highest: Math.ceil(most / step) * step, step };
}

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const round = [1, 2, 2.5, 5, 10].find((digit) => digit * power >= value) ?? 10;
  // Nobody takes half a call.
  return Math.max(1, Math.ceil(round * power));
}
