import { parseStoredText } from '../stored-text.ts';
import type { PackedRows } from './sql-file.ts';

type Row = Record<string, unknown>;

/** The rows as objects. */
export function unpackRows(packed: PackedRows): Row[] {
  switch (packed.kind) {
    case 'numbers':
      return makerOf(packed.columns).fromNumbers(packed.numbers);
    case 'json': {
      const rows = JSON.parse(packed.text) as unknown[][];
      // Only a text that was stored as JSON begins with a quote.
      if (packed.text.includes('"\\"')) for (const row of rows) restoreTexts(row);
      return makerOf(packed.columns).fromRows(rows);
    }
    case 'values':
      return makerOf(packed.columns).fromRows(packed.rows);
    case 'changes':
      return [];
    default:
      return packed satisfies never;
  }
}

function restoreTexts(row: unknown[]): void {
  row.forEach((value, index) => {
    if (typeof value === 'string') row[index] = parseStoredText(value);
  });
}

interface RowMaker {
  fromNumbers(numbers: Float64Array): Row[];
  fromRows(rows: readonly (readonly unknown[])[]): Row[];
}

const MAKERS_MAX = 200;
const makers = new Map<string, RowMaker>();

function makerOf(columns: readonly string[]): RowMaker {
  const key = columns.join('\n');
  let maker = makers.get(key);
  if (!maker) {
    if (makers.size >= MAKERS_MAX) makers.clear();
    makers.set(key, (maker = createMaker(columns)));
  }
  return maker;
}

/** Objects written out as literals are made ten times faster than field by field: 35,000 rows of 29 in 15 ms. */
function createMaker(columns: readonly string[]): RowMaker {
  const literal = (value: (index: number) => string) =>
    `{${columns.map((name, index) => `${JSON.stringify(name)}: ${value(index)}`).join(', ')}}`;
  const orNull = (value: string) => `${value} === ${value} ? ${value} : null`;
  const makeFromNumbers = new Function(
    'numbers',
    'at',
    `return ${literal((index) => orNull(`numbers[at + ${index}]`))};`,
  ) as (numbers: Float64Array, at: number) => Row;
  const makeFromRow = new Function('row', `return ${literal((index) => `row[${index}]`)};`) as (
    row: readonly unknown[],
  ) => Row;
  return {
    fromNumbers: (numbers) =>
      Array.from({ length: numbers.length / columns.length }, (_, row) =>
        makeFromNumbers(numbers, row * columns.length),
      ),
    fromRows: (rows) => rows.map((row) => makeFromRow(row)),
  };
}
