import type { LawPack } from './law-pack.ts';

/**
 * Labour Law of the People's Republic of China (中华人民共和国劳动法, 1994, as amended 2018) and State Council decree 174 (国务院关于职工工作时间的规定, 1995), for the
 * standard working-hours system.
 */
export const china: LawPack = {
  id: 'china',
  name: { en: 'China', 'zh-CN': '中国', 'zh-TW': '中國' },
  source: {
    en: 'Labour Law (1994, as amended 2018) and State Council decree 174 (1995), standard working hours',
    'zh-CN': '《劳动法》（1994 年，2018 年修正）与国务院令第 174 号（1995 年），标准工时制',
    'zh-TW': '《勞動法》（1994 年，2018 年修正）與國務院令第 174 號（1995 年），標準工時制',
  },
  rules: [
    {
      rule: 'working-hours',
      settings: {
        minutesPerDay: { softMax: 480, perOver: 0.02, hardMax: 660 },
        minutesPerWeek: { softMax: 2400, perOver: 0.02 },
        // The average month has 20.67 days of 8 hours.
        minutesPerMonth: { hardMax: 12_081 },
      },
    },
    { rule: 'consecutive-days', settings: { days: { hardMax: 6 } } },
  ],
  articles: [
    {
      rule: 'working-hours',
      setting: 'minutesPerDay',
      says: {
        en: 'Decree 174 art. 3: 8 hours a day. Labour Law art. 41: overtime of at most 3 hours a day.',
        'zh-CN': '国务院令第 174 号第三条：每日 8 小时。《劳动法》第四十一条：每日加班不超过 3 小时。',
        'zh-TW': '國務院令第 174 號第三條：每日 8 小時。《勞動法》第四十一條：每日加班不超過 3 小時。',
      },
    },
    {
      rule: 'working-hours',
      setting: 'minutesPerWeek',
      says: {
        en: 'Decree 174 art. 3: 40 hours a week; what is beyond is overtime.',
        'zh-CN': '国务院令第 174 号第三条：每周 40 小时，超出部分为加班。',
        'zh-TW': '國務院令第 174 號第三條：每週 40 小時，超出部分為加班。',
      },
    },
    {
      rule: 'working-hours',
      setting: 'minutesPerMonth',
      says: {
        en: 'Labour Law art. 41: overtime of at most 36 hours a month, here over an average month of 20.67 days of 8 hours.',
        'zh-CN': '《劳动法》第四十一条：每月加班不超过 36 小时，此处按月均 20.67 天、每天 8 小时计。',
        'zh-TW': '《勞動法》第四十一條：每月加班不超過 36 小時，此處按月均 20.67 天、每天 8 小時計。',
      },
    },
    {
      rule: 'consecutive-days',
      setting: 'days',
      says: {
        en: 'Labour Law art. 38: at least one day of rest a week.',
        'zh-CN': '《劳动法》第三十八条：每周至少休息一日。',
        'zh-TW': '《勞動法》第三十八條：每週至少休息一日。',
      },
    },
  ],
  besides: {
    en: 'Pay of overtime (art. 44: 150 %, on rest days 200 %, on holidays 300 %) is set in the rule of labour cost.',
    'zh-CN': '加班工资（第四十四条：150%，休息日 200%，法定节假日 300%）在人工成本规则中设置。',
    'zh-TW': '加班工資（第四十四條：150%，休息日 200%，法定節假日 300%）在人力成本規則中設定。',
  },
};
