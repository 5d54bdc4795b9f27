import type { me as english } from '../en/me.ts';

export const me: typeof english = {
  'own-work-no-agent':
    '您的帳號沒有連結到現場的客服人員，因此沒有您自己的班次與數據。請管理員在「帳號」中連結。',
  'own-contest-too-old': ({ days }) =>
    `只能對最近 ${days} 天內已經過去的時間提出異議。更早的日子請詢問排班人員。`,
  'own-contest-there': '您已對這段時間提出異議，尚未處理。結果會顯示在這裡。',
  'calendar-link-unknown': '這個日曆連結無效或已失效。請在您自己的頁面「更多」中重新建立。',
  'help-call-stands': '您已經求助，主管看得到。請先結束這次求助再發起新的。',
  'help-call-too-soon': ({ seconds }) => `您在一分鐘內已求助過。請在 ${seconds} 秒後再試。`,
  'help-call-unknown': ({ id }) => `沒有編號為「${id}」的求助。請重新讀取清單。`,
  'help-call-taken': ({ name }) =>
    name === null ? '這次求助已經結束。' : `${name} 已先於您回應了這次求助。`,
  'day-message-end-bad': '通知的結束時間必須晚於現在，且在一週之內。請重新設定。',
  'day-message-team-unknown': ({ team }) => `本站點沒有「${team}」這個組別。請從清單中選擇，或發給所有人。`,
  'day-message-unknown': ({ id }) => `沒有編號為「${id}」的通知，或已被撤回。請重新讀取清單。`,
  'calendar-name': ({ site }) => `班次 · ${site}`,
  'calendar-shift': '班次',
  'calendar-standby': ({ shift }) => `${shift}（待命）`,
  'calendar-leave': '休假',
  'calendar-part': ({ what, from, to }) => `${what} ${from}–${to}`,
  'calendar-lunch': '午餐',
  'calendar-break': '小休',
  'calendar-gap': '中間休息',
  'calendar-activity': '離線活動',
  'calendar-meeting': '會議',
  'calendar-open-breaks': ({ minutes }) => `小休共 ${minutes} 分鐘，時間自定`,
};
