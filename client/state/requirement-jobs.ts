import type { PlanningJob, PlanningJobRequest } from '../../shared/contract/planning.ts';

type Kind = PlanningJobRequest['kind'];

/** The newest job of a kind; null when there was none. Newest first. */
export function findLatest(jobs: readonly PlanningJob[], kind: Kind): PlanningJob | null {
  return jobs.find(({ request }) => request.kind === kind) ?? null;
}

/** Changes when something new of a kind can be read: the id of the last job that was done, empty before the first. */
export function lastDone(jobs: readonly PlanningJob[], kind: Kind): string {
  return jobs.find(({ request, state }) => request.kind === kind && state === 'done')?.id ?? '';
}

export function isUnderWay({ state }: Pick<PlanningJob, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}
