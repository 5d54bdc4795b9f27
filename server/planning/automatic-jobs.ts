import type { PlanningJob } from '../../shared/contract/planning.ts';
import type { Clock } from '../ports/clock.ts';
import type { PlanningJobs } from '../ports/planning.ts';
import type { PlanStore } from '../ports/plans.ts';
import type { Causes } from './find-cause.ts';

export interface AutomaticJobsParts {
  readonly plans: Pick<PlanStore, 'read' | 'save'>;
  readonly jobs: PlanningJobs;
  readonly causes: Pick<Causes, 'find' | 'describeNow'>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** How often is looked whether there is a reason. */
const LOOK_EVERY_MS = 3_000;
/** A reason has to stand for so long: weeks of an import follow each other, and people change several things in a row. */
export const QUIET_MS = 10_000;
/** Starts for one reason. Those that are cut off by the end of the process count; what fails by itself is not tried twice. */
const MOST_STARTS = 3;

/** How often was begun for a reason; kept, so that a restart does not begin for ever. */
interface Attempts {
  readonly key: string;
  readonly starts: number;
}

/** Begins the forecast by itself whenever there is a reason: one at a time, and not again for what failed or was stopped. */
export class AutomaticJobs {
  readonly #parts: AutomaticJobsParts;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #noting: Promise<void> = Promise.resolve();
  #seen: { readonly key: string; readonly sinceMs: number } | null = null;
  /** The reason of each job that was begun here. */
  readonly #reasons = new Map<string, string>();
  readonly #stopListening: () => void;
  #isStopped = false;

  constructor(parts: AutomaticJobsParts) {
    this.#parts = parts;
    this.#stopListening = parts.jobs.onOver((job) => this.#takeNote(job));
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    void this.look();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#stopListening();
    await this.#looking;
    await this.#noting;
  }

  /** Begins the forecast when its time has come. Resolves when that is decided; failures are reported. */
  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch((error: unknown) => this.#report(error))
      .finally(() => (this.#looking = null));
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { jobs, clock, causes } = this.#parts;
    // Whatever runs may be the answer; what follows from it is seen afterwards.
    if (this.#isStopped || jobs.list().some(({ state }) => state === 'waiting' || state === 'running'))
      return;
    const cause = await causes.find();
    if (cause === null || !cause.isQuiet) {
      this.#seen = null;
      return;
    }
    const nowMs = clock.nowMs();
    if (this.#seen?.key !== cause.key) this.#seen = { key: cause.key, sinceMs: nowMs };
    // A clock that is set back must not make it wait for years.
    const stoodMs = Math.abs(nowMs - this.#seen.sinceMs);
    if (stoodMs < QUIET_MS) return;
    await this.#noting;
    const attempts = await this.#readAttempts();
    const starts = attempts?.key === cause.key ? attempts.starts : 0;
    if (starts >= MOST_STARTS || this.#isStopped) return;
    await this.#keep({ key: cause.key, starts: starts + 1 });
    const { id } = jobs.start({ kind: 'forecast' }, cause.origin);
    this.#reasons.set(id, cause.key);
  }

  /** What a person stopped, or what failed, is not begun again until there is another reason. */
  #takeNote({ id, request, state }: PlanningJob): void {
    const reason = this.#reasons.get(id);
    this.#reasons.delete(id);
    if (request.kind !== 'forecast' || state === 'done' || this.#isStopped) return;
    this.#noting = this.#noting
      .then(async () =>
        this.#keep({ key: reason ?? (await this.#parts.causes.describeNow()), starts: MOST_STARTS }),
      )
      .catch((error: unknown) => this.#report(error));
  }

  async #readAttempts(): Promise<Attempts | null> {
    const kept = await this.#parts.plans.read('attempts', '');
    return kept && (JSON.parse(kept.text) as Attempts);
  }

  #keep(attempts: Attempts): Promise<void> {
    return this.#parts.plans.save([{ kind: 'attempts', key: '', text: JSON.stringify(attempts) }]);
  }

  /** What the closing of the store cuts short is no failure. */
  #report(error: unknown): void {
    if (!this.#isStopped) this.#parts.onError(error);
  }
}
