import { timeFigure } from './figures.ts';
import type { HistoryMetric } from './metric.ts';

export const talkingTime: HistoryMetric = {
  id: 'talking-time',
  label: { en: 'Talking time', 'zh-CN': '通话时长', 'zh-TW': '通話時間' },
  short: { en: 'Talking', 'zh-CN': '通话时长', 'zh-TW': '通話時間' },
  explain: {
    en: 'Time in conversation with callers of the queues, hold included.',
    'zh-CN': '与队列来电通话的时长，含保持。',
    'zh-TW': '與佇列來電通話的時間，含保留。',
  },
  formula: () => ({
    en: 'time in state talking',
    'zh-CN': '处于通话状态的时间',
    'zh-TW': '處於通話狀態的時間',
  }),
  unit: 'seconds',
  better: 'neither',
  ofAgents: { reads: 'time', compute: (tally) => timeFigure(tally.talkingMs) },
};
