import type { WindowId } from '../../shared/floor/windows.ts';
import { formatClock as formatSeconds, formatFigure } from '../../shared/metrics/format.ts';
import type { Figure, MetricEntry } from '../../shared/metrics/metric.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import type { FloorMirror } from '../state/floor-mirror.svelte.ts';
import { isQuotient } from '../state/is-quotient.ts';
import type { Language } from '../state/language.svelte.ts';
import { formatClock } from '../state/site-time.ts';

export interface FractionPart {
  readonly label: string;
  readonly text: string;
}

/** The two sides of a quotient in their own units; nothing for a plain count, which is its own sample. */
export function describeFraction(
  metric: MetricEntry,
  figure: Figure,
  language: Language,
): readonly FractionPart[] {
  const words = language.words.common.behind;
  const calls = (value: number) => words.sampleCalls(formatFigure(value, 'calls', language.locale));
  if (metric.unit === 'ratio') {
    // Agent time is in milliseconds, everything else counts calls.
    const side = metric.id === 'occupancy' ? (value: number) => formatSeconds(value / 1000) : calls;
    return [
      { label: words.numerator, text: side(figure.numerator) },
      { label: words.denominator, text: side(figure.denominator) },
    ];
  }
  if (metric.unit === 'seconds' && isQuotient(metric)) {
    return [
      { label: words.numerator, text: formatSeconds(figure.numerator) },
      { label: words.denominator, text: calls(figure.denominator) },
    ];
  }
  return [];
}

/** The period a figure speaks of, from and to, on the site's clock. */
export function describePeriod(
  window: WindowId,
  mirror: FloorMirror,
  calendar: SiteCalendar | null,
  language: Language,
): string {
  const words = language.words.common.windows;
  const zone = mirror.site?.timeZone ?? 'Etc/UTC';
  const clock = (atMs: number) => formatClock(atMs, zone, language.locale);
  const { nowMs } = mirror;
  if (window === 'now') return `${words.now}, ${clock(nowMs)}`;
  const fromMs = findStart(window, nowMs, calendar);
  const name = window === 'interval' ? words.interval(mirror.site?.intervalMinutes ?? 30) : words[window];
  return fromMs === null ? name : `${name}, ${clock(fromMs)} – ${clock(nowMs)}`;
}

function findStart(
  window: Exclude<WindowId, 'now'>,
  nowMs: number,
  calendar: SiteCalendar | null,
): number | null {
  switch (window) {
    case 'interval':
      return calendar?.intervalStart(nowMs) ?? null;
    case 'today':
      return calendar?.dayOf(nowMs).fromMs ?? null;
    case 'last15':
      return nowMs - 15 * 60_000;
    case 'last30':
      return nowMs - 30 * 60_000;
    case 'last60':
      return nowMs - 60 * 60_000;
  }
  return window satisfies never;
}
