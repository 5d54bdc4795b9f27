import type { SimulatedWhatIf, WhatIfChange } from '../../../shared/contract/simulated-plan.ts';
import { hashSeed } from '../../../shared/simulation/rng.ts';
import { changePlan } from './change-plan.ts';
import { noteMixed } from './play-places.ts';
import { countReplications, playDays } from '../../../shared/simulation/floor-run/play-days.ts';
import type { ProofTask } from './prove-requirement.ts';
import type { StaffedPlan } from './staff-plan.ts';

export interface WhatIfTask extends ProofTask {
  readonly staffed: StaffedPlan;
  readonly change: WhatIfChange;
}

/**
 * A plan as it is and under a change, both played with the same callers: those of a queue whose volume is not changed ring at the
 * same moments, with the same matter and patience.
 */
export function playWhatIf({ plan, staffed, change, play, madeAtMs, tell }: WhatIfTask): SimulatedWhatIf {
  const seed = hashSeed('what-if', plan.firstDay) % 2 ** 31;
  const replications = countReplications(plan);
  const changed = changePlan(plan, staffed.agents, change);
  const half = (done: number) => (day: number) => tell(done + (0.5 * day) / plan.days);
  const run = { seed, replications, play };
  return {
    firstDay: plan.firstDay,
    days: plan.days,
    intervalMinutes: plan.intervalMinutes,
    intervalsPerDay: plan.intervalsPerDay,
    madeAtMs,
    replications,
    seed,
    notes: [
      ...changed.plan.notes,
      ...noteMixed(changed.plan),
      { code: staffed.source === 'simulated' ? 'played-from-simulated' : 'played-from-pooled' },
    ],
    change,
    before: playDays({ ...run, plan, agents: staffed.agents, onDay: half(0) }),
    after: playDays({ ...run, plan: changed.plan, agents: changed.agents, onDay: half(0.5) }),
  };
}
