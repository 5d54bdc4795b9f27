import { TALLY_WINDOWS } from '../floor/windows.ts';
import { averageSecondsFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const asa: Metric = {
  id: 'asa',
  label: { en: 'Average speed of answer', 'zh-CN': '平均应答速度', 'zh-TW': '平均應答速度' },
  short: { en: 'ASA', 'zh-CN': '平均应答', 'zh-TW': '平均應答' },
  explain: {
    en: 'Average wait of the calls that were answered. Callers who gave up or still wait are not in it.',
    'zh-CN': '已接通来电的平均等待时长。放弃的和仍在排队的来电不计在内。',
    'zh-TW': '已接聽來電的平均等候時間。放棄的與仍在等候的來電不計在內。',
  },
  formula: () => ({ en: 'sum of waits of H / H', 'zh-CN': 'H 的等待之和 / H', 'zh-TW': 'H 的等候總和 / H' }),
  unit: 'seconds',
  windows: TALLY_WINDOWS,
  better: 'lower',
  needs: () => ['answer-wait'],
  target: () => null,
  thresholds: (rule) => ({ warn: 2 * rule.answerWithinSeconds, bad: 5 * rule.answerWithinSeconds }),
  compute: ({ tally }) => averageSecondsFigure(tally.sumAnswerWaitMs, tally.answered),
  ofAgents: {
    reads: 'calls',
    compute: (tally) => averageSecondsFigure(tally.sumAnswerWaitMs, tally.answered),
  },
};
