/** A comma, a space or an apostrophe between groups of three digits is of thousands; `0,125` has none. */
const IN_THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:[,\s'_]\d{3})+(?:\.\d+)?$/u;

/**
 * A number as people type it: full-width digits of a Chinese keyboard, a sign of percent, a comma either for a point or between
 * groups of three digits. Null for what is none.
 *
 * Examples: `12,5` is 12.5; `1,200` and `1 200` are 1200; `１２．５％` is 12.5.
 */
export function readNumber(text: string): number | null {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/%$/u, '')
    .trim()
    .replace(/^([+−-])\s*/u, '$1')
    .replace('−', '-');
  const plain = IN_THOUSANDS.test(typed) ? typed.replaceAll(/[,\s'_]/gu, '') : typed.replace(',', '.');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(plain) ? Number(plain) : null;
}
