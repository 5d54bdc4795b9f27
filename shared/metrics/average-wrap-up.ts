import { TALLY_WINDOWS } from '../floor/windows.ts';
import { averageSecondsFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const averageWrapUp: Metric = {
  id: 'average-wrap-up',
  label: { en: 'Average wrap-up time', 'zh-CN': '平均话后时长', 'zh-TW': '平均話後時間' },
  short: { en: 'Wrap-up', 'zh-CN': '话后时长', 'zh-TW': '話後時間' },
  explain: {
    en: 'After-call work for each handled call.',
    'zh-CN': '每通已处理来电的平均话后处理时长。',
    'zh-TW': '每通已處理來電的平均話後處理時間。',
  },
  formula: () => ({
    en: 'wrap-up / handled',
    'zh-CN': '话后处理时长 / 处理量',
    'zh-TW': '話後處理時間 / 處理量',
  }),
  unit: 'seconds',
  windows: TALLY_WINDOWS,
  better: 'neither',
  needs: () => ['handled', 'wrap-up'],
  target: () => null,
  thresholds: () => null,
  compute: ({ tally }) => averageSecondsFigure(tally.sumWrapUpMs, tally.handled),
  ofAgents: { reads: 'calls', compute: (tally) => averageSecondsFigure(tally.sumWrapUpMs, tally.handled) },
};
