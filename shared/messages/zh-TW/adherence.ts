import type { adherence as english } from '../en/adherence.ts';

export const adherence: typeof english = {
  'adherence-time-bad': '結束時間須晚於開始時間，且不超過一天。請重新設定開始或結束。',
  'adherence-agent-unknown': ({ agentId }) => `本站點沒有客服人員「${agentId}」。請依電話系統中的編號填寫。`,
  'adherence-exception-unknown': ({ id }) => `沒有例外「${id}」。請重新讀取清單。`,
  'adherence-contest-unknown': ({ id }) => `沒有申訴「${id}」。請重新讀取清單。`,
  'adherence-contest-decided': '此申訴剛由他人處理。請重新讀取清單。',
};
