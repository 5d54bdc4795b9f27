/** Works "what if" out beside the page, so that a slider never waits for a week of queues. */
import type { WhatIfChange } from '../../shared/contract/simulated-plan.ts';
import { answerWhatIf, type WhatIfAnswer, type WhatIfPlan } from './requirement-what-if.ts';

/** A plan is said once; a question is about the plan that was said last. */
export type ToWhatIfWorker =
  { readonly plan: WhatIfPlan } | { readonly questionNo: number; readonly change: WhatIfChange };

export type FromWhatIfWorker =
  | { readonly questionNo: number; readonly answer: WhatIfAnswer; readonly tookMs: number }
  | { readonly questionNo: number; readonly problem: string };

let plan: WhatIfPlan | null = null;

addEventListener('message', ({ data }: MessageEvent<ToWhatIfWorker>) => {
  if ('plan' in data) plan = data.plan;
  else if (plan !== null) postMessage(answer(plan, data.questionNo, data.change));
});

function answer(known: WhatIfPlan, questionNo: number, change: WhatIfChange): FromWhatIfWorker {
  const startedMs = performance.now();
  try {
    return { questionNo, answer: answerWhatIf(known, change), tookMs: performance.now() - startedMs };
  } catch (error) {
    return { questionNo, problem: error instanceof Error ? error.message : String(error) };
  }
}
