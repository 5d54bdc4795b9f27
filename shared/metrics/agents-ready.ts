import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const agentsReady: Metric = {
  id: 'agents-ready',
  label: { en: 'Agents ready', 'zh-CN': '就绪坐席', 'zh-TW': '待機客服' },
  short: { en: 'Ready', 'zh-CN': '就绪', 'zh-TW': '待機' },
  explain: {
    en: 'Agents who are free to take the next call.',
    'zh-CN': '空闲、可接下一通来电的坐席数。',
    'zh-TW': '空閒、可接下一通來電的客服人員數。',
  },
  formula: () => ({
    en: 'agents in state ready',
    'zh-CN': '处于就绪状态的坐席',
    'zh-TW': '處於待機狀態的客服人員',
  }),
  unit: 'agents',
  windows: ['now'],
  better: 'higher',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(live.ready)),
};
