import type { WhatIfChange } from '../../shared/contract/simulated-plan.ts';
import { NOTHING_ASKED } from './requirement-view.ts';
import type { WhatIfAnswer, WhatIfPlan } from './requirement-what-if.ts';
import type { FromWhatIfWorker, ToWhatIfWorker } from './what-if-worker.ts';

/** What the runner needs of a worker. */
export interface WhatIfWorker {
  postMessage(message: ToWhatIfWorker): void;
  onmessage: ((event: { readonly data: FromWhatIfWorker }) => void) | null;
  terminate(): void;
}

/**
 * Follows a slider: one question is worked on at a time, and of those asked meanwhile only the last one counts. The plan as
 * it is and the plan under the change stay in sight until the next answer.
 */
export class WhatIfRunner {
  before = $state.raw<WhatIfAnswer | null>(null);
  after = $state.raw<WhatIfAnswer | null>(null);
  /** In English: what the core refuses. Null when the last question was answered. */
  problem = $state<string | null>(null);
  /** Of the last answer. */
  tookMs = $state(0);
  readonly #worker: WhatIfWorker;
  #questionNo = 0;
  /** The question under way, and the one that is to follow it. */
  #running = $state.raw<{ readonly no: number; readonly about: 'before' | 'after' } | null>(null);
  #next: WhatIfChange | null = null;
  /** The plan changed: it is to be read without a change first. */
  #isNew = false;

  constructor(worker: WhatIfWorker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#take(data);
  }

  /** Whether the figures in sight are of an earlier question. */
  get isBehind(): boolean {
    return this.#running !== null;
  }

  /** Other days or settings: what was asked of those before means nothing any more. */
  plan(plan: WhatIfPlan, change: WhatIfChange): void {
    this.#worker.postMessage({ plan });
    this.#running = null;
    this.#isNew = true;
    this.#next = change;
    this.#go();
  }

  ask(change: WhatIfChange): void {
    this.#next = change;
    if (this.#running === null) this.#go();
  }

  stop(): void {
    this.#worker.terminate();
  }

  #go(): void {
    const about = this.#isNew ? 'before' : 'after';
    const change = this.#isNew ? NOTHING_ASKED : this.#next;
    if (change === null) return;
    this.#isNew = false;
    if (about === 'after') this.#next = null;
    this.#questionNo += 1;
    this.#running = { no: this.#questionNo, about };
    this.#worker.postMessage({ questionNo: this.#questionNo, change });
  }

  #take(told: FromWhatIfWorker): void {
    // An answer about a plan that is gone.
    if (told.questionNo !== this.#running?.no) return;
    const { about } = this.#running;
    this.#running = null;
    if ('problem' in told) this.problem = told.problem;
    else {
      this.problem = null;
      this.tookMs = told.tookMs;
      this[about] = told.answer;
    }
    this.#go();
  }
}
