import type { adherence as english } from '../en/adherence.ts';

export const adherence: typeof english = {
  'adherence-time-bad': '结束时间须晚于开始时间，且不超过一天。请重新设定开始或结束。',
  'adherence-agent-unknown': ({ agentId }) => `本站点没有坐席“${agentId}”。请按电话系统中的工号填写。`,
  'adherence-exception-unknown': ({ id }) => `没有例外“${id}”。请重新读取列表。`,
  'adherence-contest-unknown': ({ id }) => `没有申诉“${id}”。请重新读取列表。`,
  'adherence-contest-decided': '此申诉刚由他人处理。请重新读取列表。',
};
