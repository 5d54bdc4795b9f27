/** The value below which this share of all is, the next greater of those there are; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export function roundTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
