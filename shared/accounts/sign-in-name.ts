import type { Message } from '../messages/message.ts';
import { hasLoneSurrogate } from '../site/lone-surrogate.ts';
import { hasSteering } from '../site/steering-characters.ts';

export const MOST_NAME_CHARACTERS = 100;

/** A name as it is kept: NFKC, without blanks round it. Example: `tidyName(' Ｌi ')` is `Li`. */
export function tidyName(name: string): string {
  return name.normalize('NFKC').trim();
}

/**
 * What names to sign in with are compared by: two that fold to the same are the same.
 *
 * Example: `foldSignInName('Li.NA')` and `foldSignInName('ｌｉ.ｎａ')` are `li.na`.
 */
export function foldSignInName(name: string): string {
  return tidyName(name).toLowerCase().normalize('NFKC');
}

/** Why nobody can be called so; null: they can. Of the name as `tidyName` gives it. */
export function findNameFault(name: string): Message | null {
  if (name === '') return { code: 'account-name-empty' };
  if ([...name].length > MOST_NAME_CHARACTERS)
    return { code: 'account-name-long', most: MOST_NAME_CHARACTERS };
  // What cannot be seen would make two names look the same.
  return hasLoneSurrogate(name) || hasSteering(name) || /\p{Cf}/u.test(name)
    ? { code: 'account-name-unseen' }
    : null;
}
