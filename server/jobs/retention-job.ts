import { schedule, type ScheduledTask } from 'node-cron';
import type { PrivacySettings } from '../../shared/site/site.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import type { Clock, Documents, Upkeep } from '../ports.ts';

export interface RetentionParts {
  readonly upkeep: Pick<Upkeep, 'deleteBefore'>;
  readonly documents: Documents;
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
      const { day } = calendar.dayOf(clock.nowMs());
      const done = await documents.read(DOCUMENT, parseLastDay);
      if (done !== null && done >= day) return;
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
}

/** What cannot be read was never done: deleting twice deletes nothing more. */
function parseLastDay(value: unknown): string {
  const isRight = typeof value === 'object' && value !== null && 'lastDay' in value;
  return isRight && typeof value.lastDay === 'string' ? value.lastDay : '';
}
