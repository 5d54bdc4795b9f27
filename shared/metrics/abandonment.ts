import { TALLY_WINDOWS } from '../floor/windows.ts';
import { quotientFigure } from './figures.ts';
import type { Metric } from './metric.ts';
import { inEveryLanguage } from '../site/localized-text.ts';

export const abandonment: Metric = {
  id: 'abandonment',
  label: { en: 'Abandonment', 'zh-CN': '放弃率', 'zh-TW': '放棄率' },
  short: { en: 'Abandonment', 'zh-CN': '放弃率', 'zh-TW': '放棄率' },
  explain: {
    en: 'Share of the offered calls that were lost to waiting. Short abandons are left out above and below the line.',
    'zh-CN': '因等待而流失的来电占呼入量的比例。短时放弃在分子和分母中均不计。',
    'zh-TW': '因等候而流失的來電占進線量的比例。短時放棄在分子與分母中均不計。',
  },
  formula: () => inEveryLanguage('(A - As) / (O - As)'),
  unit: 'ratio',
  windows: TALLY_WINDOWS,
  better: 'lower',
  prefers: () => ['short-abandons'],
  target: (rule) => rule.abandonmentTarget,
  thresholds: (rule) => ({ warn: rule.abandonmentTarget, bad: Math.min(1, 3 * rule.abandonmentTarget) }),
  compute: ({ tally }) =>
    quotientFigure(tally.abandoned - tally.shortAbandons, tally.offered - tally.shortAbandons),
};
