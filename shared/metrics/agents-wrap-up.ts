import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const agentsWrapUp: Metric = {
  id: 'agents-wrap-up',
  label: { en: 'Agents in wrap-up', 'zh-CN': '话后处理坐席', 'zh-TW': '話後處理客服' },
  short: { en: 'Wrap-up', 'zh-CN': '话后处理', 'zh-TW': '話後處理' },
  explain: {
    en: 'Agents finishing the work of their last call; they take no calls meanwhile.',
    'zh-CN': '正在做话后处理的坐席数，其间不接来电。',
    'zh-TW': '正在做話後處理的客服人員數，其間不接來電。',
  },
  formula: () => ({
    en: 'agents in state wrap-up',
    'zh-CN': '处于话后处理状态的坐席',
    'zh-TW': '處於話後處理狀態的客服人員',
  }),
  unit: 'agents',
  windows: ['now'],
  better: 'neither',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(live.wrapUp)),
};
