import { TALLY_WINDOWS } from '../floor/windows.ts';
import { NO_FIGURE, quotientFigure } from './figures.ts';
import type { Metric } from './metric.ts';

export const occupancy: Metric = {
  id: 'occupancy',
  label: { en: 'Occupancy', 'zh-CN': '坐席占用率', 'zh-TW': '客服佔用率' },
  short: { en: 'Occupancy', 'zh-CN': '占用率', 'zh-TW': '佔用率' },
  explain: {
    en: 'Share of the agents’ time on calls or in wrap-up, of that time plus ready time. Pauses are not in it. Well above 90 % nobody lasts long. Over several queues that share agents it shows a dash: choose one queue or the whole site.',
    'zh-CN':
      '坐席通话与话后处理时间占该时间与就绪时间之和的比例，不含小休。长期高于 90% 难以为继。所选多个队列共用坐席时显示“–”，请选单个队列或全站。',
    'zh-TW':
      '客服人員通話與話後處理時間占該時間與待機時間之和的比例，不含小休。長期高於 90% 難以為繼。所選多個佇列共用客服人員時顯示「–」，請選單一佇列或全站。',
  },
  formula: () => ({
    en: 'handle time / (handle time + ready time)',
    'zh-CN': '处理时间 / (处理时间 + 就绪时间)',
    'zh-TW': '處理時間 / (處理時間 + 待機時間)',
  }),
  unit: 'ratio',
  windows: TALLY_WINDOWS,
  better: 'lower',
  target: () => null,
  thresholds: () => ({ warn: 0.92, bad: 0.98 }),
  compute: ({ tally, sharesAgents }) =>
    sharesAgents ? NO_FIGURE : quotientFigure(tally.handleAgentMs, tally.handleAgentMs + tally.readyAgentMs),
  ofAgents: {
    reads: 'time',
    compute: (tally) => {
      const busyMs = tally.talkingMs + tally.inWrapUpMs;
      return quotientFigure(busyMs, busyMs + tally.readyMs);
    },
  },
};
