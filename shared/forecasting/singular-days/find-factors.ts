/** Days written as sums of few daily curves: row r is about the sum of `scores[k][r] * curves[k]`. */
export interface Factors {
  readonly curves: readonly Float64Array[];
  readonly scores: readonly Float64Array[];
}

const MOST_ROUNDS = 60;
const CLOSE_ENOUGH = 1e-7;

/**
 * The first `count` singular vectors of a matrix (row-major, `rows` x `columns`), by power iteration and deflation, each
 * begun with the row of the greatest length. Fewer when nothing is left to explain.
 */
export function findFactors(matrix: Float64Array, rows: number, columns: number, count: number): Factors {
  const rest = matrix.slice();
  const curves: Float64Array[] = [];
  const scores: Float64Array[] = [];
  for (let factor = 0; factor < Math.min(count, rows, columns); factor += 1) {
    let curve = longestRow(rest, rows, columns);
    if (scaleToOne(curve) < 1e-9) break;
    const score = new Float64Array(rows);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const next = new Float64Array(columns);
      for (let row = 0; row < rows; row += 1) {
        const at = row * columns;
        let sum = 0;
        for (let column = 0; column < columns; column += 1) sum += rest[at + column]! * curve[column]!;
        for (let column = 0; column < columns; column += 1) next[column]! += sum * rest[at + column]!;
      }
      scaleToOne(next);
      let change = 0;
      for (let column = 0; column < columns; column += 1) change += (next[column]! - curve[column]!) ** 2;
      curve = next;
      if (change < CLOSE_ENOUGH) break;
    }
    for (let row = 0; row < rows; row += 1) {
      const at = row * columns;
      let sum = 0;
      for (let column = 0; column < columns; column += 1) sum += rest[at + column]! * curve[column]!;
      score[row] = sum;
      for (let column = 0; column < columns; column += 1) rest[at + column]! -= sum * curve[column]!;
    }
    curves.push(curve);
    scores.push(score);
  }
  return { curves, scores };
}

function longestRow(matrix: Float64Array, rows: number, columns: number): Float64Array {
  let best = 0;
  let bestLength = -1;
  for (let row = 0; row < rows; row += 1) {
    let length = 0;
    for (let column = 0; column < columns; column += 1) length += matrix[row * columns + column]! ** 2;
    if (length <= bestLength) continue;
    best = row;
    bestLength = length;
  }
  return matrix.slice(best * columns, (best + 1) * columns);
}

/** The length it had. */
function scaleToOne(vector: Float64Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (length > 0) for (let at = 0; at < vector.length; at += 1) vector[at]! /= length;
  return length;
}
