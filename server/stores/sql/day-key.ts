import type { ZoneSettings } from './history/interval-starts.ts';

/** The row of `meta` that says by which zone and start the days are kept. */
export const DAY_KEY = 'day_key';

/** Example: `Europe/Berlin 04:00`. */
export function writeDayKey({ timeZone, dayStartsAt }: ZoneSettings): string {
  return `${timeZone} ${dayStartsAt}`;
}

/** Of a site that never was started: days of UTC. */
export function parseDayKey(text = 'Etc/UTC 00:00'): ZoneSettings {
  const [timeZone, dayStartsAt] = text.split(' ') as [string, string];
  return { timeZone, dayStartsAt };
}
