import type { ProjectionAnswer, TodayForecastAnswer } from '../../shared/contract/today.ts';
import { getJson } from '../connection/api.ts';
import { FollowedAnswer, type FollowedBy } from './followed-answer.svelte.ts';
import { ageOfProjection, type FloorTime } from './projected-level.ts';

/** How often ages are looked at and the server may be asked. */
const BEAT_MS = 5_000;

/** What is older is not told as if it were of now. */
export const OLD_AFTER_MS = 5 * 60_000;

/** The running day's forecast and where the day is heading: read once for all tiles of a screen, and followed. */
export class TodayBook {
  readonly forecast: FollowedAnswer<TodayForecastAnswer>;
  readonly projection: FollowedAnswer<ProjectionAnswer>;

  constructor(by: Partial<FollowedBy> = {}) {
    const all: FollowedBy = {
      read: by.read ?? getJson,
      stopwatchMs: by.stopwatchMs ?? (() => performance.now()),
      chance: by.chance ?? Math.random,
    };
    this.forecast = new FollowedAnswer('/api/v1/forecast/today', isTodayForecast, all);
    this.projection = new FollowedAnswer('/api/v1/projection', isProjection, all);
  }

  beat(): void {
    this.forecast.beat();
    this.projection.beat();
  }

  /** Follows the server until the returned function is called. */
  start(): () => void {
    this.beat();
    const timer = setInterval(() => this.beat(), BEAT_MS);
    return () => {
      clearInterval(timer);
      this.forecast.stop();
      this.projection.stop();
    };
  }
}

/** A projection as far as a screen may tell it, with its age in ms of real time. */
export interface ProjectionNow {
  readonly answer: ProjectionAnswer;
  readonly ageMs: number;
  /** Too old to be told as if it were of now. */
  readonly isOld: boolean;
}

/** Where the day is heading; null while nothing is known of it. */
export function readProjection(book: TodayBook | null, floor: FloorTime): ProjectionNow | null {
  const answer = book?.projection.value;
  if (!book || !answer) return null;
  const ageMs = ageOfProjection(answer, book.projection.ageMs, floor);
  return { answer, ageMs, isOld: ageMs > OLD_AFTER_MS };
}

/** The forecast of the running day; null while there is none, on another day, or when it was heard too long ago. */
export function readForecast(book: TodayBook | null, floor: FloorTime): TodayForecastAnswer | null {
  const answer = book?.forecast.value;
  if (!book || !answer || book.forecast.ageMs > OLD_AFTER_MS) return null;
  const lengthMs = answer.site.updated.length * answer.intervalMinutes * 60_000;
  const isToday = floor.nowMs >= answer.fromMs && floor.nowMs < answer.fromMs + lengthMs;
  return isToday ? answer : null;
}

/** A gateway's page that came with status 200 is no forecast. */
function isTodayForecast(value: unknown): value is TodayForecastAnswer {
  return hasLists(value, 'queues') && typeof (value as Partial<TodayForecastAnswer>).site === 'object';
}

function isProjection(value: unknown): value is ProjectionAnswer {
  return hasLists(value, 'horizons', 'queues');
}

function hasLists(value: unknown, ...names: readonly string[]): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => Array.isArray((value as Readonly<Record<string, unknown>>)[name]))
  );
}
