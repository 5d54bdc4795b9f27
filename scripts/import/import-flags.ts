import { LOCALES, type Locale } from '../../shared/site/localized-text.ts';
import { OperatorError } from '../../server/floorcast-error.ts';
import {
  CALL_FIELDS,
  ENCODINGS,
  FILE_FORMATS,
  IMPORT_KINDS,
  INTERVAL_FIELDS,
  type ImportField,
  type ImportOptions,
} from '../../shared/import/import-format.ts';

export interface ImportFlags {
  readonly kind?: string;
  readonly format?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly map?: readonly string[];
  readonly ignore?: readonly string[];
  readonly 'time-zone'?: string;
  readonly 'date-order'?: string;
  readonly 'repeated-time'?: string;
  readonly 'skipped-time'?: string;
  readonly unit?: string;
  readonly interval?: string;
  readonly queue?: string;
}

/** Changes the guess as the flags say. */
export type OptionsChange = (guessed: ImportOptions) => ImportOptions;

/**
 * What flags say about a file.
 *
 * @throws OperatorError `bad-request` naming flag, value and what it may be.
 */
export function readImportFlags(flags: ImportFlags): OptionsChange {
  const changes: Partial<ImportOptions> = {
    ...choice('kind', flags.kind, IMPORT_KINDS, 'kind'),
    ...choice('format', flags.format, FILE_FORMATS, 'format'),
    ...choice('encoding', flags.encoding?.toLowerCase(), ENCODINGS, 'encoding'),
    ...choice('repeated-time', flags['repeated-time'], ['earlier', 'later', 'refuse'], 'repeatedTime'),
    ...choice('skipped-time', flags['skipped-time'], ['shift', 'refuse'], 'skippedTime'),
    ...choice('unit', flags.unit, ['seconds', 'milliseconds', 'minutes'], 'durationUnit'),
    ...choice(
      'date-order',
      flags['date-order'],
      ['year-month-day', 'day-month-year', 'month-day-year'],
      'dateOrder',
    ),
    ...(flags.interval !== undefined && { intervalMinutes: minutesOf(flags.interval) }),
    ...(flags.delimiter !== undefined && { delimiter: flags.delimiter.replace(/^(\\t|tab)$/, '\t') }),
    ...(flags.sheet !== undefined && { sheet: flags.sheet }),
    ...(flags['time-zone'] !== undefined && { timeZone: flags['time-zone'] }),
    ...(flags.queue !== undefined && { defaultQueue: flags.queue }),
  };
  const mapped = (flags.map ?? []).map(readMapping);
  const ignored = new Set(flags.ignore ?? []);
  return (guessed) => {
    const own = new Set<ImportField>(mapped.map(([, field]) => field));
    // A field that is mapped by hand leaves the column it was guessed for.
    const kept = Object.entries(guessed.columns).filter(
      ([column, field]) => !ignored.has(column) && !own.has(field),
    );
    return { ...guessed, ...changes, columns: Object.fromEntries([...kept, ...mapped]) };
  };
}

/** @throws OperatorError `bad-request` for a language there is not. */
export function readLanguage(value = 'en'): Locale {
  const found = LOCALES.find((locale) => locale === value);
  if (found !== undefined) return found;
  throw new OperatorError('bad-request', `--language (${value}) must be one of ${LOCALES.join(', ')}.`);
}

/** Whether flags change how the file is cut into rows: then its columns are guessed anew. */
export function changesShape(guessed: ImportOptions, wanted: ImportOptions): boolean {
  return (['kind', 'format', 'encoding', 'delimiter', 'sheet'] as const).some(
    (part) => guessed[part] !== wanted[part],
  );
}

function choice<const T extends string, K extends string>(
  flag: string,
  value: string | undefined,
  choices: readonly T[],
  name: K,
): Partial<Record<K, T>> {
  if (value === undefined) return {};
  const found = choices.find((known) => known === value);
  if (found !== undefined) return { [name]: found } as Record<K, T>;
  throw new OperatorError('bad-request', `--${flag} (${value}) must be one of ${choices.join(', ')}.`);
}

function minutesOf(value: string): 15 | 30 | 60 {
  const found = ([15, 30, 60] as const).find((minutes) => String(minutes) === value);
  if (found !== undefined) return found;
  throw new OperatorError('bad-request', `--interval (${value}) must be one of 15, 30, 60.`);
}

function readMapping(text: string): readonly [string, ImportField] {
  const at = text.lastIndexOf('=');
  const field = [...CALL_FIELDS, ...INTERVAL_FIELDS].find((known) => known === text.slice(at + 1).trim());
  if (at > 0 && field !== undefined) return [text.slice(0, at).trim(), field];
  throw new OperatorError(
    'bad-request',
    `--map (${text}) must be COLUMN=FIELD, with a field of calls (${CALL_FIELDS.join(', ')}) or of counts (${INTERVAL_FIELDS.join(', ')}).`,
  );
}
