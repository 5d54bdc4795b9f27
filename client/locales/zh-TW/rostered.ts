import type { Words } from '../en/index.ts';

export const rostered: Words['rostered'] = {
  line: '已排班',
  most: '排班最多',
  short: '缺員',
  over: '超員',
  hours: (hours) => `${hours} 小時`,
  mostAt: (agents, when) => `最多 ${agents}，${when}`,
  what: '「已排班」指按已發布班表在線接聽的客服人員，已扣除休息和離線活動，與「需要」相比；未設定損耗，病假、遲到等未扣除。',
  whatWithShrinkage: (shrinkage) =>
    `「已排班」指按已發布班表在線接聽的客服人員，已扣除休息和離線活動，與加上 ${shrinkage} 損耗後的需要相比。若損耗中已含休息或訓練，則會重複計算。`,
  ofQueue: (queues) =>
    `能接此佇列的客服人員全部計入。其中有人也接 ${queues}，不能同時接兩邊，因此這裡不顯示超員：請看技能組。`,
  groupsApart: (hours) => `各技能組分開看共缺 ${hours} 小時：一組超員補不了另一組缺員。`,
  withoutBreaks: (count, shifts) => `${shifts} 個班別中有 ${count} 個尚未安排小休：只扣除了用餐（長休）。`,
  unskilled: (count) => `有班別的客服人員中 ${count} 人不接任何佇列，未計入。`,
  notPublished: (days) => `${days} 沒有已發布的班表：排班人數未知，並不是沒有人。`,
  nonePublished: '這些日期沒有已發布的班表：排班人數未知。',
  toRoster: '排班',
};
