import type { RequirementAnswer } from '../../shared/contract/planning.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { PlanStore } from '../ports/plans.ts';
import { cutRequirement } from './cut-days.ts';
import { listRevisions } from './edit-forecast.ts';
import { listEdits } from './kept-plans.ts';
import { hasAllEdits } from './requirement-keeper.ts';
import type { KeptRequirement } from './run-planning.ts';

/** @throws FloorcastError `not-found` before the first one. */
export async function readRequirement(
  plans: Pick<PlanStore, 'read' | 'readAll'>,
  days: DayRange | null,
): Promise<RequirementAnswer> {
  const kept = await plans.read('requirement', '');
  if (kept === null) throw new FloorcastError('not-found', { code: 'requirement-not-made' });
  const { editRevisions, ...requirement } = JSON.parse(kept.text) as KeptRequirement;
  const isStale = !hasAllEdits({ editRevisions }, listRevisions(await listEdits(plans)));
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
