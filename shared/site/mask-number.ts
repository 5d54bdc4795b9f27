const HIDDEN = '•••';
/** More of a text than this is no telephone number. */
const LONGEST_READ = 64;

/** A number that was hashed before it was kept (server/privacy/caller-guard.ts). */
export const HASHED_NUMBER = /^#[A-Za-z0-9_-]{16}$/;

/**
 * A caller's number so that a supervisor can tell callers apart and nobody can ring them: the first and the last
 * digits, at most three each and never more than about half of all; always three dots, whatever is hidden. Fewer than
 * six digits, names, addresses and emoji are hidden whole. Full-width digits count as digits. Of a hash the first four
 * characters are shown.
 *
 * Examples: `+49303123475` is `+493 ••• 475`, `13912345678` is `139 ••• 678`, `110` is `•••`, `#Ab3d...` is `#Ab3d`.
 */
export function maskNumber(number: string): string {
  if (HASHED_NUMBER.test(number)) return number.slice(0, 5);
  const text = number.slice(0, LONGEST_READ).normalize('NFKC').trim();
  const digits = text.replace(/[^0-9]/g, '');
  // A name or an address may carry digits of its own; a number is written in digits and the marks between them.
  if (digits.length < 6 || /[^0-9+\-()./\s]/.test(text)) return HIDDEN;
  const kept = digits.length >= 11 ? 3 : digits.length >= 8 ? 2 : 1;
  const plus = text.startsWith('+') ? '+' : '';
  return `${plus}${digits.slice(0, kept)} ${HIDDEN} ${digits.slice(-kept)}`;
}
