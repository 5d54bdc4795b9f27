import { createHash } from 'node:crypto';
import type { ForecastFlag } from '../../shared/contract/planning-forecast.ts';
import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';
import type { Site } from '../../shared/site/site.ts';
import type { Imports } from '../ports/imports.ts';

/** What people decided that a forecast and its requirement are worked out from, besides edits. */
export interface Decisions {
  readonly site: Site;
  readonly settings: PlanningSettings;
  readonly events: readonly PlanningEvent[];
  readonly decided: Readonly<Record<string, readonly ForecastFlag[]>>;
}

/** The past as a whole: what was brought in, and whether it changes at this moment. */
export interface PastState {
  /** Another one when an import was finished or undone. */
  readonly key: string;
  readonly isQuiet: boolean;
}

/** Another text when something was decided otherwise: rules, skills and zone of the site, settings, events, flags. */
export function describeDecisions({ site, settings, events, decided }: Decisions): string {
  const { timeZone, dayStartsAt, queues, agents } = site;
  return digest([
    timeZone,
    dayStartsAt,
    queues.map(({ name: _, ...queue }) => queue),
    agents.map(({ id, skills }) => [id, skills]),
    settings,
    events,
    decided,
  ]);
}

/** Another text when the settings ask for other people: what a requirement is worked out from besides calls. */
export function describeStaffing({ requirement, queues, deferredWorks }: PlanningSettings): string {
  const ofQueues = queues.map(({ queueId, patienceSeconds, concurrency }) => [
    queueId,
    patienceSeconds,
    concurrency,
  ]);
  return digest([requirement, ofQueues, deferredWorks]);
}

/** The floor itself only adds to the running day; imports are what changes the days before it. */
export async function describePast(imports: Pick<Imports, 'list'>): Promise<PastState> {
  const all = await imports.list();
  const counted = all.filter(({ state }) => state === 'done').map(({ importNo }) => importNo);
  return {
    key: digest(counted.sort((a, b) => a - b)),
    isQuiet: !all.some(({ state }) => state === 'running' || state === 'undoing'),
  };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}
