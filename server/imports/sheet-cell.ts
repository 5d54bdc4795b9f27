import type { Cell } from '../../shared/import/cell.ts';

const DAY_MS = 86_400_000;
/** What a spreadsheet counts days from. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

/**
 * A cell as a person sees it: the result of a formula, the text of what is formatted or linked, a date as
 * `2026-11-22 08:15:00` by the clock of whoever wrote it, a time of day or a length of time as `8:15:00`.
 */
export function cellFromSheet(value: unknown, format: string | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return showDays((value.getTime() - EPOCH_MS) / DAY_MS);
  if (typeof value === 'number') return isDateFormat(format) ? showDays(value) : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'object') return null;
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((part: { readonly text?: string }) => part.text ?? '').join('');
  if ('result' in value) return cellFromSheet(value.result, format);
  if ('text' in value) return cellFromSheet(value.text, format);
  return null;
}

/** Less than two days is a length of time or a time of day, not a date of 1899. */
function showDays(days: number): string {
  const ms = Math.round(days * DAY_MS);
  const fraction = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  if (days < 2) {
    const seconds = Math.floor(ms / 1000);
    const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return (
      clock.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':') +
      fraction
    );
  }
  return new Date(EPOCH_MS + ms).toISOString().slice(0, 19).replace('T', ' ') + fraction;
}

/** Letters of dates and times outside of quotes and brackets of colours; `[h]:mm` is one. */
function isDateFormat(format: string | undefined): boolean {
  if (format === undefined || format === 'General') return false;
  const bare = format.replace(/\[(?!h|m|s)[^\]]*\]/gi, '').replace(/"[^"]*"|\\./g, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}
