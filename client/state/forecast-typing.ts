import type { ForecastEdit } from '../../shared/contract/planning-forecast.ts';
import { MOST_CALLS } from '../../shared/forecasting/most-calls.ts';
import { readNumber } from './read-typed-number.ts';

/** What a planner wants of a selection: a number of calls, or so many percent more. */
export type TypedChange =
  { readonly kind: 'calls'; readonly calls: number } | { readonly kind: 'percent'; readonly percent: number };

/** As many as the server takes. */
const MOST_PERCENT = 10_000;

/**
 * Reads what was typed into a cell: `120`, `1,200`, `12,5`, `１２０`, `+5%`, `-10 %`. A sign without a percent sign is refused: of `-5`
 * nobody knows whether calls or percent are meant. Null when it is none of these, or out of range.
 */
export function readTyped(text: string): TypedChange | null {
  const value = readNumber(text);
  if (value === null) return null;
  const plain = text.normalize('NFKC').trim();
  if (plain.endsWith('%'))
    return value >= -100 && value <= MOST_PERCENT ? { kind: 'percent', percent: value } : null;
  if (/^[+−-]/u.test(plain)) return null;
  return value <= MOST_CALLS ? { kind: 'calls', calls: value } : null;
}

/** What is selected, as days and places of the forecast. */
export interface EditTarget {
  readonly days: readonly string[];
  /** Empty: the totals of the days. */
  readonly places: readonly number[];
  /** All places of a day that are shown. */
  readonly allPlaces: readonly number[];
}

/** The edits that do what was typed to what is selected. Days that are over cannot be edited and are not among `days`. */
export function listTypedEdits(change: TypedChange, target: EditTarget): readonly ForecastEdit[] {
  const { days, places, allPlaces } = target;
  if (days.length === 0) return [];
  const isTotals = places.length === 0;
  if (change.kind === 'percent') {
    return [{ kind: 'percent', days, places: isTotals ? allPlaces : places, percent: change.percent }];
  }
  return days.map((day) =>
    isTotals
      ? { kind: 'day-total', day, calls: change.calls }
      : { kind: 'set', day, places, calls: change.calls },
  );
}

/** Back to what the methods say. */
export function listClearing({ days, places, allPlaces }: EditTarget): readonly ForecastEdit[] {
  return days.length === 0 ? [] : [{ kind: 'clear', days, places: places.length === 0 ? allPlaces : places }];
}
