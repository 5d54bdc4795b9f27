import type { HorizonAccuracy } from '../../contract/planning-forecast.ts';
import { dayNumber, nameDay } from '../../time/day-number.ts';
import { poissonDeviation } from '../accuracy.ts';
import type { DayGrid } from '../day-grid.ts';

/** A forecast as it stood: of one version, one method, or one backtest's origin. */
export interface StandingForecast {
  readonly firstDay: string;
  readonly days: number;
  readonly intervalsPerDay: number;
  readonly calls: Float64Array;
  /** The site day that was running when it was made: 0 days ahead. */
  readonly madeOnDay: string;
}

/** Days ahead, both ends included. */
export const HORIZONS: readonly (readonly [from: number, to: number])[] = [
  [0, 0],
  [1, 1],
  [2, 3],
  [4, 7],
  [8, 14],
  [15, 28],
  [29, 182],
];

interface Sums {
  errors: number;
  foretold: number;
  actual: number;
  floor: number;
  readonly days: Set<string>;
}

/**
 * How good forecasts were by how far ahead they spoke, over all intervals that are known: WAPE and bias over the actual calls,
 * and the floor, which is the WAPE that is left when every rate is known exactly (the mean absolute deviation of Poisson
 * counts, here at the rates forecast). Horizons of which nothing is known yet are left out; so are those without any call.
 *
 * @param excludedDays days that are in no score: outages, days a person marked
 */
export function measureHorizons(
  forecasts: readonly StandingForecast[],
  actual: DayGrid,
  excludedDays: ReadonlySet<string>,
): readonly HorizonAccuracy[] {
  const sums = HORIZONS.map((): Sums => ({ errors: 0, foretold: 0, actual: 0, floor: 0, days: new Set() }));
  for (const forecast of forecasts) {
    if (forecast.intervalsPerDay !== actual.intervalsPerDay) continue;
    for (let index = 0; index < forecast.days; index += 1) {
      const number = dayNumber(forecast.firstDay) + index;
      const ahead = number - dayNumber(forecast.madeOnDay);
      const horizon = sums[HORIZONS.findIndex(([from, to]) => ahead >= from && ahead <= to)];
      const known = number - dayNumber(actual.firstDay);
      if (horizon === undefined || known < 0 || known >= actual.days) continue;
      addDay(horizon, forecast, index, actual, known, excludedDays);
    }
  }
  return sums.flatMap(({ errors, foretold, actual: calls, floor, days }, index) => {
    const [fromDaysAhead, toDaysAhead] = HORIZONS[index]!;
    if (!(calls > 0)) return [];
    const biasRatio = (foretold - calls) / calls;
    return [
      {
        fromDaysAhead,
        toDaysAhead,
        wapeRatio: errors / calls,
        biasRatio,
        floorRatio: floor / calls,
        days: days.size,
      },
    ];
  });
}

function addDay(
  sums: Sums,
  forecast: StandingForecast,
  index: number,
  actual: DayGrid,
  known: number,
  excludedDays: ReadonlySet<string>,
): void {
  const { intervalsPerDay } = actual;
  const day = nameDay(dayNumber(actual.firstDay) + known);
  if (excludedDays.has(day)) return;
  for (let place = 0; place < intervalsPerDay; place += 1) {
    const came = actual.values[known * intervalsPerDay + place]!;
    if (Number.isNaN(came)) continue;
    const expected = forecast.calls[index * intervalsPerDay + place]!;
    sums.errors += Math.abs(came - expected);
    sums.foretold += expected;
    sums.actual += came;
    sums.floor += poissonDeviation(expected);
    sums.days.add(day);
  }
}
