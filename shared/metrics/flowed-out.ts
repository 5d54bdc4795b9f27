import { TALLY_WINDOWS } from '../floor/windows.ts';
import { countFigure } from './figures.ts';
import type { Metric } from './metric.ts';
import { inEveryLanguage } from '../site/localized-text.ts';

export const flowedOut: Metric = {
  id: 'flowed-out',
  label: { en: 'Flowed out', 'zh-CN': '溢出量', 'zh-TW': '溢出量' },
  short: { en: 'Flowed out', 'zh-CN': '溢出量', 'zh-TW': '溢出量' },
  explain: {
    en: 'Callers who left the queue without an agent and without hanging up: timeout, key press, overflow, callback, voicemail, nobody there. Never counted as abandoned.',
    'zh-CN': '未接通坐席也未挂机而离开队列的来电数：超时、按键、溢出、回呼、留言、无坐席等。不计入放弃。',
    'zh-TW':
      '未由客服人員接聽也未掛斷而離開佇列的來電數：逾時、按鍵、溢出、回撥、語音留言、無人值席等。不計入放棄。',
  },
  formula: () => inEveryLanguage('F'),
  unit: 'calls',
  windows: TALLY_WINDOWS,
  better: 'lower',
  target: () => null,
  thresholds: () => null,
  compute: ({ tally }) => countFigure(tally.flowedOut),
};
