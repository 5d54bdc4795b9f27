import { countFigure } from './figures.ts';
import type { HistoryMetric } from './metric.ts';

export const handled: HistoryMetric = {
  id: 'handled',
  label: { en: 'Calls handled', 'zh-CN': '处理量', 'zh-TW': '處理量' },
  short: { en: 'Handled', 'zh-CN': '处理量', 'zh-TW': '處理量' },
  explain: {
    en: 'Conversations that are over, wrap-up included. They are what the average handle time is taken of.',
    'zh-CN': '通话与话后处理均已结束的来电数，平均处理时长以此为分母。',
    'zh-TW': '通話與話後處理均已結束的來電數，平均處理時間以此為分母。',
  },
  formula: () => ({ en: 'handled', 'zh-CN': '处理量', 'zh-TW': '處理量' }),
  unit: 'calls',
  better: 'neither',
  needs: () => ['handled'],
  compute: ({ tally }) => countFigure(tally.handled),
  ofAgents: { reads: 'calls', compute: (tally) => countFigure(tally.handled) },
};
