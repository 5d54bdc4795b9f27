import type { PlanningJobRequest } from '../../shared/contract/planning.ts';
import type { ForecastFlag } from '../../shared/contract/planning-forecast.ts';
import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';
import type { SkillGroupMembers } from '../../shared/staffing/skill-groups.ts';
import type { Site } from '../../shared/site/site.ts';
import type { KeptEdits } from './edit-forecast.ts';
import type { PlanValue } from '../ports/plans.ts';
import type { RosterTask } from './rosters/search/roster-task.ts';
import type { PlansToPlay } from './simulated/plans-to-play.ts';

/** What a planning thread is started with. */
export interface PlanningTask {
  readonly history: {
    /** Its `openHistoryReading` opens the past for this thread. */
    readonly readerModule: string;
    readonly location: unknown;
  };
  readonly request: PlannedRequest;
  readonly site: Site;
  readonly settings: PlanningSettings;
  readonly events: readonly PlanningEvent[];
  /** Flags that a person confirmed or rejected, by queue. */
  readonly decided: Readonly<Record<string, readonly ForecastFlag[]>>;
  /** By queue; those that were never edited are missing. */
  readonly edits: Readonly<Record<string, KeptEdits>>;
  readonly groups: readonly SkillGroupMembers[];
  /** The method in use, by queue; one that is missing has the default. */
  readonly methodIds: Readonly<Record<string, string>>;
  /** What a job that plays goes by; null for the others. */
  readonly toPlay: PlansToPlay | null;
  /** What the past was when the work began (causes.ts). */
  readonly pastKey: string;
  /** Floor time. */
  readonly nowMs: number;
}

/** What a planning thread works on; rosters are searched for in threads of their own. */
export type PlannedRequest = Exclude<PlanningJobRequest, { readonly kind: 'roster' }>;

/** A job as it is begun: which thread works on it, and what it is started with. */
export type JobTask =
  | { readonly thread: 'planning'; readonly task: PlanningTask }
  | { readonly thread: 'roster'; readonly task: RosterTask };

export type PlanEntry = Pick<PlanValue, 'kind' | 'key' | 'text'>;

export type FromPlanning =
  | { readonly kind: 'progress'; readonly progress: number; readonly at: string | null }
  /** To be kept already, while the work goes on. */
  | { readonly kind: 'keep'; readonly entries: readonly PlanEntry[] }
  /** All of it, to be kept together: the work is done. */
  | { readonly kind: 'entries'; readonly entries: readonly PlanEntry[] }
  /** `detail` is for the log; null when there is no more to say. */
  | { readonly kind: 'failed'; readonly said: Message; readonly detail: string | null };
