import { TALLY_WINDOWS } from '../floor/windows.ts';
import { ageFigure, NO_FIGURE } from './figures.ts';
import type { Metric } from './metric.ts';

export const longestWait: Metric = {
  id: 'longest-wait',
  label: { en: 'Longest wait', 'zh-CN': '最长等待', 'zh-TW': '最久等候' },
  short: { en: 'Longest wait', 'zh-CN': '最长等待', 'zh-TW': '最久等候' },
  explain: {
    en: 'The longest wait of the calls offered in this window, however it ended; whoever is waiting at this instant counts too.',
    'zh-CN': '该时段来电中最长的一次等待，无论结果如何；此刻仍在排队的来电也计算在内。',
    'zh-TW': '該時段來電中最久的一次等候，不論結果如何；此刻仍在等候的來電也計算在內。',
  },
  formula: () => ({
    en: 'max(wait of H, A, F; now - oldest offered of W)',
    'zh-CN': 'max(H、A、F 的等待；当前时刻 - W 中最早的呼入时间)',
    'zh-TW': 'max(H、A、F 的等候；目前時刻 - W 中最早的進線時間)',
  }),
  unit: 'seconds',
  windows: TALLY_WINDOWS,
  better: 'lower',
  needs: () => ['longest-wait'],
  target: () => null,
  thresholds: () => null,
  // The clock is read only while somebody waits: otherwise the figure does not move with it.
  compute: (scope) => {
    const { tally } = scope;
    const oldestMs = scope.live?.oldestOfferedAtMs ?? null;
    const runningMs = oldestMs === null ? 0 : Math.max(0, scope.nowMs - oldestMs);
    if (oldestMs === null && tally.offered === tally.waiting) return NO_FIGURE;
    return ageFigure(Math.max(tally.longestWaitMs, runningMs));
  },
};
