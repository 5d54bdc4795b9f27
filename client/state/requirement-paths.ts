/** Drawings in a box of 100 x 100 with the highest value on top, every place as wide as the others. */

type Values = readonly (number | null)[];

const round = (value: number) => Math.round(value * 1000) / 1000;

/**
 * Staff comes in steps: each value lasts for its interval. Nothing known is a gap.
 * Example: `drawSteps([1, 2], 2)` is `M0 50H50V0H100`.
 */
export function drawSteps(values: Values, highest: number): string {
  const width = 100 / values.length;
  let path = '';
  let isOpen = false;
  values.forEach((value, at) => {
    if (value === null) {
      isOpen = false;
      return;
    }
    const y = levelOf(value, highest);
    path += isOpen
      ? `V${y}H${round((at + 1) * width)}`
      : `M${round(at * width)} ${y}H${round((at + 1) * width)}`;
    isOpen = true;
  });
  return path;
}

/** A line through the middles of the intervals; nothing known is a gap, a value alone a dash as wide as its interval. */
export function drawLine(values: Values, highest: number): string {
  const width = 100 / values.length;
  let path = '';
  values.forEach((value, at) => {
    if (value === null) return;
    const [x, y] = [round((at + 0.5) * width), levelOf(value, highest)];
    const before = values[at - 1] ?? null;
    if (before !== null) path += `L${x} ${y}`;
    else if ((values[at + 1] ?? null) !== null) path += `M${x} ${y}`;
    else path += `M${round(at * width)} ${y}H${round((at + 1) * width)}`;
  });
  return path;
}

/** The area between two curves, in steps as wide as the intervals. */
export function drawBand(low: Values, high: Values, highest: number): string {
  const width = 100 / low.length;
  let path = '';
  low.forEach((least, at) => {
    const most = high[at] ?? null;
    if (least === null || most === null) return;
    const [left, right] = [round(at * width), round((at + 1) * width)];
    path += `M${left} ${levelOf(most, highest)}H${right}V${levelOf(least, highest)}H${left}Z`;
  });
  return path;
}

/** Columns that stand on the ground. */
export function drawColumns(values: Values, highest: number): string {
  const width = 100 / values.length;
  let path = '';
  values.forEach((value, at) => {
    if (value === null || value === 0) return;
    path += `M${round((at + 0.08) * width)} 100V${levelOf(value, highest)}H${round((at + 0.92) * width)}V100Z`;
  });
  return path;
}

/** From the top of the box, percent; values beyond the highest stand at the edge. */
export function levelOf(value: number, highest: number): number {
  return round(100 - Math.min(100, Math.max(0, (value / highest) * 100)));
}
