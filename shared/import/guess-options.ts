import { type Cell, textOf } from './cell.ts';
import { findCallPlaces, findIntervalPlaces, cellOf } from './column-places.ts';
import { guessColumns } from './guess-columns.ts';
import type { ImportOptions } from './import-format.ts';
import { readNumber } from './parse-number.ts';
import { createMomentParser } from './parse-moment.ts';
import { readTimeRange } from './read-time-range.ts';
import { findStatedUnit, LENGTH_FIELDS } from './stated-unit.ts';

type Guessed = Pick<
  ImportOptions,
  'kind' | 'columns' | 'dateOrder' | 'durationUnit' | 'intervalMinutes' | 'defaultQueue'
>;

/**
 * How a table is meant, from its header and some of its rows: what its columns are, the order of its dates, the unit of
 * its lengths and, of counts, the length of its intervals.
 */
export function guessOptions(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  timeZone: string,
  askedKind?: 'calls' | 'intervals',
): Guessed {
  const { kind, columns } = guessColumns(header, rows, askedKind);
  const places = kind === 'calls' ? findCallPlaces(header, columns) : findIntervalPlaces(header, columns);
  const of = places.of as Readonly<Record<string, readonly number[] | undefined>>;
  const values = (fields: readonly string[]) =>
    fields.flatMap((field) =>
      rows.map((row) => textOf(cellOf(row, of[field]))).filter((text) => text !== ''),
    );
  const moments = values(['offeredAt', 'answeredAt', 'endedAt', 'start']);
  const dateOrder = guessDateOrder(moments);
  const lengths = LENGTH_FIELDS.filter((field) => of[field] !== undefined);
  return {
    kind,
    columns,
    dateOrder,
    durationUnit: guessDurationUnit(
      lengths.map((field) => places.names[field as keyof typeof places.names]),
      values(lengths.filter((field) => !Object.hasOwn(places.units, field))),
    ),
    intervalMinutes: kind === 'intervals' ? guessIntervalMinutes(values(['start']), dateOrder, timeZone) : 15,
    defaultQueue: of['queue'] === undefined ? 'all' : null,
  };
}

/** The one order in which all dates exist; day first where both are possible, as most of the world writes it. */
export function guessDateOrder(moments: readonly string[]): ImportOptions['dateOrder'] {
  let order: ImportOptions['dateOrder'] = 'year-month-day';
  for (const text of moments) {
    const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:\D|$)/.exec(text);
    if (parts === null) continue;
    const [first, second] = [Number(parts[1]), Number(parts[2])];
    if (second > 12) return 'month-day-year';
    if (first > 12 && first <= 31) return 'day-month-year';
    // An American half of the day decides where numbers do not.
    if (order !== 'month-day-year') order = /[ap]m$/i.test(text) ? 'month-day-year' : 'day-month-year';
  }
  return order;
}

/**
 * As the names of the columns state it; where they state none or several, milliseconds where most lengths could be no
 * seconds.
 */
export function guessDurationUnit(
  names: readonly string[],
  values: readonly string[],
): ImportOptions['durationUnit'] {
  const stated = new Set(names.map(findStatedUnit).filter((unit) => unit !== null));
  const [only] = stated;
  if (only !== undefined && stated.size === 1) return only;
  const numbers = values.map(readNumber).filter((number) => number !== null && number > 0) as number[];
  numbers.sort((a, b) => a - b);
  return (numbers[Math.floor(numbers.length / 2)] ?? 0) > 5000 ? 'milliseconds' : 'seconds';
}

function guessIntervalMinutes(
  starts: readonly string[],
  dateOrder: ImportOptions['dateOrder'],
  timeZone: string,
): ImportOptions['intervalMinutes'] {
  const parse = createMomentParser({
    timeZone,
    repeatedTime: 'earlier',
    skippedTime: 'shift',
    dateOrder,
    // Only the minutes count here.
    nowMs: Infinity,
  });
  const range = starts.map(readTimeRange).find((found) => found !== null);
  if (range) return range.minutes;
  const minutes = new Set<number>();
  for (const start of starts) {
    try {
      minutes.add(Math.round((parse(start, '') ?? 0) / 60_000) % 60);
    } catch {
      // Says nothing of the length.
    }
  }
  if ([...minutes].some((minute) => minute % 30 !== 0)) return 15;
  return minutes.size > 1 ? 30 : 60;
}

/** The delimiter that cuts most lines into the same number of cells; a comma where none does. */
export function guessDelimiter(lines: readonly string[]): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const widths = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length);
    const widest = Math.max(1, ...widths);
    const same = widths.filter((width) => width === widest).length;
    const score = widest === 1 ? 0 : same * 1000 + widest;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
