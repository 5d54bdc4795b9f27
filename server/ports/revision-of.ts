import { createHash } from 'node:crypto';

/** A name for what a document says: the same as long as nobody changes it, also over restarts. */
export function revisionOf(document: unknown): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 16);
}
