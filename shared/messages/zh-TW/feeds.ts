import type * as english from '../en/feeds.ts';

export const feeds: typeof english.feeds = {
  'feed-not-started': '尚未啟動',
  'feed-stopped': '已停止',
  'feed-connecting': ({ address }) => `正在連線至 ${address}`,
  'feed-connected': ({ address }) => `已連線至 ${address}`,
  'feed-again-in': ({ reason, seconds }, word) => `${word(reason)}；${seconds} 秒後重試`,
  'feed-closed': '連線被關閉',
  'feed-refused': ({ error }) =>
    `該位址沒有程式在接聽（${error}）。可能是 manager.conf 中 enabled=no，或連接埠不對`,
  'feed-no-host': ({ error }) => `沒有這台主機（${error}）。ASTERISK_HOST 可能寫錯了`,
  'feed-certificate': ({ error }) => `對方憑證不受信任（${error}）。設 ASTERISK_TLS=unverified 可接受它`,
  'feed-login-refused': ({ address, username, words }) =>
    `${address} 拒絕 ${username} 登入：${words}。ASTERISK_USERNAME 或 ASTERISK_SECRET 可能與 manager.conf 不一致`,
  'feed-login-late': ({ address, seconds }) => `${address} 在 ${seconds} 秒內沒有完成登入`,
  'feed-silent': ({ address, seconds }) => `${address} 已有 ${seconds} 秒沒有訊息`,
  'feed-log-unreadable': ({ path, words }) =>
    `無法讀取 queue_log ${path}（${words}），斷線期間的資料無法補回。請檢查 ASTERISK_QUEUE_LOG 和檔案權限。`,
  'feed-unusable': ({ counts }) => `無法使用的訊息：${counts}`,
  'feed-not-kept': ({ words }) => `事件無法寫入，正在重試：${words}`,
  'simulation-catching-up': '正在補算模擬的一天',
  'simulation-stopped': ({ words }) => `模擬已停止：${words}`,
  'simulated-floor': ({ speed }) => (speed === 1 ? '模擬現場' : `模擬現場，${speed} 倍速`),
  'phone-system-silent': '話務系統沒有回應。',
};
