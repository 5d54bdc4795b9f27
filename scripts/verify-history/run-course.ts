import type { Grain } from '../../shared/history/query.ts';
import { hashSeed, Rng } from '../../shared/simulation/rng.ts';
import { createSiteCalendar, type SiteDay } from '../../shared/time/site-calendar.ts';
import type { StorePlaces } from '../../server/stores/open-stores.ts';
import { checkEndedDay, checkLastMoment } from './check-figures.ts';
import { checkRecount } from './check-recount.ts';
import { checkRollUps } from './check-roll-ups.ts';
import { type CourseDays, describeDays } from './course-days.ts';
import type { Differences } from './differences.ts';
import { LiveSite } from './live-site.ts';
import type { Course } from './plan-courses.ts';
import { Recount } from './recount/recount.ts';
import type { RecountCheck } from './recount-check.ts';
import { SimulatedCourse } from './simulate-course.ts';
import { checkTables } from './tables/check-tables.ts';

const LONGEST_STEPS_MS = [10_000, 300_000, 600_000, 900_000] as const;
/** Longer periods are asked for when all days are over. */
const OF_ONE_DAY = ['day'] as const satisfies readonly Grain[];
const AFTER_LAST_DAY_MS = 5 * 3_600_000;

export interface CourseRun {
  readonly course: Course;
  readonly places: StorePlaces;
  readonly differences: Differences;
  readonly onDay?: () => void;
  /** Called before the days' ends are checked: a test plants its difference here. */
  readonly beforeCheck?: (live: LiveSite, day: SiteDay) => Promise<void>;
  /** Called when all is checked and still open. */
  readonly afterwards?: (check: RecountCheck, days: readonly SiteDay[]) => Promise<void>;
}

/**
 * Lives through a course with a real store and compares what is kept at the end of each day, and when all are over.
 *
 * @returns what kinds of days there were.
 */
export async function runCourse(run: CourseRun): Promise<CourseDays> {
  const { course, places, differences } = run;
  const calendar = createSiteCalendar(course.site);
  const driver = new CourseDriver(course, await LiveSite.open(course.site, places));
  const { live } = driver;
  const days: SiteDay[] = [];
  for (let index = 0; index < course.days; index += 1) {
    const day = calendar.dayNamed(calendar.addDays(course.firstDay, index));
    days.push(day);
    const where = `${course.name}, ${day.day}`;
    await driver.runUntil(day.toMs - 1);
    await live.keepTime();
    const check = { site: course.site, reader: live.reader, day, differences, where };
    await checkLastMoment(check, live.rows());
    await driver.runUntil(day.toMs);
    await live.keepTime();
    await run.beforeCheck?.(live, day);
    await checkEndedDay(check, live.floor);
    await checkRecount(recountCheck(run, driver, where), days.slice(-2));
    await checkTables(recountCheck(run, driver, where), [day], OF_ONE_DAY);
    run.onDay?.();
  }
  await driver.runUntil(days.at(-1)!.toMs + AFTER_LAST_DAY_MS);
  await live.keepTime();
  const afterwards = recountCheck(run, driver, `${course.name}, afterwards`);
  await checkRecount(afterwards, days);
  await checkTables(afterwards, days);
  await run.afterwards?.(afterwards, days);
  await checkRollUps(live.stores.engine, course.site, differences, course.name);
  await live.close();
  return describeDays(course, driver.recount);
}

function recountCheck(
  { course, differences }: CourseRun,
  { live, recount }: CourseDriver,
  where: string,
): RecountCheck {
  return {
    site: course.site,
    history: live.history,
    reader: live.reader,
    recount,
    nowMs: live.floor.nowMs,
    line: course.line,
    differences,
    where,
  };
}

/** Moves a site through its events in steps of random length, with restarts at random moments. */
class CourseDriver {
  readonly live: LiveSite;
  readonly recount = new Recount();
  readonly #simulated: SimulatedCourse;
  readonly #rng: Rng;
  readonly #restarts: { readonly atMs: number; readonly from: 'snapshot' | 'journal' }[];
  #nowMs: number;

  constructor(course: Course, live: LiveSite) {
    this.live = live;
    this.#simulated = new SimulatedCourse(course);
    this.#rng = new Rng(hashSeed(course.seed, 'driver'));
    this.#nowMs = this.#simulated.fromMs;
    this.#restarts = course.restarts
      .map((from) => ({ atMs: this.#nowMs + this.#rng.next() * course.days * 86_400_000, from }))
      .sort((a, b) => a.atMs - b.atMs);
    live.advance(this.#nowMs);
  }

  async runUntil(untilMs: number): Promise<void> {
    while (this.#nowMs < untilMs) {
      const longestMs = LONGEST_STEPS_MS[this.#rng.nextIndex(LONGEST_STEPS_MS.length)]!;
      await this.#step(Math.min(untilMs, this.#nowMs + 1 + this.#rng.nextIndex(longestMs)));
    }
  }

  async #step(untilMs: number): Promise<void> {
    const { live } = this;
    const events = this.#simulated.takeUntil(untilMs).map(({ event }) => event);
    const first = this.#rng.nextIndex(events.length + 1);
    for (const part of [events.slice(0, first), events.slice(first)]) await live.emit(part);
    for (const event of events) this.recount.takeOnce(event);
    live.advance(untilMs);
    this.#nowMs = untilMs;
    if (this.#rng.happens(0.1)) await live.keepTime();
    const restart = this.#restarts[0];
    if (restart === undefined) return;
    // The journal's way is gone where a snapshot is: no later restart of this course takes it.
    if (restart.from === 'snapshot' && this.#rng.happens(0.01)) await live.saveSnapshot();
    if (restart.atMs > untilMs) return;
    this.#restarts.shift();
    await live.restart();
    live.advance(untilMs);
  }
}
