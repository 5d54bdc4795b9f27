import { timeFigure } from './figures.ts';
import type { HistoryMetric } from './metric.ts';

export const wrapUpTime: HistoryMetric = {
  id: 'wrap-up-time',
  label: { en: 'Wrap-up time', 'zh-CN': '话后处理时长', 'zh-TW': '話後處理時間' },
  short: { en: 'In wrap-up', 'zh-CN': '话后总时长', 'zh-TW': '話後總時間' },
  explain: {
    en: 'Time spent finishing the work of calls; no calls are taken meanwhile.',
    'zh-CN': '做话后处理的时长，其间不接来电。',
    'zh-TW': '做話後處理的時間，其間不接來電。',
  },
  formula: () => ({
    en: 'time in state wrap-up',
    'zh-CN': '处于话后处理状态的时间',
    'zh-TW': '處於話後處理狀態的時間',
  }),
  unit: 'seconds',
  better: 'neither',
  ofAgents: { reads: 'time', compute: (tally) => timeFigure(tally.inWrapUpMs) },
};
