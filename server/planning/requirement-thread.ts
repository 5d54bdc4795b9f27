import { parentPort, workerData } from 'node:worker_threads';
import type { PlanningSettings } from '../../shared/contract/planning.ts';
import type { Site } from '../../shared/site/site.ts';
import type { SkillGroupMembers } from '../../shared/staffing/skill-groups.ts';
import { listRevisions, NO_EDITS, readForStaffing, type KeptEdits } from './edit-forecast.ts';
import type { KeptForecast, KeptRequirement } from './run-planning.ts';
import { updateRequirement } from './update-requirement.ts';

/** What is needed to bring a requirement up to date: as it is kept, and what people changed since. */
export interface RequirementUpdate {
  /** A KeptRequirement. */
  readonly requirement: string;
  /** KeptForecasts by queue. */
  readonly forecasts: readonly { readonly key: string; readonly text: string }[];
  readonly edits: Readonly<Record<string, KeptEdits>>;
  readonly site: Site;
  readonly settings: PlanningSettings;
  readonly groups: readonly SkillGroupMembers[];
  /** Floor time. */
  readonly nowMs: number;
}

const { requirement, forecasts, edits, nowMs, ...task } = workerData as RequirementUpdate;
const before = JSON.parse(requirement) as KeptRequirement;
const updated = updateRequirement(
  before,
  new Map(
    forecasts.map(({ key, text }) => [
      key,
      readForStaffing((JSON.parse(text) as KeptForecast).forecast, edits[key] ?? NO_EDITS, task.site),
    ]),
  ),
  { ...task, madeAtMs: nowMs },
);
/** A KeptRequirement. */
parentPort!.postMessage(
  JSON.stringify({ ...updated, editRevisions: listRevisions(edits) } satisfies KeptRequirement),
);
