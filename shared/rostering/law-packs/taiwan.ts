import type { LawPack } from './law-pack.ts';

/** Labor Standards Act of Taiwan (勞動基準法), without the flexible hours of art. 30 sections 2 and 3. */
export const taiwan: LawPack = {
  id: 'taiwan',
  name: { en: 'Taiwan', 'zh-CN': '台湾', 'zh-TW': '台灣' },
  source: {
    en: 'Labor Standards Act, without the flexible hours of art. 30 sections 2 and 3',
    'zh-CN': '《劳动基准法》，不含第三十条第二、三项的变形工时',
    'zh-TW': '《勞動基準法》，不含第 30 條第 2、3 項之變形工時',
  },
  rules: [
    {
      rule: 'working-hours',
      settings: {
        minutesPerDay: { softMax: 480, perOver: 0.02, hardMax: 720 },
        minutesPerWeek: { softMax: 2400, perOver: 0.02 },
        minutesPerMonth: { hardMax: 13_320 },
      },
    },
    { rule: 'rest-between-shifts', settings: { minutes: { hardMin: 660 } } },
    { rule: 'consecutive-days', settings: { days: { softMax: 5, perOver: 5, hardMax: 6 } } },
  ],
  articles: [
    {
      rule: 'working-hours',
      setting: 'minutesPerDay',
      says: {
        en: 'Art. 30 section 1: 8 hours a day; art. 32 section 2: 12 with overtime.',
        'zh-CN': '第三十条第一项：每日 8 小时；第三十二条第二项：连同加班不超过 12 小时。',
        'zh-TW': '第 30 條第 1 項：每日 8 小時；第 32 條第 2 項：連同延長工時不超過 12 小時。',
      },
    },
    {
      rule: 'working-hours',
      setting: 'minutesPerWeek',
      says: {
        en: 'Art. 30 section 1: 40 hours a week; what is beyond is overtime.',
        'zh-CN': '第三十条第一项：每周 40 小时，超出部分为加班。',
        'zh-TW': '第 30 條第 1 項：每週 40 小時，超出部分為延長工時。',
      },
    },
    {
      rule: 'working-hours',
      setting: 'minutesPerMonth',
      says: {
        en: 'Art. 32 section 2: overtime of at most 46 hours a month, here over 22 days of 8 hours.',
        'zh-CN': '第三十二条第二项：每月加班不超过 46 小时，此处按 22 天、每天 8 小时计。',
        'zh-TW': '第 32 條第 2 項：每月延長工時不超過 46 小時，此處按 22 天、每天 8 小時計。',
      },
    },
    {
      rule: 'rest-between-shifts',
      setting: 'minutes',
      says: {
        en: 'Art. 34 section 2: 11 hours of rest where shifts change.',
        'zh-CN': '第三十四条第二项：轮班更换班次时至少连续休息 11 小时。',
        'zh-TW': '第 34 條第 2 項：輪班更換班次時至少連續休息 11 小時。',
      },
    },
    {
      rule: 'consecutive-days',
      setting: 'days',
      says: {
        en: 'Art. 36 section 1: two days off in seven, one of them a regular leave that is not worked.',
        'zh-CN': '第三十六条第一项：每七日中有二日休息，其中一日为例假，不得出勤。',
        'zh-TW': '第 36 條第 1 項：每七日中有二日之休息，其中一日為例假，不得出勤。',
      },
    },
  ],
  besides: {
    en: 'The half hour of rest after four hours (art. 35) is a break of the shift templates; overtime pay (art. 24) is set in the rule of labour cost.',
    'zh-CN':
      '连续工作四小时后的半小时休息（第三十五条）是班次模板里的休息；加班工资（第二十四条）在人工成本规则中设置。',
    'zh-TW':
      '連續工作四小時後的半小時休息（第 35 條）是班別範本裡的休息；延長工時工資（第 24 條）在人力成本規則中設定。',
  },
};
