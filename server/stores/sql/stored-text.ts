/**
 * A text as databases can keep it. SQLite's binding ends a text at a NUL, PostgreSQL refuses one, and both lose half a
 * surrogate pair: texts with either are kept as their JSON. A text that looks like that already is written so too,
 * which makes `parseStoredText` give back every text as it was.
 */
export function storeText(text: string): string {
  return UNSTORABLE.test(text) || isStoredJson(text) ? JSON.stringify(text) : text;
}

/** What `storeText` was given. */
export function parseStoredText(stored: string): string {
  return isStoredJson(stored) ? (JSON.parse(stored) as string) : stored;
}

/** A NUL, or half a surrogate pair (whole ones are one character to this expression). */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

function isStoredJson(text: string): boolean {
  // Nearly every text is out at its first character.
  return text.charCodeAt(0) === 34 && /\\u(0000|d[89a-f]..)/.test(text) && JSON_TEXT.test(text);
}

// eslint-disable-next-line no-control-regex -- those that JSON has no room for
const JSON_TEXT = /^"([^"\\\x00-\x1f]|\\(["\\/bfnrt]|u[0-9a-fA-F]{4}))*"$/;
