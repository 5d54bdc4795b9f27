import type * as english from '../en/replays.ts';

export const replays: typeof english.replays = {
  'day-not-in-calendar': ({ day }) => `日期（${day}）不存在。請寫成 2026-03-31 的形式。`,
  'day-not-begun': ({ day }) => `${day} 尚未開始。請選擇過去的日期。`,
  'replays-too-many': ({ most }) => `已有 ${most} 個重播在執行，不能再增加。請先關閉其中一個。`,
  'replay-unknown': ({ replayId }) => `重播「${replayId}」已不存在。請重新開始。`,
  'replay-over': '此重播已結束。請重新開始。',
  'replay-ended': ({ reason }, word) => `重播已結束：${word(reason)}`,
  'replay-closed': '已被關閉。',
  'replay-unwatched': '已無人觀看。',
  'replay-of-nothing': '日誌裡沒有這一天的資料。請選擇其他日期。',
  'replay-failed': ({ words }) => `重播失敗：${words}`,
  'replay-stopped': '重播自行中止。請重新開始。',
  'server-stops': '伺服器正在停止。',
};
