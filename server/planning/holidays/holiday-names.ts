import type { LocalizedText } from '../../../shared/site/localized-text.ts';

/** Chinese names by the English ones that the libraries give: simplified, traditional. */
const CHINESE: Readonly<Record<string, readonly [simplified: string, traditional: string]>> = {
  // The mainland's
  "New Year's Day": ['元旦', '元旦'],
  'Spring Festival': ['春节', '春節'],
  'Tomb-sweeping Day': ['清明节', '清明節'],
  'Labour Day': ['劳动节', '勞動節'],
  'Dragon Boat Festival': ['端午节', '端午節'],
  'Mid-autumn Festival': ['中秋节', '中秋節'],
  'National Day': ['国庆节', '國慶日'],
  'Anti-Fascist 70th Day': ['抗战胜利日', '抗戰勝利日'],
  // Taiwan's
  'Founding of the Republic of China': ['开国纪念日', '開國紀念日'],
  "Chinese New Year's Eve": ['除夕', '除夕'],
  'Chinese New Year': ['农历新年', '農曆新年'],
  'The second day of the Chinese New Year': ['农历正月初二', '農曆正月初二'],
  'The third day of the Chinese New Year': ['农历正月初三', '農曆正月初三'],
  'The forth day of the Chinese New Year': ['农历正月初四', '農曆正月初四'],
  'Chinese New Year Holiday': ['农历新年假期', '農曆新年假期'],
  'Peace Memorial Day': ['和平纪念日', '和平紀念日'],
  "Children's Day": ['儿童节', '兒童節'],
  'Tomb Sweeping Day': ['清明节', '清明節'],
  'Mid-Autumn Festival': ['中秋节', '中秋節'],
  'National Day / Double Tenth Day': ['双十节', '國慶日'],
  // Hong Kong's
  'The first day of January': ['元旦', '元旦'],
  'Lunar New Year’s Day': ['农历正月初一', '農曆正月初一'],
  'The second day of Lunar New Year': ['农历正月初二', '農曆正月初二'],
  'The third day of Lunar New Year': ['农历正月初三', '農曆正月初三'],
  'The fourth day of Lunar New Year': ['农历正月初四', '農曆正月初四'],
  'Ching Ming Festival': ['清明节', '清明節'],
  'Birthday of the Buddha': ['佛诞', '佛誕'],
  'Tuen Ng Festival': ['端午节', '端午節'],
  'Hong Kong Special Administrative Region Establishment Day': ['香港特区成立纪念日', '香港特區成立紀念日'],
  'The day following the Chinese Mid-Autumn Festival': ['中秋节翌日', '中秋節翌日'],
  'Chung Yeung Festival': ['重阳节', '重陽節'],
  'The first weekday after Christmas Day': ['圣诞节后首个周日', '聖誕節後第一個周日'],
  // Where English is spoken, and Europe
  'Good Friday': ['耶稣受难日', '耶穌受難日'],
  'Easter Monday': ['复活节星期一', '復活節星期一'],
  'Ascension Day': ['耶稣升天节', '耶穌升天節'],
  'Whit Monday': ['圣灵降临节星期一', '聖靈降臨節星期一'],
  'Christmas Eve': ['平安夜', '平安夜'],
  'Christmas Day': ['圣诞节', '聖誕節'],
  'Boxing Day': ['节礼日', '節禮日'],
  "New Year's Eve": ['新年前夜', '新年前夕'],
  'Independence Day': ['独立日', '獨立日'],
  'Thanksgiving Day': ['感恩节', '感恩節'],
  'Memorial Day': ['阵亡将士纪念日', '陣亡將士紀念日'],
  'Veterans Day': ['退伍军人节', '退伍軍人節'],
  "Washington's Birthday": ['华盛顿诞辰', '華盛頓誕辰'],
  'Martin Luther King Jr. Day': ['马丁·路德·金日', '馬丁·路德·金恩紀念日'],
  'Columbus Day': ['哥伦布日', '哥倫布日'],
  Juneteenth: ['六月节', '六月節'],
  'Vesak Day': ['卫塞节', '衛塞節'],
  Deepavali: ['屠妖节', '屠妖節'],
  'Hari Raya Puasa': ['开斋节', '開齋節'],
  'Hari Raya Haji': ['哈芝节', '哈芝節'],
};

/** What may stand around a name, in English and in both ways of writing Chinese. */
const AROUND: readonly {
  readonly english: RegExp;
  readonly simplified: (name: string) => string;
  readonly traditional: (name: string) => string;
}[] = [
  {
    english: /^(.+) \(substitute day\)$/,
    simplified: (name) => `${name}（补假）`,
    traditional: (name) => `${name}（補假）`,
  },
  {
    english: /^The day following (?:the )?(.+)$/,
    simplified: (name) => `${name}翌日`,
    traditional: (name) => `${name}翌日`,
  },
];

/**
 * A holiday's name in the languages there are words for; where Chinese has none, readers get the English name.
 *
 * @param given what the library itself writes in Chinese, used where our own words are silent
 */
export function nameHoliday(english: string, given: LocalizedText): LocalizedText {
  const own = CHINESE[english];
  if (own !== undefined) return { en: english, 'zh-CN': own[0], 'zh-TW': own[1] };
  for (const { english: pattern, simplified, traditional } of AROUND) {
    const inner = CHINESE[pattern.exec(english)?.[1] ?? ''];
    if (inner !== undefined)
      return { en: english, 'zh-CN': simplified(inner[0]), 'zh-TW': traditional(inner[1]) };
  }
  return { ...given, en: english };
}

/**
 * A day of a festival of several days, told by its distance from the festival's own day, so that the third day of one year has
 * the name of the third day of another. Example: `nameDayOfFestival('Spring Festival', -1)` is its eve.
 */
export function nameDayOfFestival(english: string, distance: number): LocalizedText {
  const [simplified, traditional] = CHINESE[english] ?? [english, english];
  if (distance === 0) return { en: english, 'zh-CN': simplified, 'zh-TW': traditional };
  const isSpring = english === 'Spring Festival';
  if (isSpring && distance === -1)
    return { en: `${english} (eve)`, 'zh-CN': `${simplified}（除夕）`, 'zh-TW': `${traditional}（除夕）` };
  if (distance < 0) {
    const before = -distance;
    return {
      en: `${english} (${before} ${before === 1 ? 'day' : 'days'} before)`,
      'zh-CN': `${simplified}（前${before}天）`,
      'zh-TW': `${traditional}（前${before}天）`,
    };
  }
  const number = distance + 1;
  const spring = `初${'一二三四五六七八九十'[distance] ?? number}`;
  return {
    en: `${english} (day ${number})`,
    'zh-CN': `${simplified}（${isSpring ? spring : `第${number}天`}）`,
    'zh-TW': `${traditional}（${isSpring ? spring : `第${number}天`}）`,
  };
}

/** Example: the Saturday before the week of National Day is `Make-up working day (National Day)`. */
export function nameMakeUpWorkday(english: string): LocalizedText {
  const [simplified, traditional] = CHINESE[english] ?? [english, english];
  return {
    en: `Make-up working day (${english})`,
    'zh-CN': `${simplified}调休上班`,
    'zh-TW': `${traditional}補班`,
  };
}
