import { normalQuantile } from '../normal-quantile.ts';

/**
 * The point that a Student t variable exceeds in neither direction with probability `confidence`, by Hill's Algorithm 396
 * (Communications of the ACM 13, 1970), exact for 1 and 2 degrees of freedom and to 6 digits beyond. Example:
 * `studentQuantile(0.99, 9)` is 3.2498.
 *
 * @param confidence above 0 and below 1
 * @param freedom degrees of freedom, a whole number from 1 on
 */
export function studentQuantile(confidence: number, freedom: number): number {
  const both = 1 - confidence;
  if (freedom === 1) return 1 / Math.tan((both * Math.PI) / 2);
  if (freedom === 2) return Math.sqrt(2 / (both * (2 - both)) - 2);
  const a = 1 / (freedom - 0.5);
  const b = (48 / a) * (1 / a);
  let c = (((20_700 * a) / b - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * freedom;
  let y = (d * both) ** (2 / freedom);
  if (y > 0.05 + a) {
    const x = normalQuantile(both / 2);
    y = x * x;
    if (freedom < 5) c += 0.3 * (freedom - 4.5) * (x + 0.6);
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = Math.expm1(a * y * y);
  } else {
    const tail = 1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3);
    y = ((tail + 0.5 / (freedom + 4)) * y - 1) * ((freedom + 1) / (freedom + 2)) + 1 / y;
  }
  return Math.sqrt(freedom * y);
}
