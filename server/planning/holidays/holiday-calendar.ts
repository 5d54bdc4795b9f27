import { siteDay } from '../../../shared/site/document-schemas.ts';
import { wordMessage } from '../../../shared/messages/message.ts';
import { showValue } from '../../../shared/site/bad-places.ts';
import type { PlanningEvent } from '../../../shared/forecasting/planning-event.ts';
import { LOCALES } from '../../../shared/site/localized-text.ts';
import { weekdayOf } from '../../../shared/time/day-number.ts';
import { OperatorError } from '../../floorcast-error.ts';
import type { HolidayCalendar, HolidayCountry, HolidayRequest } from '../../ports.ts';
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

function show(value: string): string {
  return wordMessage(showValue(value), 'en');
}

function checkRequest(
  { country, fromDay, toDay }: HolidayRequest,
  countries: readonly HolidayCountry[],
): void {
  const refuse = (sentence: string) => {
    throw new OperatorError('bad-request', sentence);
  };
  if (!countries.some(({ code }) => code === country))
    refuse(
      `country (${show(country)}) must be a country or a state of one. Write e.g. CN, TW, HK, US or DE-BY.`,
    );
  for (const [name, day] of [
    ['fromDay', fromDay],
    ['toDay', toDay],
  ] as const)
    if (!siteDay.safeParse(day).success || day < `${FIRST_YEAR}-01-01` || day > `${LAST_YEAR}-12-31`)
      refuse(
        `${name} (${show(day)}) must be a date of the calendar from ${FIRST_YEAR} to ${LAST_YEAR}. Write it as 2026-03-31.`,
      );
  if (toDay < fromDay) refuse(`toDay (${toDay}) must not be before fromDay (${fromDay}). Swap the two.`);
}
