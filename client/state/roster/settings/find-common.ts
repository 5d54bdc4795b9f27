/** What all of them are; null where they differ or there are none. */
export function findCommon<T>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
