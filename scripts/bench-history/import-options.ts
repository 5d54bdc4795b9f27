import type { ImportOptions } from '../../shared/import/import-format.ts';

/** What a record of an import says of its file; the calls come without one. */
export const DEFAULT_IMPORT_OPTIONS: ImportOptions = {
  kind: 'calls',
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  sheet: null,
  columns: {},
  timeZone: 'Etc/UTC',
  repeatedTime: 'earlier',
  skippedTime: 'shift',
  dateOrder: 'year-month-day',
  durationUnit: 'seconds',
  intervalMinutes: 30,
  defaultQueue: null,
};
