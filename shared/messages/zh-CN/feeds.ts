import type * as english from '../en/feeds.ts';

export const feeds: typeof english.feeds = {
  'feed-not-started': '尚未启动',
  'feed-stopped': '已停止',
  'feed-connecting': ({ address }) => `正在连接 ${address}`,
  'feed-connected': ({ address }) => `已连接 ${address}`,
  'feed-again-in': ({ reason, seconds }, word) => `${word(reason)}；${seconds} 秒后重试`,
  'feed-closed': '连接被关闭',
  'feed-refused': ({ error }) =>
    `该地址没有程序在监听（${error}）。可能是 manager.conf 中 enabled=no，或端口不对`,
  'feed-no-host': ({ error }) => `没有这台主机（${error}）。ASTERISK_HOST 可能写错了`,
  'feed-certificate': ({ error }) => `对方证书不受信任（${error}）。设 ASTERISK_TLS=unverified 可接受它`,
  'feed-login-refused': ({ address, username, words }) =>
    `${address} 拒绝 ${username} 登录：${words}。ASTERISK_USERNAME 或 ASTERISK_SECRET 可能与 manager.conf 不一致`,
  'feed-login-late': ({ address, seconds }) => `${address} 在 ${seconds} 秒内没有完成登录`,
  'feed-silent': ({ address, seconds }) => `${address} 已有 ${seconds} 秒没有消息`,
  'feed-log-unreadable': ({ path, words }) =>
    `无法读取 queue_log ${path}（${words}），断线期间的数据无法补回。请检查 ASTERISK_QUEUE_LOG 和文件权限。`,
  'feed-unusable': ({ counts }) => `无法使用的消息：${counts}`,
  'feed-not-kept': ({ words }) => `事件未能写入，正在重试：${words}`,
  'simulation-catching-up': '正在补算模拟的一天',
  'simulation-stopped': ({ words }) => `模拟已停止：${words}`,
  'simulated-floor': ({ speed }) => (speed === 1 ? '模拟现场' : `模拟现场，${speed} 倍速`),
  'phone-system-silent': '话务系统没有应答。',
};
