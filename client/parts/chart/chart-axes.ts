import type { ChartConfiguration, ChartOptions } from 'chart.js';
import type { ChartLook } from './chart-look.ts';

/** A value axis from 0 to a round value, in round steps. */
export interface AxisSteps {
  readonly highest: number;
  readonly step: number;
}

/** What both axes of a line chart of the product show. */
export interface ChartAxes {
  /** The ends of the horizontal axis: instants, or whatever the points count in. */
  readonly from: number;
  readonly to: number;
  readonly axis: AxisSteps;
  readonly formatValue: (value: number) => string;
  /** For so many labels of the horizontal axis as have room. */
  readonly listTicks: (most: number) => readonly { readonly at: number; readonly label: string }[];
  /** Room of a label of the horizontal axis, in ems. */
  readonly tickEms: number;
  /** px that the labels of the value axis take, where drawings must stand under each other; null: what they need. */
  readonly axisWidth: number | null;
}

/** A line chart that draws what it is handed, at once and without Chart.js's own pointer. */
export function configureLines(): ChartConfiguration<'line'> {
  return {
    type: 'line',
    data: { datasets: [] },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      events: [],
      scales: { x: { type: 'linear' }, y: { type: 'linear' } },
    },
  };
}

/** Hairlines across, ticks below, labels in the quiet ink: the axes of every drawing at the desk. */
export function listScales(axes: ChartAxes, look: ChartLook): NonNullable<ChartOptions<'line'>['scales']> {
  let ticks: ReturnType<ChartAxes['listTicks']> = [];
  const font = { family: look.font, size: look.fontSize };
  return {
    x: {
      type: 'linear',
      min: axes.from,
      max: axes.to,
      border: { color: look.inkQuiet, width: 1 },
      grid: { drawOnChartArea: false, tickColor: look.inkQuiet, tickLength: look.fontSize * 0.3 },
      afterBuildTicks: (axis) => {
        ticks = axes.listTicks(axis.width / (look.fontSize * axes.tickEms));
        axis.ticks = ticks.map(({ at }) => ({ value: at }));
      },
      ticks: {
        autoSkip: false,
        maxRotation: 0,
        color: look.inkQuiet,
        font,
        callback: (value) => ticks.find(({ at }) => at === value)?.label ?? '',
      },
    },
    y: {
      type: 'linear',
      min: 0,
      max: axes.axis.highest,
      border: { display: false },
      grid: { color: look.rule, drawTicks: false },
      afterFit: (axis) => {
        if (axes.axisWidth !== null) axis.width = axes.axisWidth;
      },
      ticks: {
        stepSize: axes.axis.step,
        padding: look.fontSize * 0.5,
        color: look.inkQuiet,
        font,
        callback: (value) => axes.formatValue(Number(value)),
      },
    },
  };
}
