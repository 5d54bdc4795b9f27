import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes that may stand in a cookie or an address: nobody guesses one. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. It has no salt and no stretching: 256 random bits need neither. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
