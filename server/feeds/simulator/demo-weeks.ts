import { createHash } from 'node:crypto';
import type { Site } from '../../../shared/site/site.ts';
import { SITE_SCOPE } from '../../../shared/floor/windows.ts';
import { dayNumber, weekdayOf } from '../../../shared/time/day-number.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { History } from '../../ports/history.ts';
import type { Imports } from '../../ports/imports.ts';

/** Days of one week without a gap, to be imported together. */
export interface DemoWeek {
  readonly days: readonly string[];
  readonly fileName: string;
  /** The same week of the same floor has the same key. */
  readonly key: string;
}

export interface DemoWeeksRequest {
  readonly history: Pick<History, 'readQueueDays'>;
  readonly imports: Pick<Imports, 'list' | 'findByContent'>;
  readonly site: Site;
  readonly seed: number;
  readonly nowMs: number;
  /** Whole weeks at least; none when 0. */
  readonly weeks: number;
}

/**
 * What is missing of the weeks before yesterday, oldest first. Days that are there stay as they are, and a week that was
 * imported, or taken away again by a person, is not told twice.
 */
export async function findMissingWeeks({
  history,
  imports,
  site,
  seed,
  nowMs,
  weeks,
}: DemoWeeksRequest): Promise<readonly DemoWeek[]> {
  if (weeks === 0) return [];
  const calendar = createSiteCalendar(site);
  const today = calendar.dayOf(nowMs).day;
  const earliest = calendar.addDays(today, -1 - weeks * 7);
  // From a Monday on, so that the oldest week is the same one tomorrow.
  const fromDay = calendar.addDays(earliest, -weekdayOf(earliest));
  const toDay = calendar.addDays(today, -2);
  const known = new Set(
    (await history.readQueueDays({ queueIds: [SITE_SCOPE], fromDay, toDay })).map(({ day }) => day),
  );
  const undone = new Set(
    (await imports.list()).filter(({ state }) => state === 'undone').map(({ fileName }) => fileName),
  );
  const missing: DemoWeek[] = [];
  for (const days of splitWeeks(listDays(calendar, fromDay, toDay).filter((day) => !known.has(day)))) {
    const week = describeWeek(days, site, seed);
    if (undone.has(week.fileName) || (await imports.findByContent(week.key))) continue;
    missing.push(week);
  }
  return missing;
}

/** Weeks that follow on each other, so that their floor can run through. */
export function joinWeeks(weeks: readonly DemoWeek[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  for (const { days } of weeks) {
    const run = runs.at(-1);
    if (run && follows(days[0]!, run.at(-1)!)) run.push(...days);
    else runs.push([...days]);
  }
  return runs;
}

function describeWeek(days: readonly string[], { timeZone, dayStartsAt }: Site, seed: number): DemoWeek {
  const text = `demo ${seed} ${days[0]} ${days.at(-1)} ${timeZone} ${dayStartsAt}`;
  return {
    days,
    fileName: `Simulated week of ${days[0]}`,
    key: createHash('sha256').update(text).digest('hex'),
  };
}

function listDays(
  calendar: ReturnType<typeof createSiteCalendar>,
  fromDay: string,
  toDay: string,
): readonly string[] {
  const count = dayNumber(toDay) - dayNumber(fromDay) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => calendar.addDays(fromDay, index));
}

function splitWeeks(days: readonly string[]): readonly (readonly string[])[] {
  const weeks: string[][] = [];
  for (const day of days) {
    const week = weeks.at(-1);
    if (week && weekdayOf(day) !== 0 && follows(day, week.at(-1)!)) week.push(day);
    else weeks.push([day]);
  }
  return weeks;
}

function follows(day: string, before: string): boolean {
  return dayNumber(day) === dayNumber(before) + 1;
}
