import { TALLY_WINDOWS } from '../floor/windows.ts';
import { quotientFigure } from './figures.ts';
import type { Metric } from './metric.ts';
import { inEveryLanguage } from '../site/localized-text.ts';

export const answerRate: Metric = {
  id: 'answer-rate',
  label: { en: 'Answer rate', 'zh-CN': '接通率', 'zh-TW': '接聽率' },
  short: { en: 'Answer rate', 'zh-CN': '接通率', 'zh-TW': '接聽率' },
  explain: {
    en: 'Share of the offered calls that reached an agent. Calls still waiting are in the denominator: they are not answered yet.',
    'zh-CN': '接通量占呼入量的比例。仍在排队的来电计入分母，因为尚未接通。',
    'zh-TW': '接聽量占進線量的比例。仍在等候的來電計入分母，因為尚未接聽。',
  },
  formula: () => inEveryLanguage('H / O'),
  unit: 'ratio',
  windows: TALLY_WINDOWS,
  better: 'higher',
  target: (rule) => 1 - rule.abandonmentTarget,
  thresholds: (rule) => ({
    warn: 1 - rule.abandonmentTarget,
    bad: Math.max(0, 1 - 3 * rule.abandonmentTarget),
  }),
  compute: ({ tally }) => quotientFigure(tally.answered, tally.offered),
};
