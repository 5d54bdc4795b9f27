import { NO_FIGURE, countFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const agentsBusyElsewhere: Metric = {
  id: 'agents-busy-elsewhere',
  label: { en: 'Agents busy elsewhere', 'zh-CN': '忙于其他队列', 'zh-TW': '忙於其他佇列' },
  short: { en: 'Elsewhere', 'zh-CN': '忙于他队', 'zh-TW': '忙於他隊' },
  explain: {
    en: 'Agents of this queue who ring, talk or wrap up for another queue: wanted here, busy elsewhere. Always 0 for the whole site.',
    'zh-CN': '属于本队列、但正为其他队列振铃、通话或做话后处理的坐席数。全站恒为 0。',
    'zh-TW': '屬於本佇列、但正為其他佇列振鈴、通話或做話後處理的客服人員數。全站恆為 0。',
  },
  formula: () => ({
    en: 'agents ringing, talking or in wrap-up for another queue',
    'zh-CN': '在其他队列振铃、通话或话后处理的坐席',
    'zh-TW': '在其他佇列響鈴、通話或話後處理的客服人員',
  }),
  unit: 'agents',
  windows: ['now'],
  better: 'neither',
  target: () => null,
  thresholds: () => null,
  compute: ({ live }) => (live === null ? NO_FIGURE : countFigure(live.busyElsewhere)),
};
