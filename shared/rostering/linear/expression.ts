/** A weighted sum of columns and a constant; a column may stand in it more than once. */
export interface Expression {
  readonly constant: number;
  readonly columns: readonly number[];
  readonly factors: readonly number[];
}

export const ZERO: Expression = { constant: 0, columns: [], factors: [] };

export function columnAs(column: number, factor: number): Expression {
  return { constant: 0, columns: [column], factors: [factor] };
}

/** The sum of expressions, each times its factor (1 when left out). */
export function sumOf(
  parts: readonly (Expression | readonly [expression: Expression, factor: number])[],
): Expression {
  let constant = 0;
  const columns: number[] = [];
  const factors: number[] = [];
  for (const part of parts) {
    const [expression, factor] = isPair(part) ? part : [part, 1];
    constant += expression.constant * factor;
    expression.columns.forEach((column, place) => {
      columns.push(column);
      factors.push(expression.factors[place]! * factor);
    });
  }
  return { constant, columns, factors };
}

function isPair(
  part: Expression | readonly [Expression, number],
): part is readonly [expression: Expression, factor: number] {
  return Array.isArray(part);
}
