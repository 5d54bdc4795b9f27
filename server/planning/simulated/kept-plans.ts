import type { PlanStore } from '../../planning-ports.ts';

/** What is kept of a plan, as it is kept: read in the thread that plays it. */
export interface KeptPlans {
  readonly forecasts: readonly KeptText[];
  readonly edits: readonly KeptText[];
  readonly requirement: string | null;
  /** What the last simulation found. */
  readonly simulated: string | null;
}

export interface KeptText {
  /** The queue. */
  readonly key: string;
  readonly text: string;
}

export async function readKeptPlans(plans: Pick<PlanStore, 'read' | 'readAll'>): Promise<KeptPlans> {
  const texts = async (kind: 'forecast' | 'edits') =>
    (await plans.readAll(kind)).map(({ key, text }) => ({ key, text }));
  return {
    forecasts: await texts('forecast'),
    edits: await texts('edits'),
    requirement: (await plans.read('requirement', ''))?.text ?? null,
    simulated: (await plans.read('simulated', ''))?.text ?? null,
  };
}
