import type { PlanningJobRequest, PlanningSettings } from '../../shared/contract/planning.ts';
import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';
import type { SkillGroupMembers } from '../../shared/staffing/skill-groups.ts';
import type { Site } from '../../shared/site/site.ts';
import type { PlanValue } from '../planning-ports.ts';

/** What a planning thread is started with. */
export interface PlanningTask {
  readonly history: {
    /** Its `openHistoryReading` opens the past for this thread. */
    readonly readerModule: string;
    readonly location: unknown;
  };
  readonly request: PlanningJobRequest;
  readonly site: Site;
  readonly settings: PlanningSettings;
  readonly events: readonly PlanningEvent[];
  /** Site days that a person said are like no other, by queue. */
  readonly setAside: Readonly<Record<string, readonly string[]>>;
  readonly groups: readonly SkillGroupMembers[];
  /** Floor time. */
  readonly nowMs: number;
}

export type PlanEntry = Pick<PlanValue, 'kind' | 'key' | 'text'>;

export type FromPlanning =
  | { readonly kind: 'progress'; readonly progress: number; readonly at: string | null }
  /** All of it, to be kept together: the work is done. */
  | { readonly kind: 'entries'; readonly entries: readonly PlanEntry[] }
  | { readonly kind: 'failed'; readonly message: string };
