import { timeFigure } from './figures.ts';
import type { HistoryMetric } from './metric.ts';

export const otherCallTime: HistoryMetric = {
  id: 'other-call-time',
  label: { en: 'Other call time', 'zh-CN': '其他通话时长', 'zh-TW': '其他通話時間' },
  short: { en: 'Other call', 'zh-CN': '其他通话', 'zh-TW': '其他通話' },
  explain: {
    en: 'Time the phone was in use for calls that came from no queue known here.',
    'zh-CN': '话机用于不属于任何已知队列的通话的时长。',
    'zh-TW': '話機用於不屬於任何已知佇列的通話的時間。',
  },
  formula: () => ({
    en: 'time in state other-call',
    'zh-CN': '处于其他通话状态的时间',
    'zh-TW': '處於其他通話狀態的時間',
  }),
  unit: 'seconds',
  better: 'neither',
  ofAgents: { reads: 'time', compute: (tally) => timeFigure(tally.otherCallMs) },
};
