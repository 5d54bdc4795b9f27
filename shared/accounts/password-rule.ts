import type { Message } from '../messages/message.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { foldSignInName } from './sign-in-name.ts';

export const LEAST_PASSWORD_CHARACTERS = 10;
export const MOST_PASSWORD_CHARACTERS = 200;

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly signInName: string;
  readonly shownName: string;
}

/** A password as it is hashed: typed on another keyboard it is the same (NIST SP 800-63B, 5.1.1.2). */
export function tidyPassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * Why a password is not taken; null: it is. By NIST SP 800-63B: long enough, not the name, not one of those that are tried first, and
 * nothing about which kinds of characters it has.
 */
export function findPasswordFault(
  password: string,
  { signInName, shownName }: PasswordOwner,
): Message | null {
  const characters = [...tidyPassword(password)].length;
  if (characters < LEAST_PASSWORD_CHARACTERS)
    return { code: 'password-short', least: LEAST_PASSWORD_CHARACTERS };
  if (characters > MOST_PASSWORD_CHARACTERS) return { code: 'password-long', most: MOST_PASSWORD_CHARACTERS };
  const folded = foldSignInName(password);
  if ([signInName, shownName].some((name) => foldSignInName(name) === folded))
    return { code: 'password-is-name' };
  // One character again and again is on every list; of nothing but blanks nothing is left.
  return COMMON_PASSWORDS.has(folded) || new Set(folded).size <= 1 ? { code: 'password-common' } : null;
}
