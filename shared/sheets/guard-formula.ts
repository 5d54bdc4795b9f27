/** Signs of full width count in spreadsheets that are set to Chinese or Japanese; blanks before a sign are skipped by some. */
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const NUMBER = /^[+-]?\d[\d •.]*$/;

/**
 * A text as a spreadsheet may be given it: what it would take for a formula has an apostrophe before it. Taken off again by
 * `bareOfGuard`, whatever the text was. Every file that goes out writes its texts through this or `guardText`.
 * Example: `guardFormula('=1+1')` is `'=1+1` with an apostrophe before it.
 */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function bareOfGuard(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** The same where nothing is read back: telephone numbers and numbers run nothing, and stay as they are. */
export function guardText(text: string): string {
  return NUMBER.test(text) ? text : guardFormula(text);
}

/** A guarded text as a cell of CSV, by RFC 4180. */
export function quoteCell(text: string): string {
  // Blanks at the ends would be lost without quotes in some programs.
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
