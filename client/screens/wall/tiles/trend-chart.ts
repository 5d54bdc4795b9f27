import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type Plugin,
} from 'chart.js';
import { spreadLabels } from '../../../parts/spread-labels.ts';
import { drawBand, listExpectedLines, type ExpectedPicture } from './trend-band.ts';
import type { ValueAxis } from '../choose-axis.ts';
import type { SeriesPoint } from '../../../state/trend-series.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale);

export type TrendLine = 'today' | 'yesterday' | 'last-week';

export interface TrendPicture {
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  readonly stepMinutes: number;
  readonly lines: readonly {
    readonly line: TrendLine;
    readonly label: string;
    /** Brought onto the running day. */
    readonly points: readonly SeriesPoint[];
  }[];
  readonly expected: ExpectedPicture | null;
  readonly target: { readonly value: number; readonly label: string } | null;
  readonly axis: ValueAxis;
  readonly formatValue: (value: number) => string;
  /** Full hours, at most so many. */
  readonly listTicks: (most: number) => readonly { readonly atMs: number; readonly label: string }[];
}

export interface TrendLook {
  readonly ink: string;
  readonly inkQuiet: string;
  readonly rule: string;
  readonly accent: string;
  readonly compare: string;
  readonly surface: string;
  readonly font: string;
  readonly fontSize: number;
}

/**
 * A line chart of a day: the present as a line, the past solid, the forecast as a line with its band, other days behind,
 * the target as a thin rule.
 */
export function createTrendChart(canvas: HTMLCanvasElement): {
  draw(picture: TrendPicture, look: TrendLook): void;
  destroy(): void;
} {
  let shown: { picture: TrendPicture; look: TrendLook } | null = null;
  const marks: Plugin<'line'> = {
    id: 'marks',
    beforeDatasetsDraw(chart) {
      if (!shown) return;
      if (shown.picture.expected) drawBand(chart, shown.picture, shown.picture.expected, shown.look);
      drawRules(chart, shown.picture, shown.look);
    },
    afterDatasetsDraw(chart) {
      if (shown) drawLabels(chart, shown.picture, shown.look);
    },
  };
  const chart = new Chart(canvas, { ...configure(), plugins: [marks] });
  return {
    draw(picture, look) {
      shown = { picture, look };
      apply(chart, picture, look);
      chart.update('none');
    },
    destroy: () => chart.destroy(),
  };
}

