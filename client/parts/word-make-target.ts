import { formatFigure } from '../../shared/metrics/format.ts';
import type { MakeTarget } from '../../shared/metrics/make-target.ts';
import type { Language } from '../state/language.svelte.ts';

/** "Can we still make it?" in one sentence; empty while there is nothing to say. */
export function wordMakeTarget(answer: MakeTarget, language: Language): string {
  const words = language.words.wall.make;
  const count = (value: number) => formatFigure(value, 'calls', language.locale);
  switch (answer.kind) {
    case 'nothing-yet':
      return words['nothing-yet'];
    case 'safe':
      return words.safe;
    case 'on-target':
      return answer.mayMiss === null ? words.onTargetAlways : words.onTarget(count(answer.mayMiss));
    case 'needs':
      return answer.mustAnswerInTime === answer.ofNext
        ? words.needsAll(count(answer.mustAnswerInTime))
        : words.needs(count(answer.mustAnswerInTime), count(answer.ofNext));
    case 'lost':
      return words.lost(formatFigure(answer.bestRatio, 'ratio', language.locale));
  }
  return answer satisfies never;
}
