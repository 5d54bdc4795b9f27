import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartDataset,
  type Plugin,
} from 'chart.js';
import { configureLines, listScales } from '../../parts/chart/chart-axes.ts';
import type { ChartLook } from '../../parts/chart/chart-look.ts';
import { spreadLabels } from '../../parts/spread-labels.ts';
import type { SeriesPoint } from '../../state/history-series.ts';
import type { ValueAxis } from '../wall/choose-axis.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale);

export interface HistoryPicture {
  readonly fromMs: number;
  readonly toMs: number;
  /** Where the running period's point stands at most. */
  readonly nowMs: number;
  /** At most six, in the order of their looks. */
  readonly lines: readonly { readonly label: string; readonly points: readonly SeriesPoint[] }[];
  readonly target: { readonly value: number; readonly label: string } | null;
  readonly axis: ValueAxis;
  readonly formatValue: (value: number) => string;
  /** For so many labels of the time axis as have room. */
  readonly listTicks: (most: number) => readonly { readonly atMs: number; readonly label: string }[];
  /** The period the reader is on, by its beginning; null when on none. */
  readonly chosenMs: number | null;
}

export interface HistoryChart {
  draw(picture: HistoryPicture, look: ChartLook): void;
  /** The instant under a place of the canvas, px from its left edge. */
  instantAt(x: number): number;
  destroy(): void;
}

/** Lines that are told apart without colour: by lightness, stroke and the shape of their points. */
export const LINE_LOOKS = [
  { color: 'ink', dash: [], point: 'circle' },
  { color: 'accent', dash: [], point: 'rect' },
  { color: 'compare', dash: [], point: 'triangle' },
  { color: 'ink', dash: [5, 3], point: 'rectRot' },
  { color: 'accent', dash: [5, 3], point: 'circle' },
  { color: 'compare', dash: [5, 3], point: 'rect' },
] as const;

/** More points than this are drawn as a line alone. */
const MOST_MARKS = 70;

/** A line chart of the past: direct labels, gaps where nothing is known, periods that are not whole drawn open. */
export function createHistoryChart(canvas: HTMLCanvasElement): HistoryChart {
  let shown: { picture: HistoryPicture; look: ChartLook } | null = null;
  const marks: Plugin<'line'> = {
    id: 'marks',
    beforeDatasetsDraw(chart) {
      if (shown) drawRules(chart, shown.picture, shown.look);
    },
    afterDatasetsDraw(chart) {
      if (shown) drawLabels(chart, shown.picture, shown.look);
    },
  };
  const chart = new Chart(canvas, { ...configureLines(), plugins: [marks] });
  return {
    draw(picture, look) {
      shown = { picture, look };
      chart.data.datasets = picture.lines.map(({ points }, at) => drawLine(points, at, picture, look));
      applyScales(chart, picture, look);
      chart.update('none');
    },
    instantAt: (x) => chart.scales['x']?.getValueForPixel(x) ?? 0,
    destroy: () => chart.destroy(),
  };
}

