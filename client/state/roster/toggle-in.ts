/** A set with a value in it, or without. Example: `toggleIn(new Set(['a']), 'b', true)` has both. */
export function toggleIn<T>(set: ReadonlySet<T>, value: T, isIn: boolean): ReadonlySet<T> {
  return new Set(isIn ? [...set, value] : [...set].filter((each) => each !== value));
}
