import { sql, type Expression, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * The rows of a question for whole numbers of which none is null, brought as one text a queue and taken apart here. The
 * driver makes a string of every single value, a million of them in a queue's year: that takes twice as long as this.
 *
 * @param columns all that the question selects; `queue_no` is one of them.
 * @throws RangeError when a row lacks one of them.
 */
export async function readPacked<Row extends { readonly queue_no: number }>(
  read: Kysely<Tables>,
  question: Expression<Row>,
  columns: readonly (keyof Row & string)[],
): Promise<Row[]> {
  const values = sql.join(columns.map((column) => sql.ref(column)));
  const { rows: texts } = await sql<{ readonly packed: string }>`
    select string_agg(concat_ws(',', ${values}), ';') as packed from (${question}) as told group by queue_no
  `.execute(read);
  const toRow = createRowMaker<Row>(columns);
  const rows: Row[] = [];
  for (const { packed } of texts) unpack(packed, columns.length, (numbers) => rows.push(toRow(numbers)));
  return rows;
}

const COMMA = 44;
const MINUS = 45;
const SEMICOLON = 59;
const ZERO = 48;

/**
 * Numbers parted by commas, rows by semicolons. Digit by digit: `split` and `Number` take three times as long.
 *
 * @param take is given each row's numbers; the list is used again for the next row.
 * @throws RangeError when a row has another count of numbers than `width`.
 */
export function unpack(packed: string, width: number, take: (numbers: readonly number[]) => void): void {
  const numbers = new Array<number>(width).fill(0);
  let at = 0;
  let sign = 1;
  let value = 0;
  for (let index = 0; index <= packed.length; index++) {
    const code = index === packed.length ? SEMICOLON : packed.charCodeAt(index);
    if (code === MINUS) sign = -1;
    else if (code === COMMA || code === SEMICOLON) {
      numbers[at++] = sign * value;
      sign = 1;
      value = 0;
      if (code === COMMA) continue;
      if (at !== width) throw new RangeError(`A row of ${at} numbers came where ${width} were asked for.`);
      take(numbers);
      at = 0;
    } else value = value * 10 + (code - ZERO);
  }
}

/** Written out for the columns that are asked for: key by key it takes several times as long. */
function createRowMaker<Row>(columns: readonly string[]): (numbers: readonly number[]) => Row {
  const fields = columns.map((column, index) => `${column}: numbers[${index}]`);
  return new Function('numbers', `return { ${fields.join(', ')} };`) as (numbers: readonly number[]) => Row;
}
