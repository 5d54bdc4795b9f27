import type { ProjectedRatio } from '../../shared/contract/today.ts';
import { formatFigure } from '../../shared/metrics/format.ts';
import type { Locale } from '../../shared/site/localized-text.ts';

/**
 * A projected ratio as its reader writes it: whole percents, rounded down, so that nobody takes it for a measured one.
 * Example: mean 0.789, low 0.742, high 0.82 in English is `{ mean: '78%', range: '74–82%' }`.
 */
export function wordProjected(level: ProjectedRatio, locale: Locale): { mean: string; range: string } {
  const say = (ratio: number) => formatFigure(ratio, 'ratio', locale, 'projected');
  const [low, high] = [say(level.low), say(level.high)];
  return { mean: say(level.mean), range: low === high ? low : `${low.replace(/\s*%$/, '')}–${high}` };
}
