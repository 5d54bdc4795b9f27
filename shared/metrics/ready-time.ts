import { timeFigure } from './figures.ts';
import type { HistoryMetric } from './metric.ts';

export const readyTime: HistoryMetric = {
  id: 'ready-time',
  label: { en: 'Ready time', 'zh-CN': '就绪时长', 'zh-TW': '待機時間' },
  short: { en: 'Ready', 'zh-CN': '就绪时长', 'zh-TW': '待機時間' },
  explain: {
    en: 'Time the agent was free to take the next call.',
    'zh-CN': '坐席空闲、可接下一通来电的时长。',
    'zh-TW': '客服人員空閒、可接下一通來電的時間。',
  },
  formula: () => ({
    en: 'time in state ready',
    'zh-CN': '处于就绪状态的时间',
    'zh-TW': '處於待機狀態的時間',
  }),
  unit: 'seconds',
  better: 'neither',
  ofAgents: { reads: 'time', compute: (tally) => timeFigure(tally.readyMs) },
};
