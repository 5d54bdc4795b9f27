import type { ImportRecord } from '../../../shared/contract/imports.ts';
import type { Locale } from '../../../shared/site/localized-text.ts';
import { createSiteCalendar, type SiteCalendarSettings } from '../../../shared/time/site-calendar.ts';
import type { DaySpan } from '../../state/history-period.ts';
import { nameSpan } from '../../state/name-history-period.ts';

/** The site days an import added to; null when it added nothing, or the site is not known yet. */
export function findImportSpan(
  record: Pick<ImportRecord, 'firstMs' | 'lastMs'>,
  site: SiteCalendarSettings | null,
): DaySpan | null {
  if (record.firstMs === null || record.lastMs === null || site === null) return null;
  const calendar = createSiteCalendar(site);
  return { fromDay: calendar.dayOf(record.firstMs).day, toDay: calendar.dayOf(record.lastMs).day };
}

/** The same in words. Example: `2 Mar – 5 Apr 2026`. */
export function nameImportSpan(
  record: Pick<ImportRecord, 'firstMs' | 'lastMs'>,
  site: SiteCalendarSettings | null,
  locale: Locale,
): string | null {
  const span = findImportSpan(record, site);
  return span && nameSpan(span, locale);
}
