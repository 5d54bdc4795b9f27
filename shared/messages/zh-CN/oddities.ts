import type * as english from '../en/oddities.ts';
import { leaveNames } from './names.ts';

export const oddities: typeof english.oddities = {
  'odd-event-failed': ({ words }) => words,
  'odd-type': ({ type }) => `类型 ${type} 不是事件`,
  'odd-time-implausible': ({ atMs }) => `atMs ${atMs} 不在 1990 年至 2200 年之间`,
  'odd-time-old': ({ atMs, day }) => `atMs ${atMs} 早于昨日 ${day}`,
  'odd-time-far-ahead': ({ atMs }) => `atMs ${atMs} 超出现场时钟 8 天以上`,
  'odd-time-ahead': ({ atMs }) => `atMs ${atMs} 超出现场时钟一小时以上`,
  'odd-clock-back': ({ fromMs, toMs }) => `从 ${fromMs} 到 ${toMs}`,
  'odd-queue-name': ({ queueId }) => `queueId “${queueId}” 不能用作队列名称`,
  'odd-queues-full': ({ queueId, most }) => `队列 ${queueId}：已有 ${most} 个`,
  'odd-agents-full': ({ agentId, most }) => `坐席 ${agentId}：已有 ${most} 名`,
  'odd-calls-full': ({ callId, most }) => `来电 ${callId}：未结束的已有 ${most} 个`,
  'odd-feeds-full': ({ feedId, most }) => `数据源 ${feedId}：已有 ${most} 个`,
  'odd-memberships-full': ({ agentId, most }) => `坐席 ${agentId}：所属队列超过 ${most} 个`,
  'odd-agent-late': ({ type, agentId }) => `坐席 ${agentId} 的 ${type}：已有更新的消息`,
  'odd-agent-unknown': ({ agentId }) => `坐席 ${agentId} 从未签入`,
  'odd-not-their-queue': ({ agentId, queueId }) => `坐席 ${agentId} 在队列 ${queueId} 小休，但并不属于该队列`,
  'odd-call': ({ callId, queueId }) => `来电 ${callId}，队列 ${queueId}`,
  'odd-offered-again': ({ callId, queueId }) => `来电 ${callId} 进入队列 ${queueId}`,
  'odd-waits-since': ({ callId, queueId, sinceMs }) =>
    `来电 ${callId} 自 ${sinceMs} 起在队列 ${queueId} 等待`,
  'odd-answered-after': ({ callId, queueId }) => `来电 ${callId} 此后已在队列 ${queueId} 接通`,
  'odd-rang-late': ({ callId, queueId }) => `来电 ${callId} 在队列 ${queueId} 振铃，但等待已结束`,
  'odd-answered-again': ({ callId, queueId, agentId }) =>
    `来电 ${callId} 由 ${agentId} 接通，队列 ${queueId}`,
  'odd-second-answer': ({ callId, queueId, agentId, firstId }) =>
    `来电 ${callId}，队列 ${queueId}：${firstId} 先接，${agentId} 后接`,
  'odd-answered-late': ({ callId, queueId }) => `来电 ${callId} 在队列 ${queueId} 接通，但此前已结束`,
  'odd-answered-unseen': ({ callId, queueId, agentId }) => `来电 ${callId}，队列 ${queueId}，坐席 ${agentId}`,
  'odd-left': ({ callId, queueId, how }) => `来电 ${callId}，队列 ${queueId}：${leaveNames[how]}`,
  'odd-left-answered': ({ callId, queueId, how }) =>
    `来电 ${callId}，队列 ${queueId}：${leaveNames[how]}，但已接通`,
  'odd-left-late': ({ callId, queueId, how }) =>
    `来电 ${callId}，队列 ${queueId}：${leaveNames[how]}，但此前已结束`,
  'odd-conversation': ({ type, callId, queueId, agentId }) =>
    `${type}：来电 ${callId}，队列 ${queueId}，坐席 ${agentId}`,
  'odd-wrap-up-over': ({ callId, agentId }) => `坐席 ${agentId} 对来电 ${callId} 的话后处理已结束`,
  'odd-waited-a-day': ({ callId, queueId }) => `来电 ${callId} 在队列 ${queueId} 等待了一天`,
  'odd-never-ended': ({ callId, agentId }) => `来电 ${callId} 与坐席 ${agentId} 的通话始终没有结束`,
  'odd-left-before': ({ callId, queueId, ms }) =>
    `来电 ${callId} 离开队列 ${queueId} 的时间比呼入早 ${ms} 毫秒`,
  'odd-ended-before': ({ callId, ms }) => `来电 ${callId} 结束的时间比接通早 ${ms} 毫秒`,
  'odd-gone': ({ callId, queueId }) => `来电 ${callId} 已不在队列 ${queueId}`,
  'odd-talks-already': ({ callId, queueId, agentId }) =>
    `来电 ${callId}（队列 ${queueId}）已在与坐席 ${agentId} 通话`,
  'odd-waits-already': ({ callId, queueId }) => `来电 ${callId} 已在队列 ${queueId} 等待`,
};
