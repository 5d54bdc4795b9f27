import type * as english from '../en/history.ts';

const write = (count: number) => count.toLocaleString('zh-TW');

const GRAINS = {
  interval: '時段',
  hour: '小時',
  day: '日',
  week: '週',
  month: '月',
  year: '年',
  whole: '整個期間',
} as const;
const SUBJECTS = { site: '全站', queue: '佇列', team: '組別', agent: '客服人員' } as const;

export const history: typeof english.history = {
  'days-backwards': ({ from, to }) => `截止日期（${to}）早於起始日期（${from}）。請對調。`,
  'day-wrong': ({ name, day }) =>
    `${name}（${day}）應為 1970-01-02 至 2199-12-31 之間的日期。請寫成 2026-03-31 的形式。`,
  'days-too-many': ({ days, from, to, most }) =>
    `${from} 至 ${to} 共 ${days} 天，最多 ${write(most)} 天。請縮短期間。`,
  'agents-by-what': ({ named, by }) =>
    `指定${named === 'agents' ? '客服人員' : '組別'}時只能依客服人員或組別統計，不能依${SUBJECTS[by]}。請改為依客服人員或組別。`,
  'queues-of-site': '佇列（「*」）須為佇列名稱。要看全站，請不選佇列。',
  'metric-unknown': ({ metric, by, known }) => `沒有指標（${metric}）。依${SUBJECTS[by]}可選：${known}。`,
  'periods-too-many': ({ periods, grain, from, to, most }) =>
    `${from} 至 ${to} 依${GRAINS[grain]}約有 ${write(periods)} 列，最多 ${write(most)} 列。請縮短期間，或選擇更粗的粒度。`,
  'rows-too-many': ({ rows, periods, subjects, by, most }) =>
    `約有 ${write(rows)} 列（${write(periods)} 個時段 × ${write(subjects)} 個${SUBJECTS[by]}），最多 ${write(most)} 列。請縮短期間、選擇更粗的粒度，或少選幾個。`,
  'page-unknown': ({ page }) => `page（${page}）應為上一頁的「next」。第一頁請省略。`,
  'question-given-up': '查詢已被放棄。',
  'past-closed': '歷史資料已關閉：Floorcast 正在停止。',
  'answer-broke-off': '查詢中斷。請重試。',
  'answer-failed': ({ words }) => `查詢中斷：${words}`,
};