function drawLine(
  points: readonly SeriesPoint[],
  at: number,
  picture: HistoryPicture,
  look: ChartLook,
): ChartDataset<'line', { x: number; y: number }[]> {
  const { color, dash, point } = LINE_LOOKS[at % LINE_LOOKS.length]!;
  const stroke = look[color];
  const width = look.fontSize / 7.5;
  const isOpen = (index: number) => points[index]?.isPartial ?? false;
  const isAlone = (index: number) =>
    (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null;
  const isMarked = points.length <= MOST_MARKS;
  return {
    data: points.map((each) => ({ x: middleOf(each, picture.nowMs), y: each.value ?? NaN })),
    borderColor: stroke,
    borderWidth: width,
    borderDash: [...dash],
    borderJoinStyle: 'round',
    // What leads to a period that is not whole is no rise and no fall yet.
    segment: { borderDash: ({ p1DataIndex }) => (isOpen(p1DataIndex) ? [1.5, 3] : undefined) },
    pointStyle: point,
    pointRadius: ({ dataIndex }) =>
      isMarked || isOpen(dataIndex) || isAlone(dataIndex) ? look.fontSize * 0.24 : 0,
    pointBackgroundColor: ({ dataIndex }) => (isOpen(dataIndex) ? look.surface : stroke),
    pointBorderColor: stroke,
    pointBorderWidth: width * 0.8,
    spanGaps: false,
    order: at,
  };
}

/** A period stands at its middle, the running one at the middle of what is over. */
export function middleOf(period: Pick<SeriesPoint, 'fromMs' | 'toMs'>, nowMs: number): number {
  const end = nowMs > period.fromMs ? Math.min(period.toMs, nowMs) : period.toMs;
  return (period.fromMs + end) / 2;
}

function applyScales(chart: Chart<'line'>, picture: HistoryPicture, look: ChartLook): void {
  chart.options.layout = {
    padding: { top: look.fontSize * 0.6, right: measureLabels(chart, picture, look), left: 0, bottom: 0 },
  };
  const { fromMs, toMs, axis, formatValue, listTicks } = picture;
  chart.options.scales = listScales(
    {
      from: fromMs,
      to: toMs,
      axis,
      formatValue,
      listTicks: (most) => listTicks(most).map(({ atMs, label }) => ({ at: atMs, label })),
      tickEms: 5.5,
      axisWidth: null,
    },
    look,
  );
}

/** Room for the names of the lines at the right edge: what they need, at most a third of the drawing. */
function measureLabels(chart: Chart, picture: HistoryPicture, look: ChartLook): number {
  const { ctx, width } = chart;
  ctx.save();
  ctx.font = `420 ${look.fontSize}px ${look.font}`;
  const names = isNarrow(chart, look) ? [] : picture.lines.map(({ label }) => label);
  const labels = [...names, picture.target?.label ?? ''];
  const widest = Math.max(...labels.map((label) => ctx.measureText(label).width));
  ctx.restore();
  return Math.min(widest + look.fontSize * 0.9, look.fontSize * 15, Math.max(look.fontSize * 4, width * 0.3));
}

/** A phone has the names of the lines below the drawing alone. */
function isNarrow(chart: Chart, look: ChartLook): boolean {
  return chart.width < look.fontSize * 40;
}

function drawRules(chart: Chart, picture: HistoryPicture, look: ChartLook): void {
  const { ctx, chartArea, scales } = chart;
  ctx.save();
  ctx.lineWidth = 1;
  if (picture.target) {
    const y = scales['y']!.getPixelForValue(picture.target.value);
    ctx.strokeStyle = look.inkQuiet;
    ctx.setLineDash([2, 3]);
    ctx.beginPath();
    ctx.moveTo(chartArea.left, y);
    ctx.lineTo(chartArea.right, y);
    ctx.stroke();
  }
  if (picture.chosenMs !== null) {
    const x = scales['x']!.getPixelForValue(picture.chosenMs);
    ctx.setLineDash([]);
    ctx.strokeStyle = look.accent;
    ctx.beginPath();
    ctx.moveTo(x, chartArea.top);
    ctx.lineTo(x, chartArea.bottom);
    ctx.stroke();
  }
  ctx.restore();
}

interface Label {
  readonly text: string;
  readonly color: string;
  y: number;
}

function drawLabels(chart: Chart, picture: HistoryPicture, look: ChartLook): void {
  const { ctx, chartArea, scales, width } = chart;
  const yOf = (value: number) => scales['y']!.getPixelForValue(Math.min(value, scales['y']!.max));
  const labels: Label[] = [];
  for (const [at, { label, points }] of picture.lines.entries()) {
    const last = points.findLast(({ value }) => value !== null);
    if (!last || last.value === null || label === '' || isNarrow(chart, look)) continue;
    const { color } = LINE_LOOKS[at % LINE_LOOKS.length]!;
    // The grey of a line is too faint for words.
    labels.push({ text: label, color: look[color === 'compare' ? 'inkQuiet' : color], y: yOf(last.value) });
  }
  if (picture.target) {
    labels.push({ text: picture.target.label, color: look.inkQuiet, y: yOf(picture.target.value) });
  }
  spreadLabels(labels, look.fontSize * 1.25, chartArea.top, chartArea.bottom);
  ctx.save();
  ctx.textBaseline = 'middle';
  ctx.font = `420 ${look.fontSize}px ${look.font}`;
  const room = width - chartArea.right - look.fontSize * 0.6;
  for (const label of labels) {
    ctx.fillStyle = label.color;
    ctx.fillText(cutText(ctx, label.text, room), chartArea.right + look.fontSize * 0.6, label.y);
  }
  ctx.restore();
}

function cutText(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && ctx.measureText(`${letters.join('')}…`).width > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
