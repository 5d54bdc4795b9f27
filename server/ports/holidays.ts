import type { HolidaysAnswer } from '../../shared/contract/planning-forecast.ts';
import type { LocalizedText } from '../../shared/site/localized-text.ts';

/** Public holidays, and weekend days worked for them, as events to plan with. */
export interface HolidayCalendar {
  /** Countries, each followed by its states where they differ. */
  listCountries(): readonly HolidayCountry[];
  /** The country of a zone, to begin with; null for zones of none. Example: `Asia/Shanghai` is `CN`. */
  guessCountry(timeZone: string): string | null;
  /** One event a day, in order. @throws FloorcastError `bad-request` for a country or days that cannot be */
  listHolidays(request: HolidayRequest): Pick<HolidaysAnswer, 'events' | 'makeUpDaysKnownTo'>;
}

export interface HolidayCountry {
  /** ISO 3166, with a region where it differs: `CN`, `DE-BY`. */
  readonly code: string;
  readonly name: LocalizedText;
}

export interface HolidayRequest {
  readonly country: string;
  /** Site days, both inclusive. */
  readonly fromDay: string;
  readonly toDay: string;
}
