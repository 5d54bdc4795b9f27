import { TALLY_WINDOWS } from '../floor/windows.ts';
import { averageSecondsFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const averageTalk: Metric = {
  id: 'average-talk',
  label: { en: 'Average talk time', 'zh-CN': '平均通话时长', 'zh-TW': '平均通話時間' },
  short: { en: 'Talk', 'zh-CN': '通话时长', 'zh-TW': '通話時間' },
  explain: {
    en: 'Time in conversation for each handled call, hold not included.',
    'zh-CN': '每通已处理来电的平均通话时长，不含保持。',
    'zh-TW': '每通已處理來電的平均通話時間，不含保留。',
  },
  formula: () => ({ en: 'talk / handled', 'zh-CN': '通话时长 / 处理量', 'zh-TW': '通話時間 / 處理量' }),
  unit: 'seconds',
  windows: TALLY_WINDOWS,
  better: 'neither',
  needs: () => ['handled', 'talk'],
  target: () => null,
  thresholds: () => null,
  compute: ({ tally }) => averageSecondsFigure(tally.sumTalkMs, tally.handled),
  ofAgents: { reads: 'calls', compute: (tally) => averageSecondsFigure(tally.sumTalkMs, tally.handled) },
};
