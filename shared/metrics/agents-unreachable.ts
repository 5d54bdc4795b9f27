import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const agentsUnreachable: Metric = {
  id: 'agents-unreachable',
  label: { en: 'Agents unreachable', 'zh-CN': '话机失联坐席', 'zh-TW': '話機失聯客服' },
  short: { en: 'Unreachable', 'zh-CN': '话机失联', 'zh-TW': '話機失聯' },
  explain: {
    en: 'Agents who are signed in but whose phone is not registered: no call can reach them.',
    'zh-CN': '已签入但话机未注册的坐席数，来电无法送达。',
    'zh-TW': '已簽入但話機未註冊的客服人員數，來電無法送達。',
  },
  formula: () => ({
    en: 'agents in state unreachable',
    'zh-CN': '处于话机失联状态的坐席',
    'zh-TW': '處於話機失聯狀態的客服人員',
  }),
  unit: 'agents',
  windows: ['now'],
  better: 'lower',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(live.unreachable)),
};
