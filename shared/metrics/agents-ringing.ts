import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const agentsRinging: Metric = {
  id: 'agents-ringing',
  label: { en: 'Agents ringing', 'zh-CN': '振铃坐席', 'zh-TW': '振鈴客服' },
  short: { en: 'Ringing', 'zh-CN': '振铃', 'zh-TW': '振鈴' },
  explain: {
    en: 'Agents whose phone rings for a caller of a queue.',
    'zh-CN': '话机正在为队列来电振铃的坐席数。',
    'zh-TW': '話機正為佇列來電振鈴的客服人員數。',
  },
  formula: () => ({
    en: 'agents in state ringing',
    'zh-CN': '处于振铃状态的坐席',
    'zh-TW': '處於響鈴狀態的客服人員',
  }),
  unit: 'agents',
  windows: ['now'],
  better: 'neither',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(live.ringing)),
};
