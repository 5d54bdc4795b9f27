import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';
import { inEveryLanguage } from '../site/localized-text.ts';

export const waitingNow: Metric = {
  id: 'waiting-now',
  label: { en: 'Waiting now', 'zh-CN': '当前排队', 'zh-TW': '目前等候' },
  short: { en: 'Waiting', 'zh-CN': '排队', 'zh-TW': '等候' },
  explain: {
    en: 'Callers who are in the queue at this instant and have no agent yet.',
    'zh-CN': '此刻正在排队、尚未接通坐席的来电数。',
    'zh-TW': '此刻正在佇列中等候、尚未由客服人員接聽的來電數。',
  },
  formula: () => inEveryLanguage('W'),
  unit: 'calls',
  windows: ['now'],
  better: 'lower',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(live.waiting)),
};
