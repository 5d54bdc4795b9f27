import { TALLY_WINDOWS } from '../floor/windows.ts';
import { SERVICE_LEVEL } from './service-level-formulas.ts';
import { quotientFigure } from './figures.ts';
import type { Metric } from './metric.ts';
import { inEveryLanguage } from '../site/localized-text.ts';

export const serviceLevel: Metric = {
  id: 'service-level',
  label: { en: 'Service level', 'zh-CN': '服务水平', 'zh-TW': '服務水準' },
  short: { en: 'SL', 'zh-CN': '服务水平', 'zh-TW': '服務水準' },
  explain: {
    en: 'Share of the calls answered within the answer target, by the formula chosen for the queue. Callers waiting past the target count as missed now. Over queues with different formulas the site’s default formula is used on their sums.',
    'zh-CN':
      '在应答时限内接通的来电占比，按队列选定的公式计算。正在排队且已超时的来电即刻计为未达标。多个队列公式不同时，对合计数使用全站默认公式。',
    'zh-TW':
      '在應答時限內接聽的來電占比，依佇列選定的公式計算。正在等候且已逾時的來電立即計為未達標。多個佇列公式不同時，對合計數使用全站預設公式。',
  },
  formula: (rule) => inEveryLanguage(SERVICE_LEVEL[rule.serviceLevelFormula].text),
  unit: 'ratio',
  windows: TALLY_WINDOWS,
  better: 'higher',
  needs: (rule) => SERVICE_LEVEL[rule.serviceLevelFormula].needs,
  prefers: (rule) => SERVICE_LEVEL[rule.serviceLevelFormula].prefers,
  target: (rule) => rule.serviceLevelTarget,
  // Bad is a quarter of the way down: 60 % under a target of 80 %. Between the two a floor can still recover.
  thresholds: (rule) => ({ warn: rule.serviceLevelTarget, bad: 0.75 * rule.serviceLevelTarget }),
  compute: ({ tally, rule }) => {
    const formula = SERVICE_LEVEL[rule.serviceLevelFormula];
    return quotientFigure(formula.met(tally), formula.counted(tally));
  },
};
