import { TALLY_WINDOWS } from '../floor/windows.ts';
import { countFigure } from './figures.ts';
import type { Metric } from './metric.ts';
import { inEveryLanguage } from '../site/localized-text.ts';

export const answered: Metric = {
  id: 'answered',
  label: { en: 'Calls answered', 'zh-CN': '接通量', 'zh-TW': '接聽量' },
  short: { en: 'Answered', 'zh-CN': '接通量', 'zh-TW': '接聽量' },
  explain: {
    en: 'Calls of this window that reached an agent.',
    'zh-CN': '该时段来电中由坐席接起的数量。',
    'zh-TW': '該時段來電中由客服人員接聽的數量。',
  },
  formula: () => inEveryLanguage('H'),
  unit: 'calls',
  windows: TALLY_WINDOWS,
  better: 'neither',
  target: () => null,
  thresholds: () => null,
  compute: ({ tally }) => countFigure(tally.answered),
  ofAgents: { reads: 'calls', compute: (tally) => countFigure(tally.answered) },
};
