import { findCommonRule, findRule } from '../site/find-rule.ts';
import type { ServiceRule, Site } from '../site/site.ts';
import { createSiteCalendar, type SiteCalendar } from '../time/site-calendar.ts';

/** The rules of one site as found so far; a day's are asked for thousands of times and never change. */
interface RuleBook {
  readonly calendar: SiteCalendar;
  day: string;
  fromMs: number;
  toMs: number;
  readonly byScope: Map<string, ServiceRule>;
}

const BOOKS = new WeakMap<Site, RuleBook>();

/**
 * The rule in force for one queue, several, or the site (an empty list) on the site day of `nowMs`. Remembered per
 * site document and day, so it costs a map lookup.
 */
export function findScopeRule(site: Site, queueIds: readonly string[], nowMs: number): ServiceRule {
  const book = openBook(site, nowMs);
  const key = queueIds.length === 1 ? queueIds[0]! : queueIds.length === 0 ? '' : queueIds.join('\n');
  let rule = book.byScope.get(key);
  if (rule === undefined) {
    rule =
      queueIds.length === 1
        ? findRule(site, queueIds[0]!, book.day)
        : findCommonRule(site, queueIds, book.day);
    // Queue names may come from a feed: a flood of them must not stay in memory.
    if (book.byScope.size >= MOST_SCOPES) book.byScope.clear();
    book.byScope.set(key, rule);
  }
  return rule;
}

const MOST_SCOPES = 5000;

function openBook(site: Site, nowMs: number): RuleBook {
  let book = BOOKS.get(site);
  if (book !== undefined && nowMs >= book.fromMs && nowMs < book.toMs) return book;
  if (book === undefined) {
    book = { calendar: createSiteCalendar(site), day: '', fromMs: 0, toMs: 0, byScope: new Map() };
    BOOKS.set(site, book);
  }
  const day = book.calendar.dayOf(nowMs);
  book.byScope.clear();
  book.day = day.day;
  book.fromMs = day.fromMs;
  book.toMs = day.toMs;
  return book;
}
