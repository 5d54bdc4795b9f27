import {
  CALL_FIELDS,
  INTERVAL_FIELDS,
  type CallField,
  type ImportField,
  type ImportOptions,
  type IntervalField,
} from './import-format.ts';
import type { Message } from '../messages/message.ts';
import type { Cell } from './cell.ts';
import { findStatedUnit, LENGTH_FIELDS, type DurationUnit } from './stated-unit.ts';

/** Where the fields stand in the rows of a file. */
export interface ColumnPlaces<Field extends ImportField> {
  /** Indexes into a row, in the order of the file; none: the field is not in the file. */
  readonly of: Readonly<Partial<Record<Field, readonly number[]>>>;
  /** What the columns of a field are called in the file, for messages. */
  readonly names: Readonly<Record<Field, string>>;
  /** Units of lengths where the file's header states several: no one unit could be right for all. */
  readonly units: Readonly<Partial<Record<Field, DurationUnit>>>;
}

export function findCallPlaces(
  header: readonly string[],
  columns: ImportOptions['columns'],
): ColumnPlaces<CallField> {
  return findPlaces(header, columns, CALL_FIELDS);
}

export function findIntervalPlaces(
  header: readonly string[],
  columns: ImportOptions['columns'],
): ColumnPlaces<IntervalField> {
  return findPlaces(header, columns, INTERVAL_FIELDS);
}

/** The cell of a field; of a moment in two columns (date and time) both, with a space between. */
export function cellOf(row: readonly Cell[], places: readonly number[] | undefined): Cell | undefined {
  if (places === undefined) return undefined;
  if (places.length === 1) return row[places[0]!];
  const parts = places.map((place) => row[place]).filter((cell) => cell !== null && cell !== '');
  // A spreadsheet's date is a midnight, its time of day a time of its first day.
  return parts.join(' ').replace(/ 0?0:00:00(?= \d)/, '') || null;
}

/** Why rows of these columns cannot be read: what is missing, or what is there twice; null when they can. */
export function findCallProblem(
  { of }: ColumnPlaces<CallField>,
  { defaultQueue }: Pick<ImportOptions, 'defaultQueue'>,
): Message | null {
  if (!of.offeredAt) return { code: 'offered-at-unmapped' };
  if (!of.queue && defaultQueue === null) return { code: 'queue-unmapped' };
  if (!of.outcome && !of.flowOutReason && !of.answeredAt && !of.talk && !of.agent && !of.agentName)
    return { code: 'outcome-unmapped' };
  if (!of.wait && !of.answeredAt && !of.endedAt) return { code: 'wait-unmapped' };
  return findRepeated(of, ['offeredAt', 'answeredAt', 'endedAt']);
}

/** The same of interval counts. */
export function findIntervalProblem(
  { of }: ColumnPlaces<IntervalField>,
  { defaultQueue }: Pick<ImportOptions, 'defaultQueue'>,
): Message | null {
  if (!of.start) return { code: 'start-unmapped' };
  if (!of.offered) return { code: 'offered-unmapped' };
  if (!of.queue && defaultQueue === null) return { code: 'counted-queue-unmapped' };
  if (!of.answered && !of.abandoned) return { code: 'answered-unmapped' };
  return findRepeated(of, ['start']);
}

function findRepeated<Field extends ImportField>(
  of: ColumnPlaces<Field>['of'],
  mayRepeat: readonly ImportField[],
): Message | null {
  const fields = Object.keys(of) as Field[];
  const field = fields.find((own) => of[own]!.length > 1 && !mayRepeat.includes(own));
  return field === undefined ? null : { code: 'field-repeated', field, columns: of[field]!.length };
}

function findPlaces<Field extends ImportField>(
  header: readonly string[],
  columns: ImportOptions['columns'],
  fields: readonly Field[],
): ColumnPlaces<Field> {
  const of: Partial<Record<Field, number[]>> = {};
  header.forEach((name, index) => {
    const field = fields.find((known) => known === columns[name]);
    if (field !== undefined) (of[field] ??= []).push(index);
  });
  const names = fields.map((field) => [field, of[field]?.map((index) => header[index]).join(' + ') ?? field]);
  return { of, names: Object.fromEntries(names) as Record<Field, string>, units: findUnits(header, of) };
}

function findUnits(
  header: readonly string[],
  of: Readonly<Partial<Record<string, readonly number[]>>>,
): Readonly<Partial<Record<ImportField, DurationUnit>>> {
  const units: Partial<Record<ImportField, DurationUnit>> = {};
  for (const field of LENGTH_FIELDS) {
    const unit = findStatedUnit(header[of[field]?.[0] ?? -1] ?? '');
    if (unit !== null) units[field] = unit;
  }
  return new Set(Object.values(units)).size > 1 ? units : {};
}
