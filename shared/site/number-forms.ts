/** What people put between digits. */
const BETWEEN = /[\s\-()./]/g;

/** A number as it is compared: digits with a leading plus, however they were grouped; other text as it stands. */
export function bareNumber(number: string): string {
  const text = number.normalize('NFKC').trim();
  const bare = text.replace(BETWEEN, '');
  return /^\+?[0-9]+$/.test(bare) ? bare : text;
}

/**
 * The ways one number is written without marks between its digits: with a plus, with the 00 that stands for it, and bare. A
 * number without its country stays one without.
 * Example: `listNumberForms('+86 10 5550-1234')` is `['+861055501234', '00861055501234', '861055501234']`.
 */
export function listNumberForms(number: string): readonly string[] {
  const bare = bareNumber(number);
  if (!/^\+?[0-9]+$/.test(bare)) return [bare];
  const digits = bare.replace(/^\+/, '').replace(/^00/, '');
  return [`+${digits}`, `00${digits}`, digits];
}
