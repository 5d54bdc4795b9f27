import type * as english from '../en/history.ts';

const write = (count: number) => count.toLocaleString('zh-CN');

const GRAINS = {
  interval: '时段',
  hour: '小时',
  day: '日',
  week: '周',
  month: '月',
  year: '年',
  whole: '整个期间',
} as const;
const SUBJECTS = { site: '全站', queue: '队列', team: '班组', agent: '坐席' } as const;

export const history: typeof english.history = {
  'days-backwards': ({ from, to }) => `截止日期（${to}）早于起始日期（${from}）。请对调。`,
  'day-wrong': ({ name, day }) =>
    `${name}（${day}）应为 1970-01-02 至 2199-12-31 之间的日期。请写成 2026-03-31 的形式。`,
  'days-too-many': ({ days, from, to, most }) =>
    `${from} 至 ${to} 共 ${days} 天，最多 ${write(most)} 天。请缩短期间。`,
  'agents-by-what': ({ named, by }) =>
    `指定${named === 'agents' ? '坐席' : '班组'}时只能按坐席或班组统计，不能按${SUBJECTS[by]}。请改为按坐席或班组。`,
  'queues-of-site': '队列（“*”）须为队列名称。要看全站，请不选队列。',
  'metric-unknown': ({ metric, by, known }) => `没有指标（${metric}）。按${SUBJECTS[by]}可选：${known}。`,
  'periods-too-many': ({ periods, grain, from, to, most }) =>
    `${from} 至 ${to} 按${GRAINS[grain]}约有 ${write(periods)} 行，最多 ${write(most)} 行。请缩短期间，或选择更粗的粒度。`,
  'rows-too-many': ({ rows, periods, subjects, by, most }) =>
    `约有 ${write(rows)} 行（${write(periods)} 个时段 × ${write(subjects)} 个${SUBJECTS[by]}），最多 ${write(most)} 行。请缩短期间、选择更粗的粒度，或少选几个。`,
  'page-unknown': ({ page }) => `page（${page}）应为上一页的“next”。第一页请省略。`,
  'question-given-up': '查询已被放弃。',
  'past-closed': '历史数据已关闭：Floorcast 正在停止。',
  'answer-broke-off': '查询中断。请重试。',
  'answer-failed': ({ words }) => `查询中断：${words}`,
};
