import { type Cell, textOf } from './cell.ts';
import { CALL_COLUMN_NAMES, INTERVAL_COLUMN_NAMES } from './column-names.ts';
import { CALL_FIELDS, INTERVAL_FIELDS, type ImportField, type ImportKind } from './import-format.ts';
import { isOutcome } from './parse-outcome.ts';
import { readDuration } from './parse-duration.ts';
import { readLocalTime } from './read-local-time.ts';

export interface GuessedColumns {
  readonly kind: Exclude<ImportKind, 'queue-log'>;
  readonly columns: Readonly<Record<string, ImportField>>;
}

/**
 * What the columns of a file mean, by their names and, where a name says nothing, by the values under them; and whether
 * its rows are calls or counts of intervals.
 *
 * @param rows some rows, to look at.
 * @param askedKind what the rows are, where that is known.
 */
export function guessColumns(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  askedKind?: GuessedColumns['kind'],
): GuessedColumns {
  const calls = matchNames(header, CALL_NAMES);
  const intervals = matchNames(header, INTERVAL_NAMES);
  // Counts are told by what only counts have: how many were offered, answered or abandoned, and averages.
  const offered = intervals.find(({ field }) => field === 'offered');
  const areCounts =
    offered !== undefined &&
    intervals.some(({ field }) => field === 'answered' || field === 'abandoned') &&
    countsUnder(rows, offered.index);
  const kind = askedKind ?? (areCounts ? 'intervals' : 'calls');
  const matches = kind === 'intervals' ? intervals : calls;
  const guessed: Match[] = [...matches];
  if (kind === 'calls') guessed.push(...matchValues(header, rows, matches));
  return { kind, columns: withTimes(header, rows, guessed) };
}

interface Match {
  readonly index: number;
  readonly field: ImportField;
}

interface FieldNames {
  readonly field: ImportField;
  readonly whole: readonly string[];
  readonly parts: readonly string[];
}

const CALL_NAMES = CALL_FIELDS.map((field) => splitNames(field, CALL_COLUMN_NAMES[field]));
const INTERVAL_NAMES = INTERVAL_FIELDS.map((field) => splitNames(field, INTERVAL_COLUMN_NAMES[field]));

function splitNames(field: ImportField, names: string): FieldNames {
  const all = [field, ...names.split(',').map((name) => name.trim())];
  return {
    field,
    whole: all.filter((name) => !name.startsWith('~')).map(normalize),
    parts: all.filter((name) => name.startsWith('~')).map(normalize),
  };
}

/** Without case, spaces, signs and the unit in brackets: `Wait Time (sec)` is `waittime`. */
function normalize(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([（【][^)\]）】]*[)\]）】]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=.{3})(seconds|secs?|ms)$/, '');
}

/** Each field takes the column whose name stands first in its list; whole names go before parts. */
function matchNames(header: readonly string[], fields: readonly FieldNames[]): readonly Match[] {
  const names = header.map(normalize);
  const candidates = fields.flatMap(({ field, whole, parts }) =>
    names.flatMap((name, index) => {
      if (name === '') return [];
      const rank = whole.indexOf(name);
      if (rank >= 0) return [{ field, index, rank }];
      const part = parts.findIndex((known) => name.includes(known));
      return part < 0 ? [] : [{ field, index, rank: 1000 + part }];
    }),
  );
  candidates.sort((a, b) => a.rank - b.rank);
  const matches: Match[] = [];
  for (const { field, index } of candidates) {
    if (!matches.some((match) => match.index === index || match.field === field))
      matches.push({ index, field });
  }
  return matches;
}

/** Columns nobody could name: the first moment is the offer, an outcome's words are an outcome. */
function matchValues(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  known: readonly Match[],
): readonly Match[] {
  const found: Match[] = [];
  const has = (field: ImportField) => [...known, ...found].some((match) => match.field === field);
  header.forEach((_, index) => {
    if (known.some((match) => match.index === index)) return;
    const values = valuesUnder(rows, index);
    if (values.length === 0) return;
    if (!has('offeredAt') && values.every(isMoment)) found.push({ index, field: 'offeredAt' });
    else if (!has('outcome') && values.every((value) => isOutcome(value) && !/^\d$/.test(value)))
      found.push({ index, field: 'outcome' });
  });
  return found;
}

/** A column of dates without times is the half of a moment: the column of times of day goes with it. */
function withTimes(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  matches: readonly Match[],
): Readonly<Record<string, ImportField>> {
  const byColumn: Record<string, ImportField> = {};
  for (const { index, field } of matches) byColumn[header[index]!] ??= field;
  for (const { index, field } of matches) {
    if (field !== 'offeredAt' && field !== 'start') continue;
    const isDates = isHalf(rows, index, isDate);
    if (!isDates && !isHalf(rows, index, isTimeOfDay)) continue;
    const other = header.findIndex(
      (_, place) =>
        place !== index &&
        (!matches.some((match) => match.index === place) || MAY_BE_TIME.has(byColumn[header[place]!]!)) &&
        isHalf(rows, place, isDates ? isTimeOfDay : isDate),
    );
    if (other >= 0) byColumn[header[other]!] = field;
  }
  return byColumn;
}

/** Fields that a column called "time" may have been taken for. */
const MAY_BE_TIME: ReadonlySet<ImportField> = new Set(['offeredAt', 'start', 'wait']);

function valuesUnder(rows: readonly (readonly Cell[])[], index: number): readonly string[] {
  return rows.map((row) => textOf(row[index])).filter((text) => text !== '');
}

function isHalf(rows: readonly (readonly Cell[])[], index: number, test: (text: string) => boolean): boolean {
  const values = valuesUnder(rows, index);
  return values.length > 0 && values.every(test);
}

function isMoment(text: string): boolean {
  return typeof readLocalTime(text, 'day-month-year') !== 'string' && !/^\d{1,7}$/.test(text);
}

/** What moments and lengths are told by, when only a row of names can hold neither. */
export function looksLikeValue(text: string): boolean {
  return (
    isMoment(text) || isDate(text) || /^-?\d+([.,]\d+)?$/.test(text) || readDuration(text, 'seconds') !== null
  );
}

function isDate(text: string): boolean {
  return /^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})( 0?0:00:00)?$/.test(text);
}

function isTimeOfDay(text: string): boolean {
  return /^\D{0,3}\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\.?m\.?)?( ?[-–~至].*)?$/i.test(text);
}

/** A "-", an "N/A" or a mistyped count among many counts does not make them something else: most must be counts. */
function countsUnder(rows: readonly (readonly Cell[])[], index: number): boolean {
  const values = valuesUnder(rows, index);
  const counts = values.filter((text) => /^[\d,. ]+$/.test(text) && text.length < 10);
  return counts.length * 2 >= values.length;
}
