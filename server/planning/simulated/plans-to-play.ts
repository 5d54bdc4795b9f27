import type { PlanStore } from '../../ports/plans.ts';

/** What is kept of a plan, as it is kept: read in the thread that plays it. Its edits come with every task. */
export interface PlansToPlay {
  /** By queue. */
  readonly forecasts: readonly { readonly queueId: string; readonly text: string }[];
  readonly requirement: string | null;
  /** What the last simulation found. */
  readonly simulated: string | null;
}

export async function readPlansToPlay(plans: Pick<PlanStore, 'read' | 'readAll'>): Promise<PlansToPlay> {
  return {
    forecasts: (await plans.readAll('forecast')).map(({ key, text }) => ({ queueId: key, text })),
    requirement: (await plans.read('requirement', ''))?.text ?? null,
    simulated: (await plans.read('simulated', ''))?.text ?? null,
  };
}
