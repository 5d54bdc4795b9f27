import type { RequestState } from '../../requests/request.ts';
import type { requests as english } from '../en/requests.ts';

const STATES: Readonly<Record<RequestState, string>> = {
  asked: '待处理',
  agreed: '同事已同意',
  approved: '已批准',
  refused: '已拒绝',
  withdrawn: '已撤回',
  expired: '已过期',
};

export const requests: typeof english = {
  'request-unknown': '没有此申请。请重新读取列表。',
  'request-changed-meanwhile': '此申请刚由他人处理。请重新读取列表。',
  'rules-changed-meanwhile': '您打开之后，别人保存了新的规则：您的改动没有保存。请重新读取后再修改。',
  'request-of-agent': ({ agent, why }, word) => `${word(agent)}：${word(why)}`,
  'request-id-taken': '此申请由他人提交。请重新申请。',
  'request-no-agent': '此账号没有对应的坐席。请管理员设定对应的坐席。',
  'request-agent-gone': ({ agentId }) => `本站点没有坐席“${agentId}”。请选择其他同事。`,
  'request-self': '不能向自己申请。请选择一位同事。',
  'request-not-leave': '只有已批准的请假才能收回。',
  'request-cancelled-already': '此请假已经收回。',
  'request-not-yours': '此事不由您决定。',
  'request-over': '此申请已有结果，不再变动。如有需要请重新申请。',
  'request-seen-other': ({ seen, now }) =>
    `您看到的状态是“${STATES[seen]}”，现在已是“${STATES[now]}”，未作任何更改。请重新查看后再撤回。`,
  'request-expired': '已过期。请重新申请。',
  'request-waits-planner': '现由排班员决定。',
  'request-waits-colleague': '须先由同事同意。',
  'request-leave-kind-unknown': ({ kind }) => `没有假别“${kind}”。请从列表中选择。`,
  'request-days-bad': '请假须为今天起的 1 至 92 天。请选择其他日期。',
  'request-day-far': ({ last }, word) =>
    `申请和提供的日期最多为两年之内，即不晚于${word(last)}。请选择更早的日期。`,
  'request-part-bad': '部分时段须在同一天内，且结束晚于开始。请选择其他时间。',
  'request-part-outside': ({ day, from, to, start, end }, word) =>
    `您申请的是 ${from}–${to}，而您${word(day)}的班次是 ${start}–${end}。请选择班次内的时间；跨夜班次零点后的时间仍算班次开始的那一天。`,
  'request-day-unpublished': ({ day }, word) => `${word(day)}的班表尚未发布。请在发布后申请。`,
  'request-no-shift': ({ agent, day }, word) => `${word(agent)}在${word(day)}没有班次。请重新查看班表。`,
  'request-works-already': ({ agent, day }, word) => `${word(agent)}在${word(day)}已有班次。请选择其他日期。`,
  'request-hours-apart': ({ day }, word) => `这段时间与您${word(day)}的班次不相接。`,
  'request-offer-gone': '此项已不再提供。',
  'request-offer-over': '此项已截止。',
  'request-offer-taken': '名额已满。',
  'request-offer-not-yours': '此项只提供给其他班组。',
  'request-kind-closed': '此处不能申请此项。请联系排班员。',
  'request-begun': '已经开始。请联系现场主管。',
  'request-leave-nothing': '这些天您本来就休息。请选择其他日期。',
  'request-allowance-over': ({ year, allowance, wanted }) =>
    `加上此次，${year} 年共 ${wanted} 天，而额度为 ${allowance} 天。请减少天数，或选择其他假别。`,
  'request-hours-over': ({ year, allowance, wanted }) =>
    `加上此次，${year} 年共 ${wanted} 小时，而额度为 ${allowance} 小时。请减少时数，或选择其他假别。`,
  'request-leave-breaks': ({ why }, word) => `缺少您班表会违反规则，因此由排班员决定：${word(why)}`,
  'request-begun-planner': '已经开始，因此由排班员决定。',
  'request-short-notice': ({ hours }) => `距开始不足 ${hours} 小时，因此由排班员决定。`,
  'request-places-full': ({ day, taken, places }, word) =>
    `${word(day)}您班组的名额 ${places} 个已用 ${taken} 个，因此由排班员决定。`,
  'request-planner-decides': '由排班员决定。',
  'request-at-once': '立即批准。',
  'request-agreed-first': ({ agent }, word) => `须先由${word(agent)}同意。`,
  'request-open-to-all': '规则允许时，先接者得。',
  'request-open-already': '您已申请此项，尚未决定。请先撤回。',
  'request-planner-at-work': ({ day }, word) => `排班员正在修改${word(day)}的班表。请在发布后再试。`,
  'request-quicker': ({ day }, word) => `${word(day)}的班次已被他人抢先变动，未作任何更改。请重新查看。`,
  'request-wishes-changed': '排班员刚修改了您的时间。请查看后重新申请。',
  'request-offer-needs-shift': '此类开放认领须为班次，不能另带时段。请选择班次。',
  'request-offer-needs-hours': '此类开放认领须为时段，而不是班次。请填写起止时间。',
  'request-offer-template': ({ template }) => `排班设置中没有班次“${template}”。请从列表中选择。`,
  'request-offer-hours-short': ({ minutes, least }) =>
    `时段只有 ${minutes} 分钟，至少须为 ${least} 分钟。请选择其他时间。`,
  'request-offer-no-bonus': '奖励班次须有奖励。请填写奖励数额，或改为空缺班次。',
  'request-offer-bonus': ({ amount }) =>
    `奖励 ${amount} 无法发放：须大于 0，最多两位小数。请重新填写，或不设奖励。`,
  'request-offer-team': ({ team }) => `没有坐席属于班组“${team}”。请从列表中选择，或不选表示所有人。`,
  'request-offer-begun': '所选时间已经开始。请选择更晚的时间。',
  'request-offer-ended': '接受截止时间已过。请选择更晚的时间。',
  'request-offer-ends-late': '接受截止时间晚于开始时间。请选择开始之前的截止时间。',
  'request-expired-clock': '未能及时决定。',
  'request-shift-changed': '所涉班次已有变动，未作任何更改。',
};
