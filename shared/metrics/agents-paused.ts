import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const agentsPaused: Metric = {
  id: 'agents-paused',
  label: { en: 'Agents paused', 'zh-CN': '小休坐席', 'zh-TW': '小休客服' },
  short: { en: 'Paused', 'zh-CN': '小休', 'zh-TW': '小休' },
  explain: {
    en: 'Agents who are signed in and paused: breaks, lunch, training, by the reason they gave.',
    'zh-CN': '已签入但处于小休（示忙）的坐席数：休息、用餐、培训等，按所选原因区分。',
    'zh-TW': '已簽入但處於小休（暫停接聽）的客服人員數：休息、用餐、訓練等，依所選原因區分。',
  },
  formula: () => ({
    en: 'agents in state paused',
    'zh-CN': '处于小休状态的坐席',
    'zh-TW': '處於小休狀態的客服人員',
  }),
  unit: 'agents',
  windows: ['now'],
  better: 'neither',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(live.paused)),
};
