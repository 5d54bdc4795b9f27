import type { QueueRequirement, RequiredAgents } from '../../shared/contract/planning-requirement.ts';
import { ONE_AT_A_TIME } from '../../shared/staffing/concurrency.ts';
import type { KeptRequirement } from './run-planning.ts';

/** Of before there was work that may wait, and contacts side by side. */
interface OlderRequirement extends Omit<KeptRequirement, 'queues' | 'deferredWorks'> {
  readonly queues: readonly (Omit<QueueRequirement, 'concurrency'> & Partial<QueueRequirement>)[];
  readonly deferredWorks?: KeptRequirement['deferredWorks'];
}

/** A requirement as it is kept; one that was kept before there was work that may wait has none of it. */
export function parseKeptRequirement(text: string): KeptRequirement {
  const kept = JSON.parse(text) as KeptRequirement | OlderRequirement;
  if (kept.deferredWorks !== undefined) return kept as KeptRequirement;
  const withNone = <Of extends RequiredAgents>(of: Of): Of => ({
    ...of,
    deferredAgents: of.agents.map(() => 0),
  });
  return {
    ...kept,
    queues: kept.queues.map((queue) => withNone({ ...queue, concurrency: ONE_AT_A_TIME })),
    groups: kept.groups.map(withNone),
    whole: withNone(kept.whole),
    deferredWorks: [],
  };
}
