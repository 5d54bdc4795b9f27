import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const agentsOffline: Metric = {
  id: 'agents-offline',
  label: { en: 'Agents offline', 'zh-CN': '离线坐席', 'zh-TW': '離線客服' },
  short: { en: 'Offline', 'zh-CN': '离线', 'zh-TW': '離線' },
  explain: {
    en: 'Agents known to the floor who are not signed in.',
    'zh-CN': '现场已知但未签入的坐席数。',
    'zh-TW': '現場已知但未簽入的客服人員數。',
  },
  formula: () => ({
    en: 'agents in state offline',
    'zh-CN': '处于离线状态的坐席',
    'zh-TW': '處於離線狀態的客服人員',
  }),
  unit: 'agents',
  windows: ['now'],
  better: 'neither',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(live.offline)),
};
