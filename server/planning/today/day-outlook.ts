import { createHash } from 'node:crypto';
import type { ProjectionAnswer, TodayForecastAnswer } from '../../../shared/contract/today.ts';
import { createSiteCalendar, type SiteCalendar } from '../../../shared/time/site-calendar.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { DayOutlook } from '../../ports/day-outlook.ts';
import type { History } from '../../ports/history.ts';
import type { WrittenAnswer } from '../../ports/history-answers.ts';
import type { LiveFloor } from '../../ports/live-floor.ts';
import { findSkillGroups } from '../find-skills.ts';
import type { WatchedPlans } from '../watch-plans.ts';
import { followToday, type FollowedToday } from './follow-today.ts';
import { loadDay, type KeptDay } from './load-day.ts';
import { planRest } from './plan-rest.ts';
import type { ProjectionPlayer } from './projection-player.ts';
import { readFloor } from './read-floor.ts';

export interface DayOutlookParts {
  readonly plans: Pick<WatchedPlans, 'read' | 'readAll' | 'onChanged'>;
  readonly history: Pick<History, 'readQueueIntervals'>;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs'>;
  readonly player: ProjectionPlayer;
  readonly onError: (error: unknown) => void;
  /** Real time between two projections. */
  readonly everyMs?: number;
}

const EVERY_MS = 60_000;
/** Nobody has looked for so long: nothing is played until somebody does. */
const ASKED_WITHIN_MS = 180_000;

/** The running day as it is followed and where it is heading, worked out when somebody asks and kept while it holds. */
export function createDayOutlook(parts: DayOutlookParts): DayOutlook {
  return new FollowedDayOutlook(parts);
}

class FollowedDayOutlook implements DayOutlook {
  readonly #parts: DayOutlookParts;
  readonly #calendar: SiteCalendar;
  readonly #unwatch: () => void;
  /** By site day. */
  #kept: { readonly day: string; readonly loading: Promise<KeptDay | null> } | null = null;
  #today: { readonly name: string; readonly following: Promise<FollowedToday> } | null = null;
  #written: { readonly today: FollowedToday; readonly answer: WrittenAnswer } | null = null;
  #projection: { readonly day: string; readonly madeMs: number; readonly answer: WrittenAnswer } | null =
    null;
  #playing: Promise<WrittenAnswer> | null = null;
  /** What could not be played is tried again when the next one is due. */
  #failed: { readonly atMs: number; readonly error: unknown } | null = null;
  #timer: NodeJS.Timeout | null = null;
  #askedMs = 0;
  #isClosed = false;

  constructor(parts: DayOutlookParts) {
    this.#parts = parts;
    this.#calendar = createSiteCalendar(parts.live.site());
    this.#unwatch = parts.plans.onChanged(['working', 'forecast', 'requirement', 'edits'], () => {
      this.#kept = null;
      this.#today = null;
    });
  }

  readToday: DayOutlook['readToday'] = async () => {
    const today = await this.#follow();
    if (this.#written?.today !== today) this.#written = { today, answer: seal(today.answer) };
    return this.#written.answer;
  };

  readProjection: DayOutlook['readProjection'] = async () => {
    const askedMs = performance.now();
    this.#askedMs = askedMs;
    const known = this.#projection;
    const isFresh =
      known !== null && known.day === this.#dayNow() && askedMs - known.madeMs < ASKED_WITHIN_MS;
    if (isFresh) {
      if (this.#timer === null) this.#playLater(Math.max(0, this.#everyMs() - (askedMs - known.madeMs)));
      return known.answer;
    }
    const failed = this.#failed;
    if (failed !== null && askedMs - failed.atMs < this.#everyMs()) throw failed.error;
    return this.#play();
  };

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#unwatch();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#playing?.catch(() => {});
    await this.#parts.player.rest();
  }

  #everyMs(): number {
    return this.#parts.everyMs ?? EVERY_MS;
  }

  #dayNow(): string {
    return this.#calendar.dayOf(this.#parts.live.floorNowMs()).day;
  }

  /** The day as of the last interval's end; worked out once for all who ask. */
  async #follow(): Promise<FollowedToday> {
    const { plans, live, history } = this.#parts;
    const nowMs = live.floorNowMs();
    const day = this.#calendar.dayOf(nowMs);
    if (this.#kept?.day !== day.day) {
      const loading = loadDay(plans, live.site(), day.day);
      loading.catch(() => (this.#kept = null));
      this.#kept = { day: day.day, loading };
    }
    const kept = await this.#kept.loading;
    if (kept === null) throw await this.#explainMissing(day.day);
    const elapsed = Math.floor((nowMs - day.fromMs) / kept.layout.intervalMs);
    const name = `${day.day} ${elapsed}`;
    if (this.#today?.name !== name)
      this.#today = {
        name,
        following: history
          .readQueueIntervals({
            queueIds: null,
            period: { fromMs: day.fromMs, toMs: nowMs },
            everyMinutes: 15,
            fields: ['offered'],
          })
          .then((rows) => followToday(kept, rows, nowMs)),
      };
    const { following } = this.#today;
    following.catch(() => (this.#today = null));
    return following;
  }

  async #explainMissing(day: string): Promise<FloorcastError> {
    this.#kept = null;
    const isMade = (await this.#parts.plans.read('working', '')) !== null;
    return new FloorcastError(
      'not-found',
      isMade ? { code: 'forecast-not-of-today', day } : { code: 'forecast-not-made' },
    );
  }

  #play(): Promise<WrittenAnswer> {
    this.#playing ??= this.#playOnce().finally(() => {
      this.#playing = null;
      // Without a forecast there is nothing to come back for: whoever asks again finds it made.
      if (!this.#isClosed && this.#projection !== null) this.#playLater(this.#everyMs());
    });
    return this.#playing;
  }

  async #playOnce(): Promise<WrittenAnswer> {
    const { live, player } = this.#parts;
    const today = await this.#follow();
    const site = live.site();
    const rows = live.rows();
    const nowMs = live.floorNowMs();
    const groups = findSkillGroups(site, rows, this.#calendar.dayOf(nowMs).day);
    const rest = planRest(site, today, readFloor(rows, nowMs), groups, nowMs);
    let played: ProjectionAnswer;
    try {
      played = await player.play(rest);
    } catch (error) {
      // A hundred walls that ask again would have it fail a hundred times.
      this.#failed = { atMs: performance.now(), error };
      throw error;
    }
    this.#failed = null;
    const answer = seal(played);
    this.#projection = { day: rest.day, madeMs: performance.now(), answer };
    return answer;
  }

  /** While somebody asks, the next one follows; then the thread may go. */
  #playLater(afterMs: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      const { player, onError } = this.#parts;
      // The player has told the log; the one before stands until it is too old.
      if (performance.now() - this.#askedMs < ASKED_WITHIN_MS) this.#play().catch(() => {});
      else if (this.#playing === null) player.rest().catch(onError);
    }, afterMs);
    this.#timer.unref();
  }
}

function seal(answer: TodayForecastAnswer | ProjectionAnswer): WrittenAnswer {
  const json = new TextEncoder().encode(JSON.stringify(answer));
  return { json, etag: `"${createHash('sha1').update(json).digest('base64url')}"` };
}
