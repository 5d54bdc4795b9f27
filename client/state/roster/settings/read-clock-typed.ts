/**
 * A time of day as people type it, as the server reads it: `7`, `730`, `7:30`, `７：30` are `07:00`, `07:30`. What is no time stays
 * as it was typed: the server says what is wrong with it. Times of the next day go on to `48:00`.
 */
export function readClockTyped(typed: string): string {
  const plain = typed.normalize('NFKC').trim();
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/u.exec(plain);
  if (match === null) return plain;
  return `${match[1]!.padStart(2, '0')}:${match[2] ?? '00'}`;
}
