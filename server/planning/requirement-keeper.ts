import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { FloorcastError } from '../floorcast-error.ts';
import type { PlanStore } from '../ports/plans.ts';
import { startThread } from '../threads.ts';
import { listRevisions } from './edit-forecast.ts';
import { listEdits } from './kept-plans.ts';
import type { RequirementUpdate } from './requirement-thread.ts';
import type { KeptRequirement } from './run-planning.ts';

export interface RequirementKeeperParts {
  readonly plans: Pick<PlanStore, 'read' | 'readAll' | 'saveIfUnchanged'>;
  /** The rest of what an update is worked out from, as of now. */
  readonly describe: () => Pick<RequirementUpdate, 'site' | 'settings' | 'groups' | 'nowMs'>;
  readonly onError: (error: unknown) => void;
}

/** Somebody who drags through the grid saves several times a second. */
const WAIT_MS = 300;
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 };

/** Whether all edits there are are in a requirement. */
export function hasAllEdits(
  { editRevisions }: Pick<KeptRequirement, 'editRevisions'>,
  revisions: Readonly<Record<string, number>>,
): boolean {
  return Object.entries(revisions).every(([queueId, revision]) => editRevisions[queueId] === revision);
}

/** Keeps the requirement in step with what people edit, within seconds and beside the jobs. */
export class RequirementKeeper {
  readonly #parts: RequirementKeeperParts;
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;
  #thread: Worker | null = null;
  #isTouched = false;
  #isClosed = false;

  constructor(parts: RequirementKeeperParts) {
    this.#parts = parts;
  }

  /** Edits were saved, or a requirement was kept that may be without the newest of them. */
  touch(): void {
    this.#isTouched = true;
    if (this.#isClosed || this.#working !== null) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#working = this.#work()
        .catch((error: unknown) => {
          if (!this.#isClosed) this.#parts.onError(error);
        })
        .finally(() => {
          this.#working = null;
          if (this.#isTouched) this.touch();
        });
    }, WAIT_MS);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#thread?.terminate();
    await this.#working;
  }

  async #work(): Promise<void> {
    this.#isTouched = false;
    const { plans, describe } = this.#parts;
    const kept = await plans.read('requirement', '');
    if (kept === null) return;
    const edits = await listEdits(plans);
    if (hasAllEdits(JSON.parse(kept.text) as KeptRequirement, listRevisions(edits))) return;
    const forecasts = (await plans.readAll('forecast')).map(({ key, text }) => ({ key, text }));
    const text = await this.#update({ requirement: kept.text, forecasts, edits, ...describe() });
    if (this.#isClosed) return;
    try {
      await plans.saveIfUnchanged({ kind: 'requirement', key: '', text, revision: kept.revision });
    } catch (error) {
      if (!(error instanceof FloorcastError) || error.code !== 'conflict') throw error;
      // A forecast was made meanwhile: its requirement is the one to bring up to date.
      this.#isTouched = true;
    }
  }

  async #update(update: RequirementUpdate): Promise<string> {
    const thread = startThread(new URL('./requirement-thread.ts', import.meta.url), update, LIMITS);
    this.#thread = thread;
    const exited = once(thread, 'exit').then(() => {
      throw new Error('The thread that brings the requirement up to date ended without a result.');
    });
    try {
      const [text] = (await Promise.race([once(thread, 'message'), exited])) as [string];
      return text;
    } finally {
      this.#thread = null;
      exited.catch(() => {});
    }
  }
}
