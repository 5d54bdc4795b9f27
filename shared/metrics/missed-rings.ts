import { countFigure } from './figures.ts';
import type { HistoryMetric } from './metric.ts';

export const missedRings: HistoryMetric = {
  id: 'missed-rings',
  label: { en: 'Rings missed', 'zh-CN': '漏接振铃', 'zh-TW': '漏接響鈴' },
  short: { en: 'Missed rings', 'zh-CN': '漏接振铃', 'zh-TW': '漏接響鈴' },
  explain: {
    en: 'Times the phone of the agent rang for a caller and they did not answer, or declined.',
    'zh-CN': '坐席话机为来电振铃而未接起或拒接的次数。',
    'zh-TW': '客服人員話機為來電響鈴而未接聽或拒接的次數。',
  },
  formula: () => ({
    en: 'rings without an answer',
    'zh-CN': '无人接听的振铃次数',
    'zh-TW': '無人接聽的響鈴次數',
  }),
  unit: 'calls',
  better: 'lower',
  ofAgents: { reads: 'calls', compute: (tally) => countFigure(tally.missedRings) },
};
