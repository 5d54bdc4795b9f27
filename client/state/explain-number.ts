import type { ForecastDay } from './forecast-days.ts';

/** One step from an average day to the number that counts. */
export interface NumberStep {
  readonly kind: 'level' | 'weekday' | 'day-of-month' | 'yearly' | 'event' | 'edit';
  /** Of an event. */
  readonly eventId: string | null;
  /** What the step does, as a factor; null where it starts from nothing. */
  readonly ratio: number | null;
  /** Calls of the day after it. */
  readonly calls: number;
}

/** Steps that change nothing are left out: the level, the weekday and the edits are always worth a word. */
const NOTHING = 0.0005;

/**
 * What makes up the calls of a day ahead: the level, then weekday, day of month and time of year as factors, then each event,
 * then what people changed. The last step's calls are the day's total. Empty for a day of the past.
 */
export function explainNumber({ parts, totals, edited }: ForecastDay): readonly NumberStep[] {
  if (parts === null) return [];
  const steps: NumberStep[] = [{ kind: 'level', eventId: null, ratio: null, calls: parts.level }];
  let calls = parts.level;
  const factors = [
    ['weekday', parts.weekday],
    ['day-of-month', parts.dayOfMonth],
    ['yearly', parts.yearly],
  ] as const;
  for (const [kind, ratio] of factors) {
    calls *= ratio;
    if (kind === 'weekday' || Math.abs(ratio - 1) > NOTHING)
      steps.push({ kind, eventId: null, ratio, calls });
  }
  for (const event of parts.events) {
    const before = calls;
    calls = Math.max(0, calls + event.calls);
    steps.push({ kind: 'event', eventId: event.eventId, ratio: before > 0 ? calls / before : null, calls });
  }
  if (edited.size > 0 && totals.expected !== null) {
    const before = totals.statistical ?? 0;
    const ratio = before > 0 ? totals.expected / before : null;
    steps.push({ kind: 'edit', eventId: null, ratio, calls: totals.expected });
  }
  return steps;
}
