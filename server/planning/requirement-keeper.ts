import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { FloorcastError } from '../floorcast-error.ts';
import type { PlanStore } from '../ports/plans.ts';
import { startThread } from '../threads.ts';
import { describeState, isUpToDate } from './is-up-to-date.ts';
import { listEdits } from './kept-plans.ts';
import { parseKeptRequirement } from './parse-kept-requirement.ts';
import type { RequirementUpdate, UpdatedRequirement } from './requirement-thread.ts';

export interface RequirementKeeperParts {
  readonly plans: Pick<PlanStore, 'read' | 'readAll' | 'saveIfUnchanged'>;
  /** The rest of what an update is worked out from, as of now. */
  readonly describe: () => Pick<RequirementUpdate, 'site' | 'settings' | 'groups' | 'nowMs'>;
  readonly onError: (error: unknown) => void;
}

/** Somebody who drags through the grid saves several times a second. */
const WAIT_MS = 300;
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 };

/**
 * Keeps the requirement in step with what people edit and set, within seconds and beside the jobs. Where nobody could be staffed
 * for a queue it is tried again.
 */
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

  /** Edits or settings were saved, or a requirement was kept that may be without the newest of them. */
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
    const [kept, working] = [await plans.read('requirement', ''), await plans.read('working', '')];
    if (working === null) return;
    const now = { edits: await listEdits(plans), ...describe() };
    if (kept !== null && isUpToDate(parseKeptRequirement(kept.text), describeState(now))) return;
    const forecasts = (await plans.readAll('forecast')).map(({ key, text }) => ({ key, text }));
    const before = { requirement: kept?.text ?? null, working: working.text };
    const after = await this.#update({ ...before, forecasts, ...now });
    if (this.#isClosed) return;
    try {
      // First who is refused: what is cut off in between is not up to date, and done again.
      if (after.working !== before.working) await plans.saveIfUnchanged({ ...working, text: after.working });
      if (after.requirement !== null)
        await plans.saveIfUnchanged({
          kind: 'requirement',
          key: '',
          text: after.requirement,
          revision: kept?.revision ?? 0,
        });
    } catch (error) {
      if (!(error instanceof FloorcastError) || error.code !== 'conflict') throw error;
      // A forecast was made meanwhile: its requirement is the one to bring up to date.
      this.#isTouched = true;
    }
  }

  async #update(update: RequirementUpdate): Promise<UpdatedRequirement> {
    const thread = startThread(new URL('./requirement-thread.ts', import.meta.url), update, LIMITS);
    this.#thread = thread;
    const exited = once(thread, 'exit').then(() => {
      throw new Error('The thread that brings the requirement up to date ended without a result.');
    });
    try {
      const [updated] = (await Promise.race([once(thread, 'message'), exited])) as [UpdatedRequirement];
      return updated;
    } finally {
      this.#thread = null;
      exited.catch(() => {});
    }
  }
}
