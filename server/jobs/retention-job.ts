import { schedule, type ScheduledTask } from 'node-cron';
import type { PrivacySettings } from '../../shared/site/site.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import type { Clock } from '../ports/clock.ts';
import type { Documents } from '../ports/documents.ts';
import type { Journal } from '../ports/journal.ts';
import type { Upkeep } from '../ports/upkeep.ts';

export interface RetentionParts {
  readonly upkeep: Pick<Upkeep, 'deleteBefore'>;
  readonly documents: Documents;
  readonly journal: Pick<Journal, 'measure'>;
  readonly privacy: PrivacySettings;
  readonly calendar: SiteCalendar;
  readonly clock: Clock;
  /** One line for whoever looks after the server. */
  readonly log: (line: string) => void;
}

/** The document with the newest site day that was done. */
const DOCUMENT = 'retention';
/** Cron runs in UTC, where no hour is skipped or repeated; which site day it is, the calendar says. */
const EVERY_HOUR = '5 * * * *';

/** Deletes what the site does not keep any longer, once a site day. */
export class RetentionJob {
  readonly #parts: RetentionParts;
  #task: ScheduledTask | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
  }

  /** From now on, beginning with what was missed. */
  start(): void {
    const { keepCallsDays, keepEventsDays } = this.#parts.privacy;
    if (keepCallsDays === null && keepEventsDays === null) return;
    this.#task = schedule(EVERY_HOUR, () => this.runWhenDue(), {
      timezone: 'Etc/UTC',
      noOverlap: true,
      name: 'retention',
    });
    void this.runWhenDue();
  }

  /** Runs unless this site day is done. Resolves when it has; failures are in the log. */
  runWhenDue(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** A run under way ends with the store, and goes on at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#task?.destroy();
    this.#task = null;
  }

  async #run(): Promise<void> {
    const { documents, calendar, clock, upkeep, privacy, log } = this.#parts;
    if (this.#stopped) return;
    try {
      const clockDay = calendar.dayOf(clock.nowMs()).day;
      const done = await documents.read(DOCUMENT, parseLastDay);
      if (done === clockDay) return;
      const day = await this.#believe(clockDay);
      // A day that is yet to come was written down by a clock that was wrong.
      if (done !== null && done >= day && done <= clockDay) return;
      const startOf = (keptDays: number | null) =>
        keptDays === null ? null : calendar.dayNamed(calendar.addDays(day, -keptDays)).fromMs;
      const deleted = await upkeep.deleteBefore({
        callsMs: startOf(privacy.keepCallsDays),
        eventsMs: startOf(privacy.keepEventsDays),
      });
      await documents.save(DOCUMENT, { lastDay: day });
      if (deleted.calls + deleted.events > 0)
        log(`Deleted for their age: ${deleted.calls} calls, ${deleted.events} events. Their figures stay.`);
    } catch (error) {
      if (this.#stopped) return;
      const reason = error instanceof Error ? error.message : String(error);
      log(`Old calls and events could not be deleted; it is tried again within the hour. ${reason}`);
    }
  }

  /** A clock that is far ahead once must not delete everything: no day is believed beyond the one after the newest event. */
  async #believe(clockDay: string): Promise<string> {
    const { journal, calendar } = this.#parts;
    const { events, lastAtMs } = await journal.measure(ALWAYS);
    if (events === 0) return clockDay;
    const latest = calendar.addDays(calendar.dayOf(lastAtMs).day, 1);
    return latest < clockDay ? latest : clockDay;
  }
}

/** Every time there is. */
const ALWAYS = { fromMs: Number.MIN_SAFE_INTEGER, toMs: Number.MAX_SAFE_INTEGER };

/** What cannot be read was never done: deleting twice deletes nothing more. */
function parseLastDay(value: unknown): string {
  const isRight = typeof value === 'object' && value !== null && 'lastDay' in value;
  return isRight && typeof value.lastDay === 'string' ? value.lastDay : '';
}
