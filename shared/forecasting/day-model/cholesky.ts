/**
 * Replaces the lower triangle of a symmetric positive definite matrix (row-major, `size` x `size`) by its Cholesky factor L,
 * matrix = L L'.
 *
 * @throws RangeError when the matrix is not positive definite.
 */
export function factorize(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row += 1) {
    const rowAt = row * size;
    for (let column = 0; column <= row; column += 1) {
      const columnAt = column * size;
      let sum = matrix[rowAt + column]!;
      for (let k = 0; k < column; k += 1) sum -= matrix[rowAt + k]! * matrix[columnAt + k]!;
      if (row !== column) matrix[rowAt + column] = sum / matrix[columnAt + column]!;
      else if (sum > 0) matrix[rowAt + row] = Math.sqrt(sum);
      else
        throw new RangeError(
          `The matrix is not positive definite: pivot ${row} is ${sum}. Maybe a prior variance is 0.`,
        );
    }
  }
}

/** Replaces `right` by the solution of L L' x = right. */
export function solveFactorized(factor: Float64Array, size: number, right: Float64Array): void {
  solveLower(factor, size, right);
  solveUpper(factor, size, right);
}

/** Replaces `right` by the solution of L' x = right. */
export function solveUpper(factor: Float64Array, size: number, right: Float64Array): void {
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = right[row]!;
    for (let k = row + 1; k < size; k += 1) sum -= factor[k * size + row]! * right[k]!;
    right[row] = sum / factor[row * size + row]!;
  }
}

/** Replaces `right` by the solution of L x = right: its squared length is right' matrix^-1 right. */
export function solveLower(factor: Float64Array, size: number, right: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    let sum = right[row]!;
    for (let k = 0; k < row; k += 1) sum -= factor[row * size + k]! * right[k]!;
    right[row] = sum / factor[row * size + row]!;
  }
}

/** ln of the determinant of L L'. */
export function logDeterminant(factor: Float64Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row += 1) sum += Math.log(factor[row * size + row]!);
  return 2 * sum;
}
