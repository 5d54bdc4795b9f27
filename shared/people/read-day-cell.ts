import { Temporal } from 'temporal-polyfill';

/**
 * A day as people and spreadsheets write it, the year first: `2026-03-01`, `2026/3/1`, `2026年3月1日`, `2026-03-01 00:00:00`. Null for
 * what is none; where a day and a month could be mistaken for each other nothing is guessed.
 */
export function readDayCell(text: string): string | null {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]0{1,2}:00(?::00)?)?$/.exec(
    text.normalize('NFKC').trim(),
  );
  if (match === null) return null;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}
