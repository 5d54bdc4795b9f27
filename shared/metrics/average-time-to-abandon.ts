import { TALLY_WINDOWS } from '../floor/windows.ts';
import { averageSecondsFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const averageTimeToAbandon: Metric = {
  id: 'average-time-to-abandon',
  label: { en: 'Average time to abandon', 'zh-CN': '平均放弃时长', 'zh-TW': '平均放棄時間' },
  short: { en: 'Aband. time', 'zh-CN': '放弃时长', 'zh-TW': '放棄時間' },
  explain: {
    en: 'How long callers waited on average before they hung up, short abandons included.',
    'zh-CN': '客户挂机前平均等待的时长，含短时放弃。',
    'zh-TW': '客戶掛斷前平均等候的時間，含短時放棄。',
  },
  formula: () => ({ en: 'sum of waits of A / A', 'zh-CN': 'A 的等待之和 / A', 'zh-TW': 'A 的等候總和 / A' }),
  unit: 'seconds',
  windows: TALLY_WINDOWS,
  better: 'neither',
  needs: () => ['abandon-wait'],
  target: () => null,
  thresholds: () => null,
  compute: ({ tally }) => averageSecondsFigure(tally.sumAbandonWaitMs, tally.abandoned),
};
