import { TALLY_WINDOWS } from '../floor/windows.ts';
import { countFigure } from './figures.ts';
import type { Metric } from './metric.ts';
import { inEveryLanguage } from '../site/localized-text.ts';

export const abandoned: Metric = {
  id: 'abandoned',
  label: { en: 'Calls abandoned', 'zh-CN': '放弃量', 'zh-TW': '放棄量' },
  short: { en: 'Abandoned', 'zh-CN': '放弃量', 'zh-TW': '放棄量' },
  explain: {
    en: 'Callers who hung up while waiting, short abandons included. Calls that flowed out are not among them.',
    'zh-CN': '排队中主动挂机的来电数，含短时放弃；溢出的来电不计在内。',
    'zh-TW': '等候中自行掛斷的來電數，含短時放棄；溢出的來電不計在內。',
  },
  formula: () => inEveryLanguage('A'),
  unit: 'calls',
  windows: TALLY_WINDOWS,
  better: 'lower',
  target: () => null,
  thresholds: () => null,
  compute: ({ tally }) => countFigure(tally.abandoned),
};
