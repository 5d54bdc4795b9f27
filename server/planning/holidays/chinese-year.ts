import chineseDays from 'chinese-days';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import type { HolidayDay } from './holiday-day.ts';
import { nameDayOfFestival, nameMakeUpWorkday } from './holiday-names.ts';

/** A festival's own day in a year, from which its days are counted. */
const OWN_DAYS: Readonly<Record<string, (year: number) => string>> = {
  "New Year's Day": (year) => `${year}-01-01`,
  'Spring Festival': (year) => lunarDay(`${year}/01/01`),
  'Tomb-sweeping Day': tombSweepingDay,
  'Labour Day': (year) => `${year}-05-01`,
  'Dragon Boat Festival': (year) => lunarDay(`${year}/05/05`),
  'Mid-autumn Festival': (year) => lunarDay(`${year}/08/15`),
  'National Day': (year) => `${year}-10-01`,
};

/** The library begins here. */
const FIRST_ANNOUNCED_YEAR = 2004;

/**
 * Days off by law in every year, as distances from the festival's own day: the State Council's regulation on holidays of
 * festivals and memorial days, as amended by its order no. 795 of 2024. What is shifted around them is announced each
 * November for the year to come.
 */
const BY_LAW: Readonly<Record<string, readonly number[]>> = {
  "New Year's Day": [0],
  'Spring Festival': [-1, 0, 1, 2],
  'Tomb-sweeping Day': [0],
  'Labour Day': [0, 1],
  'Dragon Boat Festival': [0],
  'Mid-autumn Festival': [0],
  'National Day': [0, 1, 2],
};

/**
 * The mainland's year: days off with those shifted to them, and the weekend days worked for them. A year that is not announced
 * has its days off by law alone.
 */
export function readChineseYear(year: number): readonly HolidayDay[] {
  const announced = listDays(year).flatMap(readDay);
  if (announced.some(({ kind }) => kind === 'holiday')) return announced;
  const days = Object.entries(BY_LAW).flatMap(([festival, distances]) => {
    const own = dayNumber(OWN_DAYS[festival]!(year));
    return distances.map((distance): HolidayDay => ({
      day: nameDay(own + distance),
      kind: 'holiday',
      name: nameDayOfFestival(festival, distance),
    }));
  });
  // Two festivals may share a day (2031); it is one day off.
  const byDay = new Map(days.map((day) => [day.day, day]));
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The last year whose shifted days the library has; it gets a new one each winter. */
export function findLastAnnouncedYear(): number {
  let year = FIRST_ANNOUNCED_YEAR;
  while (chineseDays.getHolidaysInRange(`${year + 1}-01-01`, `${year + 1}-12-31`, false).length > 0)
    year += 1;
  return year;
}

function readDay(day: string): readonly HolidayDay[] {
  const { name, work } = chineseDays.getDayDetail(day);
  // Ordinary days are named by their weekday alone.
  const [festival, chinese] = name.split(',') as [string, string | undefined];
  if (chinese === undefined) return [];
  if (work) return [{ day, kind: 'make-up-workday', name: nameMakeUpWorkday(festival) }];
  return [{ day, kind: 'holiday', name: nameDayOfFestival(festival, findDistance(festival, day)) }];
}

/** The nearest own day: days off around New Year may lie in the year before. */
function findDistance(festival: string, day: string): number {
  const ownDay = OWN_DAYS[festival];
  if (ownDay === undefined) return 0;
  const year = Number(day.slice(0, 4));
  const distances = [year, year + 1].map((each) => dayNumber(day) - dayNumber(ownDay(each)));
  return distances.reduce((nearest, distance) =>
    Math.abs(distance) < Math.abs(nearest) ? distance : nearest,
  );
}

/** @param lunar `YYYY/MM/DD`: with hyphens the library reads it in UTC and is a day off west of it */
function lunarDay(lunar: string): string {
  return chineseDays.getSolarDateFromLunar(lunar).date;
}

/**
 * The fifth solar term, by the customary formula floor(y x 0.2422 + c) - floor(y / 4) with the year of the century y; c is
 * 5.59 before 2000 and 4.81 since. Example: 2026 is `2026-04-05`.
 */
function tombSweepingDay(year: number): string {
  const ofCentury = year % 100;
  const date = Math.floor(ofCentury * 0.2422 + (year < 2000 ? 5.59 : 4.81)) - Math.floor(ofCentury / 4);
  return `${year}-04-0${date}`;
}

function listDays(year: number): readonly string[] {
  const from = dayNumber(`${year}-01-01`);
  const to = dayNumber(`${year + 1}-01-01`);
  return Array.from({ length: to - from }, (_, index) => nameDay(from + index));
}
