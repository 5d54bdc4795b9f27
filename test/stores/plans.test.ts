import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import { createPlanStore } from '../../server/stores/sql/sql-plans.ts';
import { watchPlans } from '../../server/planning/watch-plans.ts';
import { describePlans } from '../contracts/plans.ts';
import { describeEngines } from '../helpers/databases.ts';

describePlans('memory', async () => createMemoryPlans({ nowMs: () => 7 }));
describePlans('watched', async () => watchPlans(createMemoryPlans({ nowMs: () => 7 })));
describeEngines('plans', (openOne, kind) => {
  describePlans(kind, async () => createPlanStore(await openOne(), { nowMs: () => 7 }));
});
