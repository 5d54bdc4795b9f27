import { countFigure } from './figures.ts';
import type { HistoryMetric } from './metric.ts';

export const transfers: HistoryMetric = {
  id: 'transfers',
  label: { en: 'Calls transferred', 'zh-CN': '转接量', 'zh-TW': '轉接量' },
  short: { en: 'Transferred', 'zh-CN': '转接量', 'zh-TW': '轉接量' },
  explain: {
    en: 'Conversations that the agent passed on to a queue or a person.',
    'zh-CN': '由该坐席转接给其他队列或人员的通话数。',
    'zh-TW': '由該客服人員轉接給其他佇列或人員的通話數。',
  },
  formula: () => ({ en: 'transfers', 'zh-CN': '转接次数', 'zh-TW': '轉接次數' }),
  unit: 'calls',
  better: 'neither',
  ofAgents: { reads: 'calls', compute: (tally) => countFigure(tally.transfers) },
};
