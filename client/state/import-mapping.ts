import {
  CALL_FIELDS,
  INTERVAL_FIELDS,
  type ImportField,
  type ImportKind,
  type ImportOptions,
} from '../../shared/import/import-format.ts';

/** What a column of such a file may mean; none where the file's columns are fixed. */
export function listFields(kind: ImportKind): readonly ImportField[] {
  switch (kind) {
    case 'calls':
      return CALL_FIELDS;
    case 'intervals':
      return INTERVAL_FIELDS;
    case 'queue-log':
      return [];
  }
  return kind satisfies never;
}

const NEEDED: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  calls: ['queue', 'offeredAt'],
  intervals: ['queue', 'start', 'offered'],
  'queue-log': [],
};

/** Fields without which nothing can be imported, and no column has yet. A default queue stands in for its column. */
export function findMissing(
  options: Pick<ImportOptions, 'kind' | 'columns' | 'defaultQueue'>,
): readonly ImportField[] {
  const told = new Set(Object.values(options.columns));
  if (options.defaultQueue !== null) told.add('queue');
  return NEEDED[options.kind].filter((field) => !told.has(field));
}

/**
 * Gives a column its meaning; null: not read. A field has one column: the one that had it before loses it.
 *
 * Example: `assignField({a: 'queue'}, 'b', 'queue')` is `{b: 'queue'}`.
 */
export function assignField(
  columns: ImportOptions['columns'],
  column: string,
  field: ImportField | null,
): ImportOptions['columns'] {
  const others = Object.entries(columns).filter(([name, taken]) => name !== column && taken !== field);
  return Object.fromEntries(field === null ? others : [...others, [column, field]]);
}

/** Other contents: columns keep what they mean there too. Example: `queue` is a field of calls and of intervals. */
export function changeKind(options: ImportOptions, kind: ImportKind): ImportOptions {
  const fields = new Set(listFields(kind));
  const columns = Object.fromEntries(
    Object.entries(options.columns).filter(([, field]) => fields.has(field)),
  );
  return { ...options, kind, columns };
}
