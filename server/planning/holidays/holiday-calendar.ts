import { siteDay } from '../../../shared/site/document-schemas.ts';
import { showValue } from '../../../shared/site/bad-places.ts';
import type { PlanningEvent } from '../../../shared/forecasting/planning-event.ts';
import { weekdayOf } from '../../../shared/time/day-number.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { HolidayAnswer, HolidayCalendar, HolidayPlace, HolidayRequest } from '../../ports.ts';
import { readChineseYear } from './chinese-year.ts';
import type { HolidayDay, HolidayYear } from './holiday-day.ts';
import { openPlace, readWorldYear } from './world-year.ts';

/** Years that both libraries and the lunar calendar in them can tell. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2099;

/** Holidays from date-holidays, and from chinese-days for the mainland. Years are worked out once each (some take 0.1 s). */
export function createHolidayCalendar(): HolidayCalendar {
  const years = new Map<string, HolidayYear>();
  let places: readonly HolidayPlace[] | null = null;

  function readYear(place: string, year: number): HolidayYear {
    const key = `${place} ${year}`;
    let found = years.get(key);
    if (found === undefined)
      years.set(key, (found = place === 'CN' ? readChineseYear(year) : readWorldYear(place, year)));
    return found;
  }

  return {
    listPlaces: () => (places ??= listPlaces()),
    guessPlace(timeZone) {
      const all = (places ??= listPlaces()).map(({ id }) => id).filter((id) => !id.includes('-'));
      return all.find((id) => openPlace(id).getTimezones().includes(timeZone)) ?? null;
    },
    listHolidays(request) {
      checkRequest(request, (places ??= listPlaces()));
      const { place, fromDay, toDay } = request;
      const events: PlanningEvent[] = [];
      const notAnnounced: number[] = [];
      for (let year = Number(fromDay.slice(0, 4)); year <= Number(toDay.slice(0, 4)); year += 1) {
        const { days, isWhole } = readYear(place, year);
        if (!isWhole) notAnnounced.push(year);
        for (const day of days)
          if (day.day >= fromDay && day.day <= toDay) events.push(makeEvent(place, day));
      }
      return { events, notAnnounced } satisfies HolidayAnswer;
    },
  };
}

function makeEvent(place: string, { day, kind, name }: HolidayDay): PlanningEvent {
  return {
    id: `holiday-${place}-${day}`,
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

function listPlaces(): readonly HolidayPlace[] {
  const all = openPlace('');
  return Object.entries(all.getCountries('en')).flatMap(([country, name]) => [
    { id: country, name },
    ...Object.entries(all.getStates(country, 'en') ?? {}).map(([state, ofState]) => ({
      id: `${country}-${state}`,
      name: `${name}, ${ofState}`,
    })),
  ]);
}

function checkRequest({ place, fromDay, toDay }: HolidayRequest, places: readonly HolidayPlace[]): void {
  const refuse = (sentence: string) => {
    throw new FloorcastError('bad-request', sentence);
  };
  if (!places.some(({ id }) => id === place))
    refuse(
      `place (${showValue(place)}) must be a country or a state of one. Write e.g. CN, TW, HK, US or DE-BY.`,
    );
  for (const [name, day] of [
    ['fromDay', fromDay],
    ['toDay', toDay],
  ] as const)
    if (!siteDay.safeParse(day).success || day < `${FIRST_YEAR}-01-01` || day > `${LAST_YEAR}-12-31`)
      refuse(
        `${name} (${showValue(day)}) must be a date of the calendar from ${FIRST_YEAR} to ${LAST_YEAR}. Write it as 2026-03-31.`,
      );
  if (toDay < fromDay) refuse(`toDay (${toDay}) must not be before fromDay (${fromDay}). Swap the two.`);
}
