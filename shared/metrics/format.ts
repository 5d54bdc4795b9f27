import type { Locale } from '../site/localized-text.ts';
import type { MetricUnit } from './metric.ts';

/** Shown where there is no figure. */
export const DASH = '–';

/**
 * `wall`: ratios with one decimal, to be read from afar. `table`: two, for the past, where a year is one figure.
 * `projected`: none and whole calls, for what has not been measured.
 */
export type Precision = 'wall' | 'table' | 'projected';

/**
 * A figure as its reader writes it. Ratios in percent with one decimal (two in a `table`), rounded DOWN so that 79.97 % never reads as
 * a met target of 80 %; seconds as a clock, `m:ss` or `h:mm:ss`, to the nearest second (ages are in whole seconds
 * already, so they never run ahead); counts grouped.
 *
 * Examples: `formatFigure(0.93, 'ratio', 'en')` is `93.0%`, `formatFigure(11.67, 'seconds', 'en')` is `0:12`,
 * `formatFigure(null, 'calls', 'en')` is `–`,
 * `formatFigure(0.930344, 'ratio', 'en', 'table')` is `93.03%`, `formatFigure(0.7999, 'ratio', 'en', 'projected')` is `79%`.
 */
export function formatFigure(
  value: number | null,
  unit: MetricUnit,
  locale: Locale,
  precision: Precision = 'wall',
): string {
  if (value === null || !Number.isFinite(value)) return DASH;
  switch (unit) {
    case 'ratio':
      return formatter(locale, precision).format(floorTo(value, 10 ** (2 + DECIMALS[precision])));
    case 'seconds':
      return formatClock(Math.round(value));
    case 'calls':
    case 'agents':
      return formatter(locale, 'count').format(precision === 'projected' ? Math.round(value) : value);
  }
  return unit satisfies never;
}

/**
 * Whole seconds that have passed, so that a running clock never runs ahead; below zero counts as zero.
 * Example: `formatClock(3723)` is `1:02:03`.
 */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

function floorTo(ratio: number, steps: number): number {
  // 0.57 * 1000 is 569.9999...: the tiny step keeps a figure that is exact in these steps where it is.
  return Math.floor(ratio * steps + 1e-9) / steps;
}

type Style = Precision | 'count';
/** Of a ratio in percent. */
const DECIMALS: Readonly<Record<Precision, number>> = { wall: 1, table: 2, projected: 0 };
const FORMATTERS = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, style: Style): Intl.NumberFormat {
  const key = `${style} ${locale}`;
  let found = FORMATTERS.get(key);
  if (found === undefined) {
    found = new Intl.NumberFormat(
      locale,
      style === 'count'
        ? { maximumFractionDigits: 1 }
        : {
            style: 'percent',
            minimumFractionDigits: DECIMALS[style],
            maximumFractionDigits: DECIMALS[style],
          },
    );
    FORMATTERS.set(key, found);
  }
  return found;
}
