import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const agentsTalking: Metric = {
  id: 'agents-talking',
  label: { en: 'Agents talking', 'zh-CN': '通话坐席', 'zh-TW': '通話客服' },
  short: { en: 'Talking', 'zh-CN': '通话中', 'zh-TW': '通話中' },
  explain: {
    en: 'Agents in conversation with a caller of a queue, hold included.',
    'zh-CN': '正与队列来电通话的坐席数，含保持。',
    'zh-TW': '正與佇列來電通話的客服人員數，含保留。',
  },
  formula: () => ({
    en: 'agents in state talking',
    'zh-CN': '处于通话状态的坐席',
    'zh-TW': '處於通話狀態的客服人員',
  }),
  unit: 'agents',
  windows: ['now'],
  better: 'neither',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(live.talking)),
};
