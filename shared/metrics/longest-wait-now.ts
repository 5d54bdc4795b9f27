import { ageFigure, countFigure, NO_FIGURE } from './figures.ts';
import type { Metric } from './metric.ts';

export const longestWaitNow: Metric = {
  id: 'longest-wait-now',
  label: { en: 'Longest wait now', 'zh-CN': '当前最长等待', 'zh-TW': '目前最久等候' },
  short: { en: 'Longest now', 'zh-CN': '当前最长', 'zh-TW': '目前最久' },
  explain: {
    en: 'How long the caller at the head of the wait has been waiting so far. Not the longest wait of the day. 0:00 when nobody waits.',
    'zh-CN': '此刻排队最久的来电已经等了多长时间，不是当日最长等待。无人排队时为 0:00。',
    'zh-TW': '此刻等候最久的來電已經等了多長時間，並非當日最久等候。無人等候時為 0:00。',
  },
  formula: () => ({
    en: 'now - oldest offered of W',
    'zh-CN': '当前时刻 - W 中最早的呼入时间',
    'zh-TW': '目前時刻 - W 中最早的進線時間',
  }),
  unit: 'seconds',
  windows: ['now'],
  better: 'lower',
  target: (rule) => rule.answerWithinSeconds,
  // Under "80 % in X" one caller in five may wait longer than X on a good day: X itself is no reason to turn.
  thresholds: (rule) => ({ warn: 3 * rule.answerWithinSeconds, bad: 6 * rule.answerWithinSeconds }),
  // The clock is read only while somebody waits: otherwise the figure does not move with it.
  compute: (scope) => {
    if (scope.live === null) return NO_FIGURE;
    const oldestMs = scope.live.oldestOfferedAtMs;
    if (oldestMs === null) return countFigure(0);
    return ageFigure(scope.nowMs - oldestMs);
  },
};
