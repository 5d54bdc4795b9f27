/** What people put between digits. */
const BETWEEN = /[\s\-()./]/g;

/** The 00 that stands for a plus; a short number that begins so is one of the house, or for emergencies. */
const ABROAD = /^00(?=[1-9][0-9]{6})/;
/** Shorter ones are extensions and services, and nobody's. */
const SHORTEST_TELEPHONE = 6;

/**
 * A number as it is compared: digits with a leading plus, however they were grouped and whether the plus was written as 00;
 * other text as it stands.
 */
export function bareNumber(number: string): string {
  const text = number.normalize('NFKC').trim();
  const bare = text.replace(BETWEEN, '');
  return /^\+?[0-9]+$/.test(bare) ? bare.replace(ABROAD, '+') : text;
}

/**
 * Whether a text is a number somebody outside is rung at: at least six digits, also as an address (`tel:`, `sip:`, `@`).
 * Extensions, queues and agents are not.
 */
export function isTelephoneNumber(text: string): boolean {
  const [user = ''] = text
    .trim()
    .replace(/^(?:sips?|tel):/i, '')
    .split(/[@;]/, 1);
  const bare = bareNumber(user);
  return /^\+?[0-9]+$/.test(bare) && bare.replace('+', '').length >= SHORTEST_TELEPHONE;
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
