import { timeFigure } from './figures.ts';
import type { HistoryMetric } from './metric.ts';

export const ringingTime: HistoryMetric = {
  id: 'ringing-time',
  label: { en: 'Ringing time', 'zh-CN': '振铃时长', 'zh-TW': '響鈴時間' },
  short: { en: 'Ringing', 'zh-CN': '振铃时长', 'zh-TW': '響鈴時間' },
  explain: {
    en: 'Time the phone of the agent rang for callers.',
    'zh-CN': '坐席话机为来电振铃的时长。',
    'zh-TW': '客服人員話機為來電響鈴的時間。',
  },
  formula: () => ({
    en: 'time in state ringing',
    'zh-CN': '处于振铃状态的时间',
    'zh-TW': '處於響鈴狀態的時間',
  }),
  unit: 'seconds',
  better: 'neither',
  ofAgents: { reads: 'time', compute: (tally) => timeFigure(tally.ringingMs) },
};
