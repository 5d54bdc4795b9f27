import Holidays from 'date-holidays';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import type { LocalizedText } from '../../../shared/site/localized-text.ts';
import type { HolidayDay } from './holiday-day.ts';
import { nameHoliday } from './holiday-names.ts';

/** Places whose Chinese is written in traditional characters. */
const TRADITIONAL = new Set(['TW', 'HK', 'MO']);
const DAY_MS = 86_400_000;

/** A country and, where given, its state. Example: `DE`, `DE-BY`. */
export function openCountry(code: string): Holidays {
  const [country = '', state] = code.split('-');
  const options = { types: ['bank' as const, 'public' as const] };
  return state === undefined ? new Holidays(country, options) : new Holidays(country, state, options);
}

/** Public and bank holidays of a country in a year, one a day; longer ones have their days counted in their names. */
export function readWorldYear(code: string, year: number): readonly HolidayDay[] {
  const calendar = openCountry(code);
  const chinese = new Map(
    calendar.getLanguages().includes('zh')
      ? calendar.getHolidays(year, 'zh').map(({ date, rule, name }) => [`${date} ${rule}`, name])
      : [],
  );
  const locale = TRADITIONAL.has(code.slice(0, 2)) ? 'zh-TW' : 'zh-CN';
  const byDay = new Map<string, HolidayDay>();
  for (const { date, rule, name, start, end } of calendar.getHolidays(year, 'en')) {
    const given = chinese.get(`${date} ${rule}`);
    const texts = nameHoliday(name, given === undefined ? {} : { [locale]: given });
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
    for (let index = 0; index < days; index += 1) {
      const day = nameDay(dayNumber(date.slice(0, 10)) + index);
      if (!byDay.has(day))
        byDay.set(day, { day, kind: 'holiday', name: index === 0 ? texts : number(texts, index) });
    }
  }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function number(name: LocalizedText, index: number): LocalizedText {
  return Object.fromEntries(
    Object.entries(name).map(([locale, text]) => [
      locale,
      locale === 'en' ? `${text} (day ${index + 1})` : `${text}（第${index + 1}天）`,
    ]),
  );
}
