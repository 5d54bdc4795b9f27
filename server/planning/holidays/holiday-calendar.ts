import { siteDay } from '../../../shared/site/document-schemas.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { showValue } from '../../../shared/site/bad-places.ts';
import type { PlanningEvent } from '../../../shared/forecasting/planning-event.ts';
import { LOCALES } from '../../../shared/site/localized-text.ts';
import { weekdayOf } from '../../../shared/time/day-number.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { HolidayCalendar, HolidayCountry, HolidayRequest } from '../../ports/holidays.ts';
import { findLastAnnouncedYear, readChineseYear } from './chinese-year.ts';
import type { HolidayDay } from './holiday-day.ts';
import { openCountry, readWorldYear } from './world-year.ts';

/** Years that both libraries and the lunar calendar in them can tell. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2099;

/** Holidays from date-holidays, and from chinese-days for the mainland. Years are worked out once each (some take 0.1 s). */
export function createHolidayCalendar(): HolidayCalendar {
  const years = new Map<string, readonly HolidayDay[]>();
  let countries: readonly HolidayCountry[] | null = null;

  function readYear(country: string, year: number): readonly HolidayDay[] {
    const key = `${country} ${year}`;
    let found = years.get(key);
    if (found === undefined)
      years.set(key, (found = country === 'CN' ? readChineseYear(year) : readWorldYear(country, year)));
    return found;
  }

  return {
    listCountries: () => (countries ??= listCountries()),
    guessCountry(timeZone) {
      const codes = (countries ??= listCountries())
        .map(({ code }) => code)
        .filter((code) => !code.includes('-'));
      return codes.find((code) => openCountry(code).getTimezones().includes(timeZone)) ?? null;
    },
    listHolidays(request) {
      checkRequest(request, (countries ??= listCountries()));
      const { country, fromDay, toDay } = request;
      const events: PlanningEvent[] = [];
      for (let year = Number(fromDay.slice(0, 4)); year <= Number(toDay.slice(0, 4)); year += 1)
        for (const day of readYear(country, year))
          if (day.day >= fromDay && day.day <= toDay) events.push(makeEvent(country, day));
      return { events, makeUpDaysKnownTo: country === 'CN' ? `${findLastAnnouncedYear()}-12-31` : null };
    },
  };
}

function makeEvent(country: string, { day, kind, name }: HolidayDay): PlanningEvent {
  return {
    id: `holiday-${country}-${day}`,
    kind,
    name,
    fromDay: day,
    toDay: day,
    queueIds: null,
    // A Saturday worked follows the week before it, a Sunday worked begins the week after it.
    effect:
      kind === 'holiday'
        ? { kind: 'learnt' }
        : { kind: 'like-weekday', weekday: weekdayOf(day) === 5 ? 5 : 1 },
    dayCurve: null,
    carryOverRatio: 0,
    note: '',
  };
}

function listCountries(): readonly HolidayCountry[] {
  const all = openCountry('');
  const words = LOCALES.map(
    (locale) => [locale, new Intl.DisplayNames([locale], { type: 'region' })] as const,
  );
  return Object.keys(all.getCountries('en')).flatMap((code) => [
    { code, name: Object.fromEntries(words.map(([locale, names]) => [locale, names.of(code) ?? code])) },
    ...Object.entries(all.getStates(code, 'en') ?? {}).map(([state, ofState]) => ({
      code: `${code}-${state}`,
      name: Object.fromEntries(
        words.map(([locale, names]) => [locale, `${names.of(code) ?? code}: ${ofState}`]),
      ),
    })),
  ]);
}

function checkRequest(
  { country, fromDay, toDay }: HolidayRequest,
  countries: readonly HolidayCountry[],
): void {
  if (!countries.some(({ code }) => code === country))
    throw refuse('country', country, { code: 'rule-country-or-state' }, { code: 'way-country-or-state' });
  for (const [name, day] of [
    ['fromDay', fromDay],
    ['toDay', toDay],
  ] as const)
    if (!siteDay.safeParse(day).success || day < `${FIRST_YEAR}-01-01` || day > `${LAST_YEAR}-12-31`)
      throw refuse(
        name,
        day,
        { code: 'rule-date-of-years', fromYear: FIRST_YEAR, toYear: LAST_YEAR },
        { code: 'way-date' },
      );
  if (toDay < fromDay)
    throw refuse('toDay', toDay, { code: 'rule-not-before', fromDay }, { code: 'way-swap' });
}

function refuse(path: string, value: string, rule: Message, wayOut: Message): FloorcastError {
  return new FloorcastError('bad-request', {
    code: 'bad-place',
    path,
    value: showValue(value),
    rule,
    wayOut,
  });
}
