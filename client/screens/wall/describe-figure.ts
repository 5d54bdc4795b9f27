import { formatFigure } from '../../../shared/metrics/format.ts';
import type { MetricTile } from '../../../shared/boards/board.ts';
import type { FloorMirror } from '../../state/floor-mirror.svelte.ts';
import type { Language } from '../../state/language.svelte.ts';
import type { Reading } from './read-figure.ts';

/** What a figure is held to: its target, else where it turns, else nothing. */
export function describeTarget(reading: Reading, language: Language): string {
  const { metric, target, thresholds, answerWithinSeconds } = reading;
  const words = language.words.wall;
  const format = (value: number) => formatFigure(value, metric.unit, language.locale);
  const sign = metric.better === 'higher' ? '≥' : '≤';
  // Queues with answer targets of their own have no common one to be held to.
  const isShared = metric.unit !== 'seconds' || answerWithinSeconds !== null;
  if (target !== null && isShared) {
    return metric.id === 'service-level' && answerWithinSeconds !== null
      ? words.targetWithin(format(target), answerWithinSeconds)
      : words.target(sign, format(target));
  }
  if (!thresholds || metric.better === 'neither') return '';
  const over = metric.better === 'higher' ? '<' : '>';
  return words.limits(`${over} ${format(thresholds.warn)}`, `${over} ${format(thresholds.bad)}`);
}

/** What stands in place of a target where none makes sense: of those waiting, how many are past theirs. */
export function describeContext(
  mirror: FloorMirror,
  tile: Pick<MetricTile, 'metric' | 'queues'>,
  reading: Reading,
  language: Language,
): string {
  if (tile.metric !== 'waiting-now') return '';
  const past = mirror.figure('past-target', 'now', tile.queues).value ?? 0;
  const count = formatFigure(past, 'calls', language.locale);
  return reading.answerWithinSeconds === null
    ? language.words.wall.pastTheirTarget(count)
    : language.words.wall.pastTarget(count, reading.answerWithinSeconds);
}

/** The sample behind a quotient; empty for plain counts. */
export function describeSample(reading: Reading, language: Language): string {
  const { metric, figure } = reading;
  const words = language.words.wall;
  const count = (value: number) => formatFigure(value, 'calls', language.locale);
  if (figure.value === null) return words.nobodyYet;
  if (metric.unit === 'agents' || metric.windows.every((window) => window === 'now')) return '';
  if (metric.unit === 'ratio' && metric.id !== 'occupancy') {
    return words.ofCalls(count(figure.numerator), count(figure.denominator));
  }
  if (metric.unit === 'seconds' && figure.denominator > 1) return words.overCalls(count(figure.denominator));
  return '';
}
