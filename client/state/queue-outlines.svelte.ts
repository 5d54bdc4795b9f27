import type { ForecastAnswer } from '../../shared/contract/planning-forecast.ts';
import { getJson } from '../connection/api.ts';
import type { SparkPoint } from '../parts/spark-point.ts';
import type { ReadJson } from './resource.svelte.ts';

/** A queue's last and next weeks by day. */
export interface QueueOutline {
  /** Calls of each day; null where nothing is known. */
  readonly days: readonly (number | null)[];
  /** Which of them is the first of the forecast. */
  readonly firstAhead: number;
}

/** So many days on either side. */
const DAYS = 28;

/** The outlines of all queues, read one after the other behind everything else. */
export class QueueOutlines {
  byQueue = $state.raw<Readonly<Record<string, QueueOutline>>>({});
  readonly #read: ReadJson;
  #running: AbortController | null = null;

  constructor(read: ReadJson = getJson) {
    this.#read = read;
  }

  /** @param firstDay of the forecast. A reading that is under way is given up. */
  async load(queueIds: readonly string[], firstDay: string): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    for (const queueId of queueIds) {
      const path = `/api/v1/planning/forecast?queue=${encodeURIComponent(queueId)}&from=${firstDay}&days=${DAYS}`;
      const answer = await this.#read<ForecastAnswer>(path, running.signal).catch((error: unknown) => {
        if (running.signal.aborted) return null;
        throw error;
      });
      if (answer === null || this.#running !== running) return;
      if (answer.ok) this.byQueue = { ...this.byQueue, [queueId]: outlineOf(answer.value) };
    }
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }
}

export function outlineOf({ past, calls, intervalsPerDay }: ForecastAnswer): QueueOutline {
  const before = sumDays(past.actual, intervalsPerDay).slice(-DAYS);
  return { days: [...before, ...sumDays(calls, intervalsPerDay)], firstAhead: before.length };
}

/** Its points from the bottom of the drawing to its highest day. */
export function drawOutline({ days }: QueueOutline): readonly SparkPoint[] {
  const most = Math.max(1e-9, ...days.map((calls) => calls ?? 0));
  return days.map((calls, at) => ({
    x: days.length > 1 ? at / (days.length - 1) : 0,
    y: calls === null ? null : calls / most,
  }));
}

function sumDays(values: readonly (number | null)[], perDay: number): readonly (number | null)[] {
  return Array.from({ length: Math.floor(values.length / perDay) }, (_, day) => {
    const own = values.slice(day * perDay, (day + 1) * perDay).filter((value) => value !== null);
    return own.length === 0 ? null : own.reduce((sum, value) => sum + value, 0);
  });
}
