/** What is not written but does something to what is: controls, breaks of lines, and what turns the direction of reading. */
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Whether a name has characters that are not seen and make it read as another, or end the line it stands in.
 * Example: `hasSteering('Li\u202eNa')` is true, `hasSteering('李娜')` is false.
 */
export function hasSteering(name: string): boolean {
  return STEERING.test(name);
}

const STEERING_BUT_BREAKS = /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text of several words without them: what people paste is taken, and reads as it was typed. Line breaks and tabs stay.
 * Example: `withoutSteering('see\u202e me')` is `see me`.
 */
export function withoutSteering(text: string): string {
  return text.replaceAll(STEERING_BUT_BREAKS, '');
}
