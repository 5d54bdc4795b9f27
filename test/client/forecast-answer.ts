import type { ForecastAnswer } from '../../shared/contract/planning-forecast.ts';
import type { DayParts } from '../../shared/forecasting/queue-forecast.ts';

type Day = (number | null)[];

/** A day of half hours that is open from 08:00 to 20:00; null: nothing is known of it. */
export function daysOf(calls: number | null): Day {
  return Array.from({ length: 48 }, (_, place) =>
    place >= 16 && place < 40 ? calls : calls === null ? null : 0,
  );
}

/** Two days of the past and two ahead, of one queue. */
export function answerWith({
  firstDay = '2026-11-30',
  pastFirstDay = '2026-11-28',
  actual = [daysOf(10), daysOf(10)],
  then = [daysOf(10), daysOf(10)],
  calls = [daysOf(10), daysOf(10)],
  parts,
}: {
  readonly firstDay?: string;
  readonly pastFirstDay?: string;
  readonly actual?: readonly Day[];
  readonly then?: readonly Day[];
  readonly calls?: readonly Day[];
  readonly parts?: DayParts;
} = {}): ForecastAnswer {
  const statistical = calls.flat().map((value) => value ?? 0);
  const ofDays = { low: [200, 200], high: [280, 280] };
  const ofIntervals = {
    low: statistical.map((value) => value * 0.8),
    high: statistical.map((value) => value * 1.2),
  };
  const bands = { intervals: ofIntervals, days: ofDays, weeks: { low: [], high: [] } };
  return {
    queueId: 'support',
    firstDay,
    days: 2,
    intervalMinutes: 30,
    intervalsPerDay: 48,
    madeAtMs: 0,
    knownUntilMs: 0,
    statistical,
    calls: statistical,
    bands80: bands,
    bands90: bands,
    handleSeconds: statistical.map(() => 0),
    parts: parts ? [parts] : [],
    methodId: 'combination',
    limits: [],
    edits: [],
    past: {
      firstDay: pastFirstDay,
      days: 2,
      actual: actual.flat(),
      actualHandleSeconds: actual.flat().map(() => null),
      forecast: then.flat(),
      source: ['hindcast', 'hindcast'],
    },
    flags: [],
  };
}
