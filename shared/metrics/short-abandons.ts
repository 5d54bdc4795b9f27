import { TALLY_WINDOWS } from '../floor/windows.ts';
import { countFigure } from './figures.ts';
import type { Metric } from './metric.ts';
import { inEveryLanguage } from '../site/localized-text.ts';

export const shortAbandons: Metric = {
  id: 'short-abandons',
  label: { en: 'Short abandons', 'zh-CN': '短时放弃', 'zh-TW': '短時放棄' },
  short: { en: 'Short aband.', 'zh-CN': '短时放弃', 'zh-TW': '短時放棄' },
  explain: {
    en: 'Callers who hung up within the first few seconds (the queue’s own limit): they changed their mind, we did not lose them.',
    'zh-CN': '在最初几秒内（按队列设定）即挂机的来电数：多为客户改变主意，而非我方丢失。',
    'zh-TW': '在最初幾秒內（依佇列設定）即掛斷的來電數：多為客戶改變主意，而非我方流失。',
  },
  formula: () => inEveryLanguage('As'),
  unit: 'calls',
  windows: TALLY_WINDOWS,
  better: 'lower',
  needs: () => ['short-abandons'],
  target: () => null,
  thresholds: () => null,
  compute: ({ tally }) => countFigure(tally.shortAbandons),
};
