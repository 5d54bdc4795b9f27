import type { ReplayStart } from '../../shared/contract/socket-events.ts';
import type { Site } from '../../shared/site/site.ts';
import type { SiteCalendar, SiteDay } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Replay, Replays } from '../ports/replay.ts';
import type { JournalLocation } from './replay-messages.ts';
import { ThreadReplay } from './thread-replay.ts';

/** Each is a thread with a floor of its own. */
export const MAX_REPLAYS = 4;

export interface JournalReplaysParts {
  readonly journal: JournalLocation;
  readonly site: () => Site;
  readonly calendar: SiteCalendar;
  readonly floorNowMs: () => number;
}

/** Replays from the journal, each in a thread of its own, so that the past never delays the present. */
export class JournalReplays implements Replays {
  readonly #parts: JournalReplaysParts;
  readonly #replays = new Map<string, Replay>();
  #starting = 0;

  constructor(parts: JournalReplaysParts) {
    this.#parts = parts;
  }

  async start(request: ReplayStart): Promise<Replay> {
    const { journal, site, floorNowMs } = this.#parts;
    const day = this.#findDay(request.day);
    // The running day can be played as far as it has come.
    const period = { fromMs: day.fromMs, toMs: Math.min(day.toMs, Math.floor(floorNowMs())) };
    if (period.toMs <= period.fromMs)
      throw new FloorcastError('not-found', { code: 'day-not-begun', day: day.day });
    if (this.#replays.size + this.#starting >= MAX_REPLAYS)
      throw new FloorcastError('too-many', { code: 'replays-too-many', most: MAX_REPLAYS });
    this.#starting += 1;
    try {
      const replay = await ThreadReplay.start({
        journal,
        site: site(),
        period,
        atMs: request.atMs ?? period.fromMs,
        speed: request.speed,
      });
      this.#replays.set(replay.id, replay);
      replay.onEnded(() => this.#replays.delete(replay.id));
      return replay;
    } finally {
      this.#starting -= 1;
    }
  }

  find(replayId: string): Replay | null {
    return this.#replays.get(replayId) ?? null;
  }

  async closeAll(): Promise<void> {
    for (const replay of [...this.#replays.values()]) replay.close({ code: 'server-stops' });
  }

  #findDay(day: string): SiteDay {
    try {
      return this.#parts.calendar.dayNamed(day);
    } catch {
      throw new FloorcastError('bad-request', { code: 'day-not-in-calendar', day });
    }
  }
}
