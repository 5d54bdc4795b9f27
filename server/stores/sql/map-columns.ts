/** A column for each field, of a type that takes the field's values. */
type ColumnsOf<Fields, Row> = {
  readonly [field in keyof Fields]-?: {
    [column in keyof Row & string]: Fields[field] extends Row[column] ? column : never;
  }[keyof Row & string];
};

export interface ColumnMap<Fields, Row> {
  fieldsOf(row: Row): Fields;
  rowOf(fields: Fields): Row;
}

/**
 * For tables that keep records field by field, as they are, under names of their own. All columns must be named: what is left out is
 * not written. Where a field says less than its column (a union kept as text), the rows are believed.
 */
export function mapColumns<Fields extends object, Row extends object>(
  columns: ColumnsOf<Fields, Row>,
): ColumnMap<Fields, Row> {
  const pairs = Object.entries(columns) as [keyof Fields, keyof Row][];
  return {
    fieldsOf: (row) => Object.fromEntries(pairs.map(([field, column]) => [field, row[column]])) as Fields,
    rowOf: (fields) => Object.fromEntries(pairs.map(([field, column]) => [column, fields[field]])) as Row,
  };
}
