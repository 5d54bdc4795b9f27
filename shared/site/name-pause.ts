import { pickText, type Locale } from './localized-text.ts';
import type { Site } from './site.ts';

/**
 * A pause reason in the reader's language; the phone system's own word where the site names none.
 * Example: `namePause(site, 'Lunch', 'zh-CN')` is `'午餐'` on the demo site.
 */
export function namePause(
  site: Pick<Site, 'pauseReasonNames'> | null,
  reason: string,
  locale: Locale,
): string {
  const named = site?.pauseReasonNames.find((entry) => entry.reason === reason);
  return (named && pickText(named.name, locale)) || reason;
}
