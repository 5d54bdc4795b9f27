import { expect } from 'vitest';

/** Half a unit of the last digit that was printed. */
export function halfUnit(printed: number): number {
  const digits = String(printed).split('.')[1]?.length ?? 0;
  return 0.5 * 10 ** -digits;
}

/** Equal to 1e-9 of the value, or as far as its digits go; a value of few digits is a round one. */
export function expectExact(found: number, exact: number, name = ''): void {
  const printed = halfUnit(exact);
  const tolerance = Math.max(1e-9 * Math.abs(exact), printed < 1e-6 ? 1.0001 * printed : 1e-15);
  expect(Math.abs(found - exact), `${name} ${found} for ${exact}`).toBeLessThanOrEqual(tolerance);
}

/** Equal to half a unit of so many significant digits, for values whose last zeros are not printed. */
export function expectSignificant(found: number, exact: number, digits: number): void {
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(exact))) + 1 - digits);
  expect(Math.abs(found - exact), `${found} for ${exact}`).toBeLessThanOrEqual(0.5001 * unit);
}

export function expectPublished(found: number, published: number, name = ''): void {
  expect(Math.abs(found - published), `${name} ${found} for ${published}`).toBeLessThanOrEqual(
    1.0001 * halfUnit(published),
  );
}
