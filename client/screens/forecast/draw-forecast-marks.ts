import type { Chart } from 'chart.js';
import type { ChartLook } from '../../parts/chart/chart-look.ts';
import { spreadLabels } from '../../parts/spread-labels.ts';
import type { ForecastPicture } from './forecast-chart.ts';

/** What stands behind the lines: the part that is shown larger, bands, rules, events. */
export function drawBack(chart: Chart, picture: ForecastPicture, look: ChartLook): void {
  const { ctx, chartArea } = chart;
  const xOf = scaleOf(chart, 'x');
  ctx.save();
  ctx.beginPath();
  ctx.rect(chartArea.left, 0, chartArea.width, chart.height);
  ctx.clip();
  if (picture.shade) {
    const left = xOf(picture.shade.from);
    ctx.fillStyle = look.accent;
    ctx.globalAlpha = 0.07;
    ctx.fillRect(left, chartArea.top, xOf(picture.shade.to) - left, chartArea.height);
  }
  for (const [at, band] of picture.bands.entries()) drawBand(chart, band, at === 0 ? 0.12 : 0.16, look);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = look.rule;
  ctx.lineWidth = 1;
  for (const rule of picture.rules) strokeDown(chart, Math.round(xOf(rule)) + 0.5, []);
  drawEvents(chart, picture, look);
  ctx.restore();
}

function drawBand(
  chart: Chart,
  band: ForecastPicture['bands'][number],
  alpha: number,
  look: ChartLook,
): void {
  const { ctx } = chart;
  const [xOf, yOf] = [scaleOf(chart, 'x'), scaleOf(chart, 'y')];
  ctx.fillStyle = look.accent;
  ctx.globalAlpha = alpha;
  for (const run of splitRuns(band)) {
    ctx.beginPath();
    for (const { x, ends } of run) ctx.lineTo(xOf(x), yOf(ends.high));
    for (const { x, ends } of run.toReversed()) ctx.lineTo(xOf(x), yOf(ends.low));
    ctx.closePath();
    ctx.fill();
  }
}

/** Stretches without a gap. */
function splitRuns(band: ForecastPicture['bands'][number]) {
  const runs: { x: number; ends: { low: number; high: number } }[][] = [[]];
  for (const { x, ends } of band) {
    if (ends === null) runs.push([]);
    else runs.at(-1)!.push({ x, ends });
  }
  return runs.filter((run) => run.length > 1);
}

/** A bar above the days of an event, named where its name has room. */
function drawEvents(chart: Chart, { events }: ForecastPicture, look: ChartLook): void {
  const { ctx, chartArea } = chart;
  const xOf = scaleOf(chart, 'x');
  ctx.font = `420 ${look.fontSize * 0.9}px ${look.font}`;
  ctx.textBaseline = 'alphabetic';
  let takenTo = -Infinity;
  for (const { from, to, label } of [...events].sort((a, b) => a.from - b.from)) {
    const left = xOf(from);
    const right = Math.max(xOf(to), left + 3);
    if (right < chartArea.left || left > chartArea.right) continue;
    ctx.fillStyle = look.inkQuiet;
    ctx.globalAlpha = 1;
    ctx.fillRect(left + 1, chartArea.top - look.fontSize * 0.3, right - left - 2, look.fontSize * 0.22);
    ctx.globalAlpha = 0.06;
    ctx.fillRect(left, chartArea.top, right - left, chartArea.height);
    ctx.globalAlpha = 1;
    const width = ctx.measureText(label).width;
    const x = Math.min(Math.max(left + 1, chartArea.left), chartArea.right - width);
    if (x < takenTo + look.fontSize * 0.6) continue;
    ctx.fillText(label, x, chartArea.top - look.fontSize * 0.5);
    takenTo = x + width;
  }
}

/** What stands before the lines: now, the chosen place, the names of the lines. */
export function drawFront(chart: Chart, picture: ForecastPicture, look: ChartLook): void {
  const { ctx, chartArea } = chart;
  const [xOf, yOf] = [scaleOf(chart, 'x'), scaleOf(chart, 'y')];
  ctx.save();
  ctx.lineWidth = 1;
  if (picture.now) {
    const x = Math.round(xOf(picture.now.x)) + 0.5;
    ctx.strokeStyle = look.inkQuiet;
    strokeDown(chart, x, []);
    ctx.font = `420 ${look.fontSize * 0.9}px ${look.font}`;
    ctx.fillStyle = look.inkQuiet;
    ctx.textBaseline = 'bottom';
    // At the right edge it would run into the names of the lines.
    const width = ctx.measureText(picture.now.label).width;
    const left = x + 4 + width > chartArea.right ? x - 4 - width : x + 4;
    ctx.fillText(picture.now.label, left, chartArea.bottom - 2);
  }
  if (picture.chosen) {
    const x = xOf(picture.chosen.x);
    ctx.strokeStyle = look.accent;
    strokeDown(chart, Math.round(x) + 0.5, [2, 2]);
    if (picture.chosen.y !== null) {
      ctx.fillStyle = look.surface;
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.arc(x, yOf(picture.chosen.y), look.fontSize * 0.32, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
    }
  }
  drawNames(chart, picture, look);
  ctx.restore();
}

function drawNames(chart: Chart, { lines, labelEms }: ForecastPicture, look: ChartLook): void {
  if (labelEms <= 0) return;
  const { ctx, chartArea, width } = chart;
  const yOf = scaleOf(chart, 'y');
  const labels = lines.flatMap(({ line, label, points }) => {
    const last = points.findLast(({ y }) => y !== null);
    if (label === '' || last?.y == null) return [];
    return [{ text: label, color: line === 'actual' ? look.ink : look.accent, y: yOf(last.y) }];
  });
  spreadLabels(labels, look.fontSize * 1.25, chartArea.top, chartArea.bottom);
  ctx.font = `420 ${look.fontSize}px ${look.font}`;
  ctx.textBaseline = 'middle';
  const room = width - chartArea.right - look.fontSize * 0.6;
  for (const { text, color, y } of labels) {
    ctx.fillStyle = color;
    ctx.fillText(text, chartArea.right + look.fontSize * 0.6, y, room);
  }
}

function strokeDown(chart: Chart, x: number, dash: number[]): void {
  const { ctx, chartArea } = chart;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
  ctx.setLineDash([]);
}

function scaleOf(chart: Chart, axis: 'x' | 'y'): (value: number) => number {
  const scale = chart.scales[axis]!;
  return (value) => scale.getPixelForValue(axis === 'y' ? Math.min(value, scale.max) : value);
}
