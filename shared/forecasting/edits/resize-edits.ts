import type { ForecastEdit } from '../../contract/planning-forecast.ts';

/**
 * Edits made on a day of so many intervals, as they are on a day of others: a half hour's calls are halved for its two quarter
 * hours. The other way round, what was said of one quarter of an hour is said of its half hour: calls set as if both
 * quarters had as many, a percentage by half.
 *
 * Example: 10 calls at place 18 of 48 are 5 at the places 36 and 37 of 96.
 */
export function resizeEdit(edit: ForecastEdit, from: number, to: number): ForecastEdit {
  if (from === to || edit.kind === 'day-total' || edit.kind === 'copy-day') return edit;
  const places =
    to > from
      ? edit.places.flatMap((place) => [2 * place, 2 * place + 1])
      : [...new Set(edit.places.map((place) => Math.floor(place / 2)))];
  switch (edit.kind) {
    case 'set':
      return { ...edit, places, calls: (edit.calls * from) / to };
    case 'percent':
      return { ...edit, places, percent: to > from ? edit.percent : edit.percent * wholeness(edit.places) };
    case 'clear':
      return { ...edit, places };
  }
  return edit satisfies never;
}

/** 1 where both quarters of each half hour are meant, 0.5 where one is. */
function wholeness(places: readonly number[]): number {
  return places.length / (2 * new Set(places.map((place) => Math.floor(place / 2))).size);
}
