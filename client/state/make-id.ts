/** An id nobody else makes. Pages of a plain http address have no `randomUUID`. */
export function makeId({ crypto }: Pick<Window, 'crypto'>): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
