import { formatFigure } from '../../shared/metrics/format.ts';
import type { Figure } from '../../shared/metrics/metric.ts';
import type { Language } from '../state/language.svelte.ts';

/** What a figure of the past does not speak of, in sentences; none where everything is told. */
export function describeUntold({ value, untold }: Figure, language: Language): readonly string[] {
  if (untold === undefined) return [];
  const words = language.words.common.behind.untold;
  const calls = (count: number) => formatFigure(count, 'calls', language.locale);
  const what = untold.gaps.map((gap) => words.names[gap]).join(language.locale === 'en' ? ', ' : '、');
  if (value === null && untold.leftOut === untold.offered) return [words.all(what)];
  const { leftOut, roughly, offered } = untold;
  return [
    ...(leftOut > 0 ? [words.leftOut(calls(leftOut), calls(offered), what)] : []),
    ...(roughly > 0 ? [words.roughly(calls(roughly), calls(offered))] : []),
  ];
}
