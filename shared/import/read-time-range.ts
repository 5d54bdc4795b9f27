/**
 * A moment written with the end of its interval: its start as a text, and its length. Null for anything else, also for a
 * time with an offset from UTC.
 *
 * Example: `readTimeRange('2026-11-22 08:00-08:29')` is `{ start: '2026-11-22 08:00', minutes: 30 }`
 */
export function readTimeRange(
  text: string,
): { readonly start: string; readonly minutes: 15 | 30 | 60 } | null {
  const parts = RANGE.exec(text);
  if (parts === null) return null;
  const [, start, hour, minute, endHour, endMinute, endSecond] = parts;
  const from = Number(hour) * 60 + Number(minute);
  const to = Number(endHour) * 60 + Number(endMinute) + (endSecond === '59' ? 1 : 0);
  const length = (to - from + 1440) % 1440;
  const minutes = ([15, 30, 60] as const).find((known) => known === length || known === length + 1);
  return minutes === undefined ? null : { start: start!, minutes };
}

const RANGE =
  /^(.*?(\d{1,2}):(\d{2})(?::\d{2})?)\s*(?:[-–—~～至到]|to|bis)\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*$/;
