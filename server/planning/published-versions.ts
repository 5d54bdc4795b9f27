import type {
  ForecastEditEntry,
  ForecastFlag,
  ForecastPast,
  ForecastVersionHead,
  VersionAnswer,
} from '../../shared/contract/planning-forecast.ts';
import type { VersionChangesAnswer } from '../../shared/contract/version-changes.ts';
import { createGridClock } from '../../shared/forecasting/grid/grid-clock.ts';
import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';
import { compareVersions } from '../../shared/forecasting/versions/compare-versions.ts';
import type { ForecastVersion } from '../../shared/forecasting/versions/forecast-version.ts';
import { dayNumber } from '../../shared/time/day-number.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { History } from '../ports/history.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { PlanStore, VersionRecord } from '../ports/plans.ts';
import { readList } from './kept-plans.ts';
import { measureVersion } from './measure-version.ts';
import type { StoredForecast } from './stored-forecast.ts';

/** What is kept of a queue in a published version. */
export interface KeptVersion {
  readonly forecast: StoredForecast;
  /** With the edits. */
  readonly calls: readonly number[];
  readonly edits: readonly ForecastEditEntry[];
  readonly events: readonly PlanningEvent[];
}

export interface PublishedVersionsParts {
  readonly plans: Pick<PlanStore, 'read' | 'listVersions' | 'readVersion'>;
  readonly history: Pick<History, 'readQueueIntervals'>;
  readonly live: Pick<LiveFloor, 'site' | 'floorNowMs'>;
}

/** The calls that stood, of one version and queue. */
type Standing = Pick<StoredForecast, 'firstDay' | 'days' | 'intervalsPerDay' | 'calls'>;

const MOST_INTERVALS = 50;
/** A forecast is judged by what stood so many days before. */
const DAYS_BEFORE = 7;
/** Versions never change, so that those once read need not be read again: some 20 kB each. */
const MOST_REMEMBERED = 400;

/** What was published: what it says, how good it was, and what changed from one to the next. */
export class PublishedVersions {
  readonly #parts: PublishedVersionsParts;
  readonly #remembered = new Map<string, Promise<Standing | null>>();

  constructor(parts: PublishedVersionsParts) {
    this.#parts = parts;
  }

  /** Newest first. */
  async list(): Promise<readonly ForecastVersionHead[]> {
    return (await this.#parts.plans.listVersions()).map(headOf);
  }

  /** @throws FloorcastError `not-found` */
  async read(versionNo: number, queueId: string): Promise<VersionAnswer> {
    const { plans, live, history } = this.#parts;
    const { head, kept } = await this.#find(versionNo, queueId);
    const { forecast, calls, edits } = kept;
    const came = await measureVersion(history, {
      site: live.site(),
      queueId,
      nowMs: live.floorNowMs(),
      forecast: { ...forecast, calls },
      madeOnDay: this.#dayOf(head.publishedAtMs),
      today: this.#dayOf(live.floorNowMs()),
      decided: readList<ForecastFlag>((await plans.read('flags', queueId))?.text),
    });
    return {
      version: head,
      queueId,
      intervalsPerDay: forecast.intervalsPerDay,
      statistical: forecast.calls,
      calls,
      handleSeconds: forecast.handleSeconds,
      edits,
      ...came,
    };
  }

  /**
   * @param sinceNo null: the version before
   * @throws FloorcastError `not-found`, `bad-request` when they cut days differently
   */
  async compare(versionNo: number, sinceNo: number | null, queueId: string): Promise<VersionChangesAnswer> {
    const before = await this.#find(sinceNo ?? versionNo - 1, queueId);
    const after = await this.#find(versionNo, queueId);
    const { intervalMinutes } = after.kept.forecast;
    if (before.kept.forecast.intervalMinutes !== intervalMinutes)
      throw new FloorcastError('bad-request', {
        code: 'versions-cut-differently',
        versionNo: before.head.versionNo,
        minutes: before.kept.forecast.intervalMinutes,
        otherNo: versionNo,
        otherMinutes: intervalMinutes,
      });
    const asVersion = ({ forecast, edits, events }: KeptVersion): ForecastVersion => ({
      queueId,
      firstDay: forecast.firstDay,
      days: forecast.days,
      intervalsPerDay: forecast.intervalsPerDay,
      statisticalCalls: Float64Array.from(forecast.calls),
      edits,
      events,
    });
    const clock = createGridClock(this.#parts.live.site(), intervalMinutes);
    return {
      queueId,
      before: before.head,
      after: after.head,
      ...compareVersions(asVersion(before.kept), asVersion(after.kept), clock, MOST_INTERVALS),
    };
  }

  /** The past with what was published a week before each day, where something was; else as it is. */
  async tellPublished(queueId: string, past: ForecastPast, intervalsPerDay: number): Promise<ForecastPast> {
    const versions = await this.#parts.plans.listVersions();
    if (versions.length === 0) return past;
    const forecast = [...past.forecast];
    const source = [...past.source];
    for (let day = 0; day < past.days; day += 1) {
      const number = dayNumber(past.firstDay) + day;
      const version = versions.find(
        ({ publishedMs, firstDay, days }) =>
          dayNumber(this.#dayOf(publishedMs)) <= number - DAYS_BEFORE && number < dayNumber(firstDay) + days,
      );
      const standing = version && (await this.#recall(version.versionNo, queueId));
      if (!standing || standing.intervalsPerDay !== intervalsPerDay) continue;
      const from = (number - dayNumber(standing.firstDay)) * intervalsPerDay;
      forecast.splice(
        day * intervalsPerDay,
        intervalsPerDay,
        ...standing.calls.slice(from, from + intervalsPerDay),
      );
      source[day] = 'published';
    }
    return { ...past, forecast, source };
  }

  async #find(
    versionNo: number,
    queueId: string,
  ): Promise<{ readonly head: ForecastVersionHead; readonly kept: KeptVersion }> {
    const { plans } = this.#parts;
    const version = (await plans.listVersions()).find((one) => one.versionNo === versionNo);
    const text = await plans.readVersion(versionNo, queueId);
    if (!version || text === null)
      throw new FloorcastError('not-found', { code: 'version-unknown', versionNo, queueId });
    return { head: headOf(version), kept: JSON.parse(text) as KeptVersion };
  }

  #recall(versionNo: number, queueId: string): Promise<Standing | null> {
    const name = `${versionNo} ${queueId}`;
    const known = this.#remembered.get(name);
    if (known) return known;
    const standing = this.#parts.plans.readVersion(versionNo, queueId).then((text): Standing | null => {
      if (text === null) return null;
      const { forecast, calls } = JSON.parse(text) as KeptVersion;
      const { firstDay, days, intervalsPerDay } = forecast;
      return { firstDay, days, intervalsPerDay, calls };
    });
    // The one read longest ago goes.
    if (this.#remembered.size >= MOST_REMEMBERED)
      this.#remembered.delete(this.#remembered.keys().next().value!);
    this.#remembered.set(name, standing);
    standing.catch(() => this.#remembered.delete(name));
    return standing;
  }

  #dayOf(atMs: number): string {
    return createSiteCalendar(this.#parts.live.site()).dayOf(atMs).day;
  }
}

export function headOf({ publishedMs, ...head }: VersionRecord): ForecastVersionHead {
  return { ...head, publishedAtMs: publishedMs };
}
