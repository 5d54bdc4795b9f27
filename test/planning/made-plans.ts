import { createPlanningSettings } from '../../server/planning/parse-settings.ts';
import type { PlanningTask } from '../../server/planning/plan-messages.ts';
import { runPlanning } from '../../server/planning/run-planning.ts';
import { watchPlans, type WatchedPlans } from '../../server/planning/watch-plans.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import type { MemoryHistory } from '../../server/stores/history/memory-history.ts';
import { groupBySkills } from '../../shared/staffing/skill-groups.ts';
import { NOW_MS, PLANNED_SITE } from './weeks-of-calls.ts';

/** The task of a job over the invented weeks. */
export const PLANNED_TASK: PlanningTask = {
  history: { readerModule: '', location: null },
  request: { kind: 'forecast' },
  site: PLANNED_SITE,
  settings: { ...createPlanningSettings(PLANNED_SITE, null), weeksAhead: 2 },
  events: [],
  decided: {},
  edits: {},
  groups: groupBySkills(PLANNED_SITE.agents),
  methodIds: {},
  toPlay: null,
  pastKey: '',
  nowMs: NOW_MS,
};

/** A store with the working forecast and its requirement. */
export async function makePlans(
  history: MemoryHistory,
  changes: Partial<PlanningTask> = {},
): Promise<WatchedPlans> {
  const plans = watchPlans(createMemoryPlans({ nowMs: () => NOW_MS }));
  await plans.save(await runPlanning({ ...PLANNED_TASK, ...changes }, history, () => {}));
  return plans;
}