function configure(): ChartConfiguration<'line'> {
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

function apply(chart: Chart<'line'>, picture: TrendPicture, look: TrendLook): void {
  const { fromMs, toMs } = picture;
  const width = look.fontSize / 10;
  chart.data.datasets = picture.lines.map(({ line, points }) => ({
    data: points.map(({ startMs, value }) => ({
      x: Math.min(startMs + picture.stepMinutes * 30_000, line === 'today' ? picture.nowMs : Infinity),
      y: value ?? NaN,
    })),
    borderColor: line === 'today' ? look.ink : look.compare,
    borderWidth: line === 'today' ? width * 1.5 : width * 0.7,
    borderDash: line === 'last-week' ? [width * 2.5, width * 2] : [],
    borderJoinStyle: 'round' as const,
    pointRadius: 0,
    spanGaps: false,
    order: line === 'today' ? 0 : 1,
  }));
  const middleMs = picture.stepMinutes * 30_000;
  for (const line of picture.expected ? listExpectedLines(picture.expected) : []) {
    chart.data.datasets.push({
      data: line.points.map(({ startMs, value }) => ({ x: startMs + middleMs, y: value })),
      borderColor: line.role === 'expected' ? look.accent : look.compare,
      borderWidth: line.role === 'expected' ? width : width * 0.7,
      borderDash: line.role === 'expected' ? [] : [width, width * 2],
      borderJoinStyle: 'round' as const,
      pointRadius: 0,
      spanGaps: false,
      order: line.role === 'expected' ? 1 : 2,
    });
  }
  let ticks: ReturnType<TrendPicture['listTicks']> = [];
  const font = { family: look.font, size: look.fontSize };
  chart.options.layout = {
    padding: { top: look.fontSize * 0.6, right: look.fontSize * LABEL_EMS, left: 0, bottom: 0 },
  };
  chart.options.scales = {
    x: {
      type: 'linear',
      min: fromMs,
      max: toMs,
      border: { color: look.inkQuiet, width: 1 },
      grid: { drawOnChartArea: false, tickColor: look.inkQuiet, tickLength: look.fontSize * 0.3 },
      afterBuildTicks: (axis) => {
        ticks = picture.listTicks(axis.width / (look.fontSize * 4.5));
        axis.ticks = ticks.map(({ atMs }) => ({ value: atMs }));
      },
      ticks: {
        autoSkip: false,
        maxRotation: 0,
        color: look.inkQuiet,
        font,
        callback: (value) => ticks.find(({ atMs }) => atMs === value)?.label ?? '',
      },
    },
    y: {
      type: 'linear',
      min: 0,
      max: picture.axis.highest,
      border: { display: false },
      // Curves under one another are to share their axis of time, whatever their values are.
      afterFit: (axis) => (axis.width = look.fontSize * VALUE_EMS),
      grid: { color: look.rule, drawTicks: false },
      ticks: {
        stepSize: picture.axis.step,
        padding: look.fontSize * 0.5,
        color: look.inkQuiet,
        font,
        callback: (value) => picture.formatValue(Number(value)),
      },
    },
  };
}

/** Room for the values of the axis: `15,000`, `100%`, `1:30:00`. */
const VALUE_EMS = 3.6;
/** Room for the names of the lines at the right edge. */
const LABEL_EMS = 5.6;

function drawRules(chart: Chart, picture: TrendPicture, look: TrendLook): void {
  const { ctx, chartArea, scales } = chart;
  const x = scales['x']!.getPixelForValue(picture.nowMs);
  ctx.save();
  ctx.lineWidth = Math.max(1, look.fontSize / 14);
  if (picture.target) {
    const y = scales['y']!.getPixelForValue(picture.target.value);
    ctx.strokeStyle = look.accent;
    ctx.beginPath();
    ctx.moveTo(chartArea.left, y);
    ctx.lineTo(chartArea.right, y);
    ctx.stroke();
  }
  ctx.strokeStyle = look.inkQuiet;
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
  ctx.restore();
}

interface Label {
  readonly text: string;
  readonly color: string;
  y: number;
}

function drawLabels(chart: Chart, picture: TrendPicture, look: TrendLook): void {
  const { ctx, chartArea, scales } = chart;
  const yOf = (value: number) => scales['y']!.getPixelForValue(value);
  const labels: Label[] = [];
  for (const { line, label, points } of picture.lines) {
    const last = points.findLast(({ value }) => value !== null);
    if (!last || last.value === null) continue;
    const y = yOf(Math.min(last.value, scales['y']!.max));
    if (line === 'today') drawPresent(chart, picture, look, { text: label, y });
    else labels.push({ text: label, color: look.inkQuiet, y });
  }
  for (const line of picture.expected ? listExpectedLines(picture.expected) : []) {
    const last = line.points.findLast(({ value }) => Number.isFinite(value));
    const color = line.role === 'expected' ? look.accent : look.inkQuiet;
    if (last) labels.push({ text: line.label, color, y: yOf(last.value) });
  }
  if (picture.target) {
    labels.push({ text: picture.target.label, color: look.accent, y: yOf(picture.target.value) });
  }
  spreadLabels(labels, look.fontSize * 1.15, chartArea.top, chartArea.bottom);
  ctx.save();
  ctx.textBaseline = 'middle';
  for (const label of labels) {
    ctx.font = `420 ${look.fontSize}px ${look.font}`;
    ctx.fillStyle = label.color;
    ctx.fillText(label.text, chartArea.right + look.fontSize * 0.4, label.y);
  }
  ctx.restore();
}

/** The present is named where its line ends, on a halo of the surface, so that lines behind it do not cross it. */
function drawPresent(
  chart: Chart,
  picture: TrendPicture,
  look: TrendLook,
  label: { readonly text: string; readonly y: number },
): void {
  const { ctx, chartArea, scales } = chart;
  ctx.save();
  ctx.font = `600 ${look.fontSize}px ${look.font}`;
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = look.fontSize * 0.45;
  ctx.strokeStyle = look.surface;
  ctx.fillStyle = look.ink;
  const nowX = scales['x']!.getPixelForValue(picture.nowMs);
  const width = ctx.measureText(label.text).width;
  const fitsRight = nowX + width + look.fontSize < chartArea.right;
  const x = fitsRight ? nowX + look.fontSize * 0.5 : nowX - width - look.fontSize * 0.5;
  // Below the line when the target would be written over.
  const targetY = picture.target ? scales['y']!.getPixelForValue(picture.target.value) : -Infinity;
  const near = Math.abs(targetY - label.y) < look.fontSize * 0.8;
  const y = near ? targetY + look.fontSize * 1.1 : label.y;
  ctx.strokeText(label.text, x, y);
  ctx.fillText(label.text, x, y);
  ctx.restore();
}
