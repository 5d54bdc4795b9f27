import type { SessionRecord } from '../ports/account-store.ts';

/** Enough to tell sessions apart, and nothing that signs anybody in. */
const CHARACTERS = 16;

export function sessionIdOf({ tokenHash }: Pick<SessionRecord, 'tokenHash'>): string {
  return tokenHash.slice(0, CHARACTERS);
}
