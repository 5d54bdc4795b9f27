import { TALLY_WINDOWS } from '../floor/windows.ts';
import { averageSecondsFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const aht: Metric = {
  id: 'aht',
  label: { en: 'Average handle time', 'zh-CN': '平均处理时长', 'zh-TW': '平均處理時間' },
  short: { en: 'AHT', 'zh-CN': '处理时长', 'zh-TW': '處理時間' },
  explain: {
    en: 'Talk, hold and wrap-up together, for each handled call. Calls still running and wrap-up still running are not in it.',
    'zh-CN': '每通已处理来电的通话、保持与话后处理时长之和的平均值。仍在进行的通话和话后处理不计在内。',
    'zh-TW': '每通已處理來電的通話、保留與話後處理時間之和的平均值。仍在進行的通話與話後處理不計在內。',
  },
  formula: () => ({
    en: '(talk + hold + wrap-up) / handled',
    'zh-CN': '(通话 + 保持 + 话后处理) / 处理量',
    'zh-TW': '(通話 + 保留 + 話後處理) / 處理量',
  }),
  unit: 'seconds',
  windows: TALLY_WINDOWS,
  better: 'neither',
  needs: () => ['handled', 'handle-time'],
  target: () => null,
  thresholds: () => null,
  compute: ({ tally }) =>
    averageSecondsFigure(tally.sumTalkMs + tally.sumHoldMs + tally.sumWrapUpMs, tally.handled),
  ofAgents: {
    reads: 'calls',
    compute: (tally) =>
      averageSecondsFigure(tally.sumTalkMs + tally.sumHoldMs + tally.sumWrapUpMs, tally.handled),
  },
};
