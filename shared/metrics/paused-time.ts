import { timeFigure } from './figures.ts';
import type { HistoryMetric } from './metric.ts';

export const pausedTime: HistoryMetric = {
  id: 'paused-time',
  label: { en: 'Paused time', 'zh-CN': '小休时长', 'zh-TW': '小休時間' },
  short: { en: 'Paused', 'zh-CN': '小休时长', 'zh-TW': '小休時間' },
  explain: {
    en: 'Time signed in but paused: breaks, lunch, training.',
    'zh-CN': '已签入但处于小休的时长：休息、用餐、培训等。',
    'zh-TW': '已簽入但處於小休的時間：休息、用餐、訓練等。',
  },
  formula: () => ({
    en: 'time in state paused',
    'zh-CN': '处于小休状态的时间',
    'zh-TW': '處於小休狀態的時間',
  }),
  unit: 'seconds',
  better: 'neither',
  ofAgents: { reads: 'time', compute: (tally) => timeFigure(tally.pausedMs) },
};
