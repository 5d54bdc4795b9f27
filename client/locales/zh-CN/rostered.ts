import type { Words } from '../en/index.ts';

export const rostered: Words['rostered'] = {
  line: '已排班',
  most: '排班最多',
  short: '缺员',
  over: '超员',
  hours: (hours) => `${hours} 小时`,
  mostAt: (agents, when) => `最多 ${agents}，${when}`,
  what: '“已排班”指按已发布班表在接线的坐席，已扣除休息和离线活动，与“需要”相比；未设置损耗，病假、迟到等未扣除。',
  whatWithShrinkage: (shrinkage) =>
    `“已排班”指按已发布班表在接线的坐席，已扣除休息和离线活动，与加上 ${shrinkage} 损耗后的需要相比。若损耗中已含休息或培训，则会重复计算。`,
  ofQueue: (queues) =>
    `能接此队列的坐席全部计入。其中有人也接 ${queues}，不能同时接两边，因此这里不显示超员：请看技能组。`,
  groupsApart: (hours) => `各技能组分开看共缺 ${hours} 小时：一组超员补不了另一组缺员。`,
  withoutBreaks: (count, shifts) => `${shifts} 个班次中有 ${count} 个尚未安排小休：只扣除了用餐（长休）。`,
  unskilled: (count) => `有班次的坐席中 ${count} 人不接任何队列，未计入。`,
  notPublished: (days) => `${days} 没有已发布的班表：排班人数未知，并不是没有人。`,
  nonePublished: '这些日期没有已发布的班表：排班人数未知。',
  toRoster: '排班',
};
