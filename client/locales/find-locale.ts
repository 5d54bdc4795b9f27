import { LOCALES, type Locale } from '../../shared/site/localized-text.ts';

/**
 * The locale a browser's language tag means, or null. Traditional script counts before the region:
 * `zh-Hant-CN` is zh-TW, `zh-HK` and `zh-MO` too, every other Chinese is zh-CN.
 * Example: `findLocale('en-GB')` is `en`.
 */
export function findLocale(tag: string | null | undefined): Locale | null {
  if (!tag) return null;
  const exact = LOCALES.find((locale) => locale.toLowerCase() === tag.toLowerCase());
  if (exact) return exact;
  const parts = tag.toLowerCase().split(/[-_]/);
  if (parts[0] === 'en') return 'en';
  if (parts[0] !== 'zh') return null;
  if (parts.includes('hant')) return 'zh-TW';
  if (parts.includes('hans')) return 'zh-CN';
  return parts.some((part) => part === 'tw' || part === 'hk' || part === 'mo') ? 'zh-TW' : 'zh-CN';
}
