import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';
import { inEveryLanguage } from '../site/localized-text.ts';

export const pastTarget: Metric = {
  id: 'past-target',
  label: { en: 'Waiting past target', 'zh-CN': '当前超时等待', 'zh-TW': '目前逾時等候' },
  short: { en: 'Past target', 'zh-CN': '超时等待', 'zh-TW': '逾時等候' },
  explain: {
    en: 'Callers still waiting who are past the answer target already. They count as missed in the service level from that moment.',
    'zh-CN': '仍在排队且等待已超过应答时限的来电数。从超时的一刻起即计为服务水平未达标。',
    'zh-TW': '仍在等候且已超過應答時限的來電數。自逾時起即計為服務水準未達標。',
  },
  formula: () => inEveryLanguage('Wx'),
  unit: 'calls',
  windows: ['now'],
  better: 'lower',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(live.pastTarget)),
};
