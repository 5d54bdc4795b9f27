/** What is not written but does something to what is: controls, breaks of lines, and what turns the direction of reading. */
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Whether a name has characters that are not seen and make it read as another, or end the line it stands in.
 * Example: `hasSteering('Li\u202eNa')` is true, `hasSteering('李娜')` is false.
 */
export function hasSteering(name: string): boolean {
  return STEERING.test(name);
}
