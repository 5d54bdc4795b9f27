import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const agentsOtherCall: Metric = {
  id: 'agents-other-call',
  label: { en: 'Agents on another call', 'zh-CN': '其他通话坐席', 'zh-TW': '其他通話客服' },
  short: { en: 'Other call', 'zh-CN': '其他通话', 'zh-TW': '其他通話' },
  explain: {
    en: 'Agents whose phone is in use for a call that came from no queue known here.',
    'zh-CN': '话机占用中、但所通电话不属于任何已知队列的坐席数。',
    'zh-TW': '話機使用中、但該通話不屬於任何已知佇列的客服人員數。',
  },
  formula: () => ({
    en: 'agents in state other-call',
    'zh-CN': '处于其他通话状态的坐席',
    'zh-TW': '處於其他通話狀態的客服人員',
  }),
  unit: 'agents',
  windows: ['now'],
  better: 'neither',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(live.otherCall)),
};
