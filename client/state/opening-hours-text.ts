import type { OpenSpan } from '../../shared/forecasting/grid/opening-hours.ts';

/** Example: `08:00-12:00, 13:00-20:00`. */
export function formatHours(hours: readonly OpenSpan[]): string {
  return hours.map(({ from, to }) => `${from}-${to}`).join(', ');
}

/**
 * Reads hours as people type them: `8-20`, `08:00–12:00, 13:00-20:30`, full-width signs too. Nothing is a closed day; null is no
 * hours. `24:00` is the midnight at the end of the day.
 */
export function parseHours(text: string): readonly OpenSpan[] | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[–—~至]/gu, '-')
    .trim();
  if (plain === '') return [];
  const found: OpenSpan[] = [];
  for (const part of plain.split(/[,;、]/u)) {
    const match = /^\s*(\d{1,2})(?::(\d{2}))?\s*-\s*(\d{1,2})(?::(\d{2}))?\s*$/u.exec(part);
    if (!match) return null;
    const from = nameTime(match[1]!, match[2]);
    const to = nameTime(match[3]!, match[4]);
    if (from === null || to === null) return null;
    found.push({ from, to });
  }
  return found;
}

function nameTime(hour: string, minute = '00'): string | null {
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hours === 24 && minutes === 0) return '00:00';
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
