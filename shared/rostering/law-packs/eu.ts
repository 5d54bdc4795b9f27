import type { LawPack } from './law-pack.ts';

/** Directive 2003/88/EC of the European Union on working time: the least that every member state's law asks for. */
export const eu: LawPack = {
  id: 'eu',
  name: { en: 'European Union', 'zh-CN': '欧盟', 'zh-TW': '歐盟' },
  source: {
    en: 'Directive 2003/88/EC on working time: the least that every member state’s law asks for',
    'zh-CN': '工作时间指令 2003/88/EC：各成员国法律的最低要求',
    'zh-TW': '工作時間指令 2003/88/EC：各成員國法律的最低要求',
  },
  rules: [
    { rule: 'rest-between-shifts', settings: { minutes: { hardMin: 660 } } },
    { rule: 'consecutive-days', settings: { days: { hardMax: 6 } } },
    {
      rule: 'working-hours',
      settings: {
        minutesPerWeek: { softMax: 2880, perOver: 0.05, hardMax: 3600 },
        minutesPerDay: { hardMax: 780 },
      },
    },
  ],
  articles: [
    {
      rule: 'rest-between-shifts',
      setting: 'minutes',
      says: {
        en: 'Art. 3: 11 hours of rest in 24.',
        'zh-CN': '第 3 条：每 24 小时连续休息 11 小时。',
        'zh-TW': '第 3 條：每 24 小時連續休息 11 小時。',
      },
    },
    {
      rule: 'consecutive-days',
      setting: 'days',
      says: {
        en: 'Art. 5: 24 hours in seven days, with the 11 hours of art. 3.',
        'zh-CN': '第 5 条：每七日连续休息 24 小时，另加第 3 条的 11 小时。',
        'zh-TW': '第 5 條：每七日連續休息 24 小時，另加第 3 條的 11 小時。',
      },
    },
    {
      rule: 'working-hours',
      setting: 'minutesPerWeek',
      says: {
        en: 'Art. 6: 48 hours a week on the average of four months (art. 16), so that single weeks only cost.',
        'zh-CN': '第 6 条：四个月平均每周不超过 48 小时（第 16 条），故单周超出只计代价。',
        'zh-TW': '第 6 條：四個月平均每週不超過 48 小時（第 16 條），故單週超出只計代價。',
      },
    },
    {
      rule: 'working-hours',
      setting: 'minutesPerDay',
      says: {
        en: 'What the rest of art. 3 leaves of a day.',
        'zh-CN': '第 3 条的休息之外，一天所余的时间。',
        'zh-TW': '第 3 條的休息之外，一天所餘的時間。',
      },
    },
  ],
  besides: {
    en: 'The break after six hours (art. 4) is one of the shift templates.',
    'zh-CN': '工作六小时后的休息（第 4 条）是班次模板里的休息。',
    'zh-TW': '工作六小時後的休息（第 4 條）是班別範本裡的休息。',
  },
};
