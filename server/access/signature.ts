import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What only this server can write: HMAC-SHA256 over `text`, 43 characters that may stand in an address. */
export function signText(text: string, signingKey: string): string {
  return createHmac('sha256', signingKey).update(text).digest('base64url');
}

/** Whether `signature` is ours. Takes the same time for every wrong answer. */
export function isSignedBy(signature: string, text: string, signingKey: string): boolean {
  return isSameSecret(signature, signText(text, signingKey));
}

/** Compares two secrets without telling by the time it takes how much of them agrees, nor how long they are. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
