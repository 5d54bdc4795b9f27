import type { ForecastFlag } from '../../shared/contract/planning-forecast.ts';
import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { PlanStore, PlanValue } from '../ports/plans.ts';
import { NO_EDITS, type KeptEdits } from './edit-forecast.ts';
import type { KeptForecast, KeptWorking } from './run-planning.ts';

/** The working forecast as a whole; null before the first one. */
export async function readWorking(plans: Pick<PlanStore, 'read'>): Promise<KeptWorking | null> {
  const kept = await plans.read('working', '');
  return kept && (JSON.parse(kept.text) as KeptWorking);
}

/** @throws FloorcastError `not-found` before the first forecast, and for a queue that has none, saying why. */
export async function readForecastOf(
  plans: Pick<PlanStore, 'read'>,
  queueId: string,
): Promise<{ readonly kept: KeptForecast; readonly working: KeptWorking }> {
  const working = await readWorking(plans);
  if (working === null) throw noForecast();
  const kept = await plans.read('forecast', queueId);
  if (kept) return { kept: JSON.parse(kept.text) as KeptForecast, working };
  const refused = working.refused.find((one) => one.queueId === queueId);
  throw new FloorcastError('not-found', {
    code: 'forecast-of-queue-missing',
    queueId,
    why: refused?.said ?? { code: 'queue-without-past' },
  });
}

export function noForecast(): FloorcastError {
  return new FloorcastError('not-found', { code: 'forecast-not-made' });
}

/** None of a queue that was never edited. */
export async function readEditsOf(plans: Pick<PlanStore, 'read'>, queueId: string): Promise<KeptEdits> {
  const kept = await plans.read('edits', queueId);
  return kept === null ? NO_EDITS : parseEdits(kept);
}

function parseEdits({ revision, text }: Pick<PlanValue, 'revision' | 'text'>): KeptEdits {
  return { revision, edits: readList(text) };
}

/** By queue; those that were never edited are missing. */
export async function listEdits(
  plans: Pick<PlanStore, 'readAll'>,
): Promise<Readonly<Record<string, KeptEdits>>> {
  const all = await plans.readAll('edits');
  return Object.fromEntries(all.map((value) => [value.key, parseEdits(value)] as const));
}

/** What people said of flags, by queue. */
export async function listDecided(
  plans: Pick<PlanStore, 'readAll'>,
): Promise<Readonly<Record<string, readonly ForecastFlag[]>>> {
  const all = await plans.readAll('flags');
  return Object.fromEntries(all.map(({ key, text }) => [key, readList<ForecastFlag>(text)] as const));
}

export async function listEvents(plans: Pick<PlanStore, 'readAll'>): Promise<readonly PlanningEvent[]> {
  return (await plans.readAll('event')).map(({ text }) => JSON.parse(text) as PlanningEvent);
}

export function readList<T>(text: string | undefined): readonly T[] {
  return text === undefined ? [] : (JSON.parse(text) as readonly T[]);
}
