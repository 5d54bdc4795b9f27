import { createTally } from '../../shared/floor/tally.ts';
import { figuresOfQueues } from '../../shared/history/figures-of.ts';
import { findHistoryMetric } from '../../shared/metrics/index.ts';
import { DEFAULT_SERVICE_RULE } from '../../shared/site/site.ts';
import { CallYear, type YearOptions } from './year-of-calls.ts';

export interface CountedYear {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly flowedOut: number;
  /** By the catalogue, with two decimals: `93.03 %`. */
  readonly answerRate: string;
}

/** Makes the calls of a year one by one and counts what became of them. */
export function countYear(options: YearOptions): CountedYear {
  const year = new CallYear(options);
  const tally = createTally();
  for (const calls of year.quarters()) {
    for (const { outcome } of calls) {
      tally.offered += 1;
      if (outcome === 'answered') tally.answered += 1;
      else if (outcome === 'abandoned') tally.abandoned += 1;
      else tally.flowedOut += 1;
    }
  }
  const { offered, answered, abandoned, flowedOut } = tally;
  const figures = figuresOfQueues(
    [findHistoryMetric('answer-rate')!],
    [{ tally, rule: DEFAULT_SERVICE_RULE }],
    'own',
  );
  return {
    offered,
    answered,
    abandoned,
    flowedOut,
    answerRate: formatPercent(figures['answer-rate']!.value!),
  };
}

/** Example: `0.930344` is `93.03 %`. */
export function formatPercent(ratio: number): string {
  return `${(100 * ratio).toFixed(2)} %`;
}
