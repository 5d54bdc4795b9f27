import { timeFigure } from './figures.ts';
import type { HistoryMetric } from './metric.ts';

export const unreachableTime: HistoryMetric = {
  id: 'unreachable-time',
  label: { en: 'Unreachable time', 'zh-CN': '话机失联时长', 'zh-TW': '話機失聯時間' },
  short: { en: 'Unreachable', 'zh-CN': '话机失联', 'zh-TW': '話機失聯' },
  explain: {
    en: 'Time signed in while no call could reach the phone.',
    'zh-CN': '已签入但话机失联、来电无法送达的时长。',
    'zh-TW': '已簽入但話機失聯、來電無法送達的時間。',
  },
  formula: () => ({
    en: 'time in state unreachable',
    'zh-CN': '处于话机失联状态的时间',
    'zh-TW': '處於話機失聯狀態的時間',
  }),
  unit: 'seconds',
  better: 'lower',
  ofAgents: { reads: 'time', compute: (tally) => timeFigure(tally.unreachableMs) },
};
