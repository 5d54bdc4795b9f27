import { TALLY_WINDOWS } from '../floor/windows.ts';
import { countFigure } from './figures.ts';
import type { Metric } from './metric.ts';
import { inEveryLanguage } from '../site/localized-text.ts';

export const offered: Metric = {
  id: 'offered',
  label: { en: 'Calls offered', 'zh-CN': '呼入量', 'zh-TW': '進線量' },
  short: { en: 'Offered', 'zh-CN': '呼入量', 'zh-TW': '進線量' },
  explain: {
    en: 'Calls that entered the queue: answered, abandoned, flowed out and still waiting together. A call belongs to the moment it was offered.',
    'zh-CN': '进入队列的来电数，等于接通、放弃、溢出与仍在排队之和。来电按进入队列的时刻归属时段。',
    'zh-TW': '進入佇列的來電數，等於接聽、放棄、溢出與仍在等候之和。來電依進入佇列的時刻歸屬時段。',
  },
  formula: () => inEveryLanguage('O = H + A + F + W'),
  unit: 'calls',
  windows: TALLY_WINDOWS,
  better: 'neither',
  target: () => null,
  thresholds: () => null,
  compute: ({ tally }) => countFigure(tally.offered),
};
