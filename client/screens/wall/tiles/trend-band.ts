import type { Chart } from 'chart.js';
import type { TrendLook, TrendPicture } from './trend-chart.ts';

/** The day as it is expected. A value that is not known (NaN) breaks its line. */
export interface ExpectedPicture {
  readonly label: string;
  readonly points: readonly {
    readonly startMs: number;
    readonly expected: number;
    readonly low: number;
    readonly high: number;
    readonly planned: number;
  }[];
  /** The name of what was planned; null where that is the same. */
  readonly plannedLabel: string | null;
}

/** The lines of an expected day: as it is followed, and as it was planned where that is another. */
export function listExpectedLines({ label, points, plannedLabel }: ExpectedPicture): readonly {
  readonly role: 'expected' | 'planned';
  readonly label: string;
  readonly points: readonly { readonly startMs: number; readonly value: number }[];
}[] {
  const line = (value: 'expected' | 'planned') =>
    points.map((point) => ({ startMs: point.startMs, value: point[value] }));
  return [
    { role: 'expected', label, points: line('expected') },
    ...(plannedLabel === null
      ? []
      : [{ role: 'planned' as const, label: plannedLabel, points: line('planned') }]),
  ];
}

/** Where 8 of 10 intervals end, behind everything else. */
export function drawBand(
  chart: Chart,
  picture: TrendPicture,
  { points }: ExpectedPicture,
  look: TrendLook,
): void {
  const { ctx, chartArea, scales } = chart;
  const xOf = (startMs: number) => scales['x']!.getPixelForValue(startMs + picture.stepMinutes * 30_000);
  const yOf = (value: number) => Math.max(chartArea.top, scales['y']!.getPixelForValue(value));
  const known = points.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  if (known.length < 2) return;
  ctx.save();
  ctx.globalAlpha = 0.18;
  ctx.fillStyle = look.accent;
  ctx.beginPath();
  for (const { startMs, high } of known) ctx.lineTo(xOf(startMs), yOf(high));
  for (const { startMs, low } of known.toReversed()) ctx.lineTo(xOf(startMs), yOf(low));
  ctx.closePath();
  ctx.fill();
  ctx.restore();
}
