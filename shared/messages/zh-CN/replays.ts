import type * as english from '../en/replays.ts';

export const replays: typeof english.replays = {
  'day-not-in-calendar': ({ day }) => `日期（${day}）不存在。请写成 2026-03-31 的形式。`,
  'day-not-begun': ({ day }) => `${day} 尚未开始。请选择过去的日期。`,
  'replays-too-many': ({ most }) => `已有 ${most} 个回放在运行，不能再增加。请先关闭其中一个。`,
  'replay-unknown': ({ replayId }) => `回放“${replayId}”已不存在。请重新开始。`,
  'replay-over': '此回放已结束。请重新开始。',
  'replay-ended': ({ reason }, word) => `回放已结束：${word(reason)}`,
  'replay-closed': '已被关闭。',
  'replay-unwatched': '已无人观看。',
  'replay-of-nothing': '日志里没有这一天的数据。请选择其他日期。',
  'replay-failed': ({ words }) => `回放失败：${words}`,
  'replay-stopped': '回放自行中止。请重新开始。',
  'server-stops': '服务器正在停止。',
};
