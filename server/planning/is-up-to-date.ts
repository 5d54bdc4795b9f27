import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import { describeStaffing } from './causes.ts';
import { listRevisions, type KeptEdits } from './edit-forecast.ts';
import type { KeptRequirement } from './run-planning.ts';

/** How far edits and settings are. */
export interface StaffingState {
  /** By queue; those that were never edited are missing. */
  readonly editRevisions: Readonly<Record<string, number>>;
  /** `describeStaffing` of the settings. */
  readonly staffingKey: string;
}

/** What a requirement has to be of to be up to date. */
export function describeState({
  edits,
  settings,
}: {
  readonly edits: Readonly<Record<string, KeptEdits>>;
  readonly settings: PlanningSettings;
}): StaffingState {
  return { editRevisions: listRevisions(edits), staffingKey: describeStaffing(settings) };
}

/** Whether a requirement has all edits there are in it, and is what the settings ask for. */
export function isUpToDate(
  kept: Pick<KeptRequirement, 'editRevisions' | 'staffingKey'>,
  { editRevisions, staffingKey }: StaffingState,
): boolean {
  return (
    kept.staffingKey === staffingKey &&
    Object.entries(editRevisions).every(([queueId, revision]) => kept.editRevisions[queueId] === revision)
  );
}
