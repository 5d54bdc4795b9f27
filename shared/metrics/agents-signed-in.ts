import { signedIn } from './signed-in.ts';
import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const agentsSignedIn: Metric = {
  id: 'agents-signed-in',
  label: { en: 'Agents signed in', 'zh-CN': '签入坐席', 'zh-TW': '簽入客服' },
  short: { en: 'Signed in', 'zh-CN': '签入', 'zh-TW': '簽入' },
  explain: {
    en: 'Agents who are signed in, whatever they are doing.',
    'zh-CN': '已签入的坐席数，不论状态。',
    'zh-TW': '已簽入的客服人員數，不論狀態。',
  },
  formula: () => ({ en: 'all agents - offline', 'zh-CN': '全部坐席 - 离线', 'zh-TW': '全部客服人員 - 離線' }),
  unit: 'agents',
  windows: ['now'],
  better: 'neither',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(signedIn(live))),
};
