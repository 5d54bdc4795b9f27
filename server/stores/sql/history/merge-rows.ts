/**
 * Rows in order, those that compare as equal being one: quarter hours of one interval, or several sources that told of the
 * same. The rows are changed. Done here and not in the database, which would sort and group all of them in a table of its
 * own: that takes three times as long as reading them.
 */
export function mergeRows<T>(
  rows: T[],
  compare: (a: T, b: T) => number,
  add: (to: T, from: T) => void,
): readonly T[] {
  // Mostly they are in order already, and one queue's always are.
  if (rows.some((row, index) => index > 0 && compare(rows[index - 1]!, row) > 0)) rows.sort(compare);
  const merged: T[] = [];
  let last: T | undefined;
  for (const row of rows) {
    if (last !== undefined && compare(last, row) === 0) add(last, row);
    else merged.push((last = row));
  }
  return merged;
}
