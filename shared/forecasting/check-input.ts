import { dayNumber, nameDay } from '../time/day-number.ts';
import type { DayGrid, DayRange, OpeningHours } from './day-grid.ts';
import type { HandleTimeHistory } from './handle-time.ts';
import { ForecastError } from './forecast-error.ts';

/** More than any centre has kept: what is longer is a mistake in the dates. */
const MOST_DAYS = 15_000;
const MOST_AHEAD_DAYS = 800;

/** @throws ForecastError for a grid that cannot be: sizes that do not fit, dates that are none, counts below 0 or infinite. */
export function checkHistory(grid: DayGrid): void {
  checkDay('history.firstDay', grid.firstDay);
  if (grid.intervalsPerDay * grid.intervalMinutes !== 1440) {
    throw new ForecastError(
      `intervalsPerDay (${grid.intervalsPerDay}) must be 1440 / intervalMinutes (${grid.intervalMinutes}): 96 for 15 minutes, 48 for 30.`,
    );
  }
  if (!Number.isInteger(grid.days) || grid.days < 0 || grid.days > MOST_DAYS) {
    throw new ForecastError(
      `history.days (${grid.days}) must be a whole number from 0 to ${MOST_DAYS}. Maybe a date is in the wrong century.`,
    );
  }
  if (grid.values.length !== grid.days * grid.intervalsPerDay) {
    throw new ForecastError(
      `history.values has ${grid.values.length} counts; ${grid.days} days of ${grid.intervalsPerDay} intervals need ${grid.days * grid.intervalsPerDay}.`,
    );
  }
  for (const [at, value] of grid.values.entries()) {
    if (value < 0 || Math.abs(value) === Infinity) {
      const day = Math.floor(at / grid.intervalsPerDay);
      throw new ForecastError(
        `A count of ${value} in interval ${at % grid.intervalsPerDay} of day ${day} from ${grid.firstDay} must be 0 or more, or unknown (NaN). Correct it in the history, or mark the day as not known.`,
      );
    }
  }
}

/** @throws ForecastError for days that are none, too many, or before the end of the history. */
export function checkAhead(ahead: DayRange, history: DayGrid): void {
  checkDay('ahead.firstDay', ahead.firstDay);
  if (!Number.isInteger(ahead.days) || ahead.days < 1 || ahead.days > MOST_AHEAD_DAYS) {
    throw new ForecastError(
      `ahead.days (${ahead.days}) must be a whole number from 1 to ${MOST_AHEAD_DAYS}. Forecast a shorter period.`,
    );
  }
  const lastKnown = dayNumber(history.firstDay) + history.days - 1;
  if (history.days > 0 && dayNumber(ahead.firstDay) < lastKnown) {
    throw new ForecastError(
      `ahead.firstDay (${ahead.firstDay}) must not be before the last day of the history. Cut the history where the forecast begins.`,
    );
  }
}

/** @throws ForecastError for hours of other intervals than the history's. */
export function checkOpeningHours({ intervalsPerDay, open }: OpeningHours, history: DayGrid): void {
  if (intervalsPerDay === history.intervalsPerDay && open.length === 7 * intervalsPerDay) return;
  throw new ForecastError(
    `openingHours has ${open.length} places of ${intervalsPerDay} intervals a day; a history of ${history.intervalsPerDay} intervals a day needs ${7 * history.intervalsPerDay}. Make both for the same interval.`,
  );
}

/** @throws ForecastError for a history of handle time that is not as long as that of calls. */
export function checkHandleTime({ handled, handleSeconds }: HandleTimeHistory, history: DayGrid): void {
  const wanted = history.values.length;
  if (handled.length === wanted && handleSeconds.length === wanted) return;
  throw new ForecastError(
    `handleTime has ${handled.length} counts and ${handleSeconds.length} sums; the history has ${wanted} intervals. Both must be of the same days.`,
  );
}

function checkDay(name: string, day: string): void {
  // There and back: the 30th of February comes back as a day in March.
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && nameDay(dayNumber(day)) === day) return;
  throw new ForecastError(`${name} (${day}) must be a date like 2026-11-22.`);
}
