/** A value of a file that cannot be taken: what it is, the rule and the way out, in one sentence for the report. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}

const MOST_SHOWN = 60;

/** A value as messages show it, cut. Example: `showValue('12:75')` is `"12:75"`. */
export function showValue(value: string): string {
  return `"${value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value}"`;
}
