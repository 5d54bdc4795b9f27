import type { PlanningJob } from '../../shared/contract/planning.ts';
import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import { dayNumber } from '../../shared/time/day-number.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import type { History } from '../ports/history.ts';
import type { Imports } from '../ports/imports.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { PlanStore } from '../ports/plans.ts';
import { describeDecisions, describePast, type Decisions } from './causes.ts';
import { listDecided, listEvents, readWorking } from './kept-plans.ts';

/** Why a forecast is due, and which state of things asks for it. */
export interface Cause {
  readonly origin: Exclude<PlanningJob['origin'], 'person'>;
  /** Another one as soon as there is a new reason. */
  readonly key: string;
  /** False while the past is being changed at this moment. */
  readonly isQuiet: boolean;
}

export interface CausesParts {
  readonly plans: Pick<PlanStore, 'read' | 'readAll'>;
  readonly history: Pick<History, 'describe'>;
  readonly imports: Pick<Imports, 'list'>;
  readonly live: Pick<LiveFloor, 'site' | 'floorNowMs'>;
  readonly settings: () => PlanningSettings;
}

/** A forecast wants a week that is over. */
const LEAST_DAYS = 7;

/** Whether the working forecast still says what would be worked out now. */
export class Causes {
  readonly #parts: CausesParts;
  /** Events may be thousands, and this is asked every few seconds. */
  #decisionsKey: Promise<string> | null = null;

  constructor(parts: CausesParts) {
    this.#parts = parts;
  }

  /** A person decided something otherwise. */
  forget(): void {
    this.#decisionsKey = null;
  }

  async readDecisions(): Promise<Decisions> {
    const { plans, live, settings } = this.#parts;
    return {
      site: live.site(),
      settings: settings(),
      events: await listEvents(plans),
      decided: await listDecided(plans),
    };
  }

  /** Null: there is nothing to be forecast, or the forecast is as new as can be. */
  async find(): Promise<Cause | null> {
    const now = await this.#readNow();
    const { key, isQuiet } = now;
    const working = await readWorking(this.#parts.plans);
    if (working === null) return (await this.#hasWeek(now.today)) ? { origin: 'first', key, isQuiet } : null;
    if (working.firstDay !== now.today) return { origin: 'new-day', key, isQuiet };
    const isSame = working.pastKey === now.pastKey && working.decisionsKey === now.decisionsKey;
    return isSame ? null : { origin: 'past-changed', key, isQuiet };
  }

  /** What a cause of this moment is called, whether or not there is one. */
  async describeNow(): Promise<string> {
    return (await this.#readNow()).key;
  }

  #readDecisionsKey(): Promise<string> {
    if (this.#decisionsKey === null) {
      const reading = this.readDecisions().then(describeDecisions);
      this.#decisionsKey = reading;
      // What could not be read once is read again.
      reading.catch(() => {
        if (this.#decisionsKey === reading) this.#decisionsKey = null;
      });
    }
    return this.#decisionsKey;
  }

  async #readNow() {
    const { imports, live } = this.#parts;
    const decisionsKey = await this.#readDecisionsKey();
    const past = await describePast(imports);
    const today = createSiteCalendar(live.site()).dayOf(live.floorNowMs()).day;
    return {
      today,
      pastKey: past.key,
      isQuiet: past.isQuiet,
      decisionsKey,
      key: `${today} ${past.key} ${decisionsKey}`,
    };
  }

  async #hasWeek(today: string): Promise<boolean> {
    const { firstDay } = await this.#parts.history.describe();
    return firstDay !== null && dayNumber(today) - dayNumber(firstDay) >= LEAST_DAYS;
  }
}
