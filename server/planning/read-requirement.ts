import type { RequirementAnswer } from '../../shared/contract/planning-requirement.ts';
import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { PlanStore } from '../ports/plans.ts';
import { cutRequirement } from './cut-days.ts';
import { listEdits } from './kept-plans.ts';
import { describeState, isUpToDate } from './is-up-to-date.ts';
import { parseKeptRequirement } from './parse-kept-requirement.ts';

/** @throws FloorcastError `not-found` before the first one. */
export async function readRequirement(
  plans: Pick<PlanStore, 'read' | 'readAll'>,
  days: DayRange | null,
  settings: PlanningSettings,
): Promise<RequirementAnswer> {
  const kept = await plans.read('requirement', '');
  if (kept === null) throw new FloorcastError('not-found', { code: 'requirement-not-made' });
  const { editRevisions, staffingKey, ...requirement } = parseKeptRequirement(kept.text);
  const now = describeState({ edits: await listEdits(plans), settings });
  const isStale = !isUpToDate({ editRevisions, staffingKey }, now);
  return { ...cutRequirement(requirement, days), isStale };
}

/** What was last played; null before the first time. */
export async function readPlayed<Played>(
  plans: Pick<PlanStore, 'read'>,
  kind: 'simulated' | 'what-if',
): Promise<Played | null> {
  const kept = await plans.read(kind, '');
  return kept === null ? null : (JSON.parse(kept.text) as Played);
}
