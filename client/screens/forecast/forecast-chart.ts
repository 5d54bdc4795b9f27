import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartDataset,
  type Plugin,
} from 'chart.js';
import { configureLines, listScales, type ChartAxes } from '../../parts/chart/chart-axes.ts';
import type { ChartLook } from '../../parts/chart/chart-look.ts';
import { drawBack, drawFront } from './draw-forecast-marks.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale);

export interface ChartPoint {
  readonly x: number;
  /** Null breaks the line: nothing is known, or the queue is closed. */
  readonly y: number | null;
}

/** What came, what is forecast, and what was forecast for days that are over. */
export type ForecastLine = 'actual' | 'expected' | 'then';

export interface ForecastPicture extends ChartAxes {
  readonly lines: readonly {
    readonly line: ForecastLine;
    /** At its end; empty: named elsewhere. */
    readonly label: string;
    readonly points: readonly ChartPoint[];
  }[];
  /** The wider one first. A null breaks a band as it breaks a line. */
  readonly bands: readonly (readonly { readonly x: number; readonly ends: BandEnds | null }[])[];
  readonly events: readonly { readonly from: number; readonly to: number; readonly label: string }[];
  /** The part that is shown larger elsewhere; null when none. */
  readonly shade: { readonly from: number; readonly to: number } | null;
  /** Where days begin that stand under one another with others. */
  readonly rules: readonly number[];
  readonly now: { readonly x: number; readonly label: string } | null;
  readonly chosen: ChartPoint | null;
  /** Points are marked: each is a thing of its own, like a day. */
  readonly isMarked: boolean;
  readonly labelEms: number;
}

export interface BandEnds {
  readonly low: number;
  readonly high: number;
}

export interface ForecastChart {
  draw(picture: ForecastPicture, look: ChartLook): void;
  /** What stands at a place of the canvas, px from its corner. */
  valueAt(x: number, y: number): { readonly x: number; readonly y: number };
  /** How far a value is from a place, px downwards. */
  distanceTo(value: number, y: number): number;
  destroy(): void;
}

/** A chart of the forecast: the past solid, the forecast a line with its band, events above, now as a line. */
export function createForecastChart(canvas: HTMLCanvasElement): ForecastChart {
  let shown: { picture: ForecastPicture; look: ChartLook } | null = null;
  const marks: Plugin<'line'> = {
    id: 'marks',
    beforeDatasetsDraw(chart) {
      if (shown) drawBack(chart, shown.picture, shown.look);
    },
    afterDatasetsDraw(chart) {
      if (shown) drawFront(chart, shown.picture, shown.look);
    },
  };
  const chart = new Chart(canvas, { ...configureLines(), plugins: [marks] });
  return {
    draw(picture, look) {
      shown = { picture, look };
      chart.data.datasets = picture.lines.map(({ line, points }) => drawLine(line, points, picture, look));
      chart.options.layout = {
        padding: {
          top: look.fontSize * (picture.events.length > 0 ? 1.6 : 0.6),
          right: look.fontSize * picture.labelEms,
          left: 0,
          bottom: 0,
        },
      };
      chart.options.scales = listScales(picture, look);
      chart.update('none');
    },
    valueAt: (x, y) => ({
      x: chart.scales['x']?.getValueForPixel(x) ?? 0,
      y: chart.scales['y']?.getValueForPixel(y) ?? 0,
    }),
    distanceTo: (value, y) => y - (chart.scales['y']?.getPixelForValue(value) ?? 0),
    destroy: () => chart.destroy(),
  };
}

function drawLine(
  line: ForecastLine,
  points: readonly ChartPoint[],
  { isMarked }: ForecastPicture,
  look: ChartLook,
): ChartDataset<'line', { x: number; y: number }[]> {
  const width = look.fontSize / 8;
  const color = { actual: look.ink, expected: look.accent, then: look.accent }[line];
  return {
    data: points.map(({ x, y }) => ({ x, y: y ?? NaN })),
    borderColor: color,
    borderWidth: line === 'then' ? width * 0.8 : width,
    borderDash: line === 'then' ? [width * 2, width * 2] : [],
    borderJoinStyle: 'round',
    pointRadius: isMarked && line !== 'then' ? look.fontSize * 0.18 : 0,
    pointBackgroundColor: color,
    pointBorderWidth: 0,
    spanGaps: false,
    order: { actual: 0, expected: 1, then: 2 }[line],
  };
}
