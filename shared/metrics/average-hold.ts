import { TALLY_WINDOWS } from '../floor/windows.ts';
import { averageSecondsFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const averageHold: Metric = {
  id: 'average-hold',
  label: { en: 'Average hold time', 'zh-CN': '平均保持时长', 'zh-TW': '平均保留時間' },
  short: { en: 'Hold', 'zh-CN': '保持时长', 'zh-TW': '保留時間' },
  explain: {
    en: 'Time on hold for each handled call, over all handled calls, held or not.',
    'zh-CN': '每通已处理来电的平均保持时长，以全部已处理来电为分母，无论是否保持过。',
    'zh-TW': '每通已處理來電的平均保留時間，以全部已處理來電為分母，不論是否保留過。',
  },
  formula: () => ({ en: 'hold / handled', 'zh-CN': '保持时长 / 处理量', 'zh-TW': '保留時間 / 處理量' }),
  unit: 'seconds',
  windows: TALLY_WINDOWS,
  better: 'neither',
  needs: () => ['handled', 'hold'],
  target: () => null,
  thresholds: () => null,
  compute: ({ tally }) => averageSecondsFigure(tally.sumHoldMs, tally.handled),
  ofAgents: { reads: 'calls', compute: (tally) => averageSecondsFigure(tally.sumHoldMs, tally.handled) },
};
