import type { me as english } from '../en/me.ts';

export const me: typeof english = {
  'own-work-no-agent': '您的账号没有关联到现场的坐席，因此没有您自己的班次和数据。请管理员在“账号”中关联。',
  'own-contest-too-old': ({ days }) =>
    `只能对最近 ${days} 天内已经过去的时间提出异议。更早的日子请询问排班人员。`,
  'own-contest-there': '您已对这段时间提出异议，尚未处理。结果会显示在这里。',
  'calendar-link-unknown': '这个日历链接无效或已失效。请在您自己的页面“更多”中重新创建。',
  'help-call-stands': '您已经求助，主管看得到。请先结束这次求助再发起新的。',
  'help-call-too-soon': ({ seconds }) => `您在一分钟内已求助过。请在 ${seconds} 秒后再试。`,
  'help-call-unknown': ({ id }) => `没有编号为“${id}”的求助。请重新读取列表。`,
  'help-call-taken': ({ name }) =>
    name === null ? '这次求助已经结束。' : `${name} 已先于您应答了这次求助。`,
  'day-message-end-bad': '通知的结束时间必须晚于现在，且在一周之内。请重新设置。',
  'day-message-team-unknown': ({ team }) => `本站点没有“${team}”这个班组。请从列表中选择，或发给所有人。`,
  'day-message-unknown': ({ id }) => `没有编号为“${id}”的通知，或已被撤回。请重新读取列表。`,
  'calendar-name': ({ site }) => `班次 · ${site}`,
  'calendar-shift': '班次',
  'calendar-standby': ({ shift }) => `${shift}（待命）`,
  'calendar-leave': '休假',
  'calendar-part': ({ what, from, to }) => `${what} ${from}–${to}`,
  'calendar-lunch': '午餐',
  'calendar-break': '小休',
  'calendar-gap': '中间休息',
  'calendar-activity': '离线活动',
  'calendar-meeting': '会议',
  'calendar-open-breaks': ({ minutes }) => `小休共 ${minutes} 分钟，时间自定`,
};
