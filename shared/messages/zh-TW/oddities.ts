import type * as english from '../en/oddities.ts';
import { leaveNames } from './names.ts';

export const oddities: typeof english.oddities = {
  'odd-event-failed': ({ words }) => words,
  'odd-type': ({ type }) => `類型 ${type} 不是事件`,
  'odd-time-implausible': ({ atMs }) => `atMs ${atMs} 不在 1990 年至 2200 年之間`,
  'odd-time-old': ({ atMs, day }) => `atMs ${atMs} 早於昨日 ${day}`,
  'odd-time-far-ahead': ({ atMs }) => `atMs ${atMs} 超出現場時鐘 8 天以上`,
  'odd-time-ahead': ({ atMs }) => `atMs ${atMs} 超出現場時鐘一小時以上`,
  'odd-clock-back': ({ fromMs, toMs }) => `從 ${fromMs} 到 ${toMs}`,
  'odd-queue-name': ({ queueId }) => `queueId「${queueId}」不能用作佇列名稱`,
  'odd-queues-full': ({ queueId, most }) => `佇列 ${queueId}：已有 ${most} 個`,
  'odd-agents-full': ({ agentId, most }) => `客服人員 ${agentId}：已有 ${most} 名`,
  'odd-calls-full': ({ callId, most }) => `來電 ${callId}：未結束的已有 ${most} 通`,
  'odd-feeds-full': ({ feedId, most }) => `資料來源 ${feedId}：已有 ${most} 個`,
  'odd-memberships-full': ({ agentId, most }) => `客服人員 ${agentId}：所屬佇列超過 ${most} 個`,
  'odd-agent-late': ({ type, agentId }) => `客服人員 ${agentId} 的 ${type}：已有更新的訊息`,
  'odd-agent-unknown': ({ agentId }) => `客服人員 ${agentId} 從未簽入`,
  'odd-not-their-queue': ({ agentId, queueId }) =>
    `客服人員 ${agentId} 在佇列 ${queueId} 小休，但並不屬於該佇列`,
  'odd-call': ({ callId, queueId }) => `來電 ${callId}，佇列 ${queueId}`,
  'odd-offered-again': ({ callId, queueId }) => `來電 ${callId} 進入佇列 ${queueId}`,
  'odd-waits-since': ({ callId, queueId, sinceMs }) =>
    `來電 ${callId} 自 ${sinceMs} 起在佇列 ${queueId} 等候`,
  'odd-answered-after': ({ callId, queueId }) => `來電 ${callId} 此後已在佇列 ${queueId} 接聽`,
  'odd-rang-late': ({ callId, queueId }) => `來電 ${callId} 在佇列 ${queueId} 響鈴，但等候已結束`,
  'odd-answered-again': ({ callId, queueId, agentId }) =>
    `來電 ${callId} 由 ${agentId} 接聽，佇列 ${queueId}`,
  'odd-second-answer': ({ callId, queueId, agentId, firstId }) =>
    `來電 ${callId}，佇列 ${queueId}：${firstId} 先接，${agentId} 後接`,
  'odd-answered-late': ({ callId, queueId }) => `來電 ${callId} 在佇列 ${queueId} 接聽，但先前已結束`,
  'odd-answered-unseen': ({ callId, queueId, agentId }) =>
    `來電 ${callId}，佇列 ${queueId}，客服人員 ${agentId}`,
  'odd-left': ({ callId, queueId, how }) => `來電 ${callId}，佇列 ${queueId}：${leaveNames[how]}`,
  'odd-left-answered': ({ callId, queueId, how }) =>
    `來電 ${callId}，佇列 ${queueId}：${leaveNames[how]}，但已接聽`,
  'odd-left-late': ({ callId, queueId, how }) =>
    `來電 ${callId}，佇列 ${queueId}：${leaveNames[how]}，但先前已結束`,
  'odd-conversation': ({ type, callId, queueId, agentId }) =>
    `${type}：來電 ${callId}，佇列 ${queueId}，客服人員 ${agentId}`,
  'odd-wrap-up-over': ({ callId, agentId }) => `客服人員 ${agentId} 對來電 ${callId} 的話後處理已結束`,
  'odd-waited-a-day': ({ callId, queueId }) => `來電 ${callId} 在佇列 ${queueId} 等候了一天`,
  'odd-never-ended': ({ callId, agentId }) => `來電 ${callId} 與客服人員 ${agentId} 的通話始終沒有結束`,
  'odd-left-before': ({ callId, queueId, ms }) =>
    `來電 ${callId} 離開佇列 ${queueId} 的時間比進線早 ${ms} 毫秒`,
  'odd-ended-before': ({ callId, ms }) => `來電 ${callId} 結束的時間比接聽早 ${ms} 毫秒`,
  'odd-gone': ({ callId, queueId }) => `來電 ${callId} 已不在佇列 ${queueId}`,
  'odd-talks-already': ({ callId, queueId, agentId }) =>
    `來電 ${callId}（佇列 ${queueId}）已在與客服人員 ${agentId} 通話`,
  'odd-waits-already': ({ callId, queueId }) => `來電 ${callId} 已在佇列 ${queueId} 等候`,
};
