import type { ProjectionAnswer } from '../../../shared/contract/today.ts';
import type { Site } from '../../../shared/site/site.ts';
import type { PlanningTask } from '../plan-messages.ts';
import type { RestOfDay } from './plan-rest.ts';

/** What a projection thread is started with. */
export interface ProjectionTask {
  readonly history: PlanningTask['history'];
  readonly site: Site;
}

export type ToProjection =
  | { readonly kind: 'play'; readonly rest: RestOfDay }
  /** Let go of the past, and end. */
  | { readonly kind: 'close' };

export type FromProjection =
  | { readonly kind: 'played'; readonly answer: ProjectionAnswer }
  | { readonly kind: 'failed'; readonly log: string };
