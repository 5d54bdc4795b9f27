import type { Worker } from 'node:worker_threads';
import { randomUUID } from 'node:crypto';
import type { PlanningJob, PlanningJobRequest } from '../../shared/contract/planning.ts';
import { asWritten, wordMessage, type Message } from '../../shared/messages/message.ts';
import { FloorcastError, StorageError } from '../floorcast-error.ts';
import type { PlanningJobs } from '../ports/planning.ts';
import type { PlanKind, PlanStore } from '../ports/plans.ts';
import { startThread } from '../threads.ts';
import type { FromPlanning, JobTask, PlanEntry } from './plan-messages.ts';
import type { ToSearch } from './rosters/search/roster-task.ts';

export interface PlanningJobsParts {
  readonly plans: PlanStore;
  /** Floor time. */
  readonly nowMs: () => number;
  /** Everything a job is worked out from, as of now. */
  readonly prepare: (request: PlanningJobRequest, jobId: string) => Promise<JobTask>;
  readonly onError: (error: unknown) => void;
}

const THREADS: Readonly<Record<JobTask['thread'], URL>> = {
  planning: new URL('./plan-thread.ts', import.meta.url),
  roster: new URL('./rosters/search/roster-thread.ts', import.meta.url),
};
const MOST_WAITING = 20;
const KEPT_OVER = 10;
/** What a job makes anew as a whole: of a queue that is gone nothing stays. */
const WHOLE_KINDS: Readonly<Partial<Record<PlanningJobRequest['kind'], readonly PlanKind[]>>> = {
  forecast: ['forecast', 'requirement'],
  backtest: ['backtest'],
};
/** Grids and fits of 40 queues over two years: a job that wants more is stopped, not the server. */
const LIMITS = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 64 };

/**
 * Jobs of planning, each in a thread of its own that can be stopped at any moment. Jobs of the process before that were not
 * over are failed.
 */
export async function openPlanningJobs(parts: PlanningJobsParts): Promise<PlanningJobs> {
  const kept = (await parts.plans.readAll('job')).map(({ text }) => readJob(text));
  const jobs = new ThreadPlanningJobs(parts);
  await jobs.takeOver(kept);
  return jobs;
}

class ThreadPlanningJobs implements PlanningJobs {
  readonly #parts: PlanningJobsParts;
  readonly #whenDone = new Set<(job: PlanningJob) => void>();
  readonly #whenOver = new Set<(job: PlanningJob) => void>();
  /** Oldest first. */
  #jobs: PlanningJob[] = [];
  #running: { readonly jobId: string; readonly thread: Worker } | null = null;
  /** Whose turn it is: a job that was stopped goes on winding up for a while. */
  #atWork: string | null = null;
  /** Whatever is kept is kept in order. */
  #saving: Promise<void> = Promise.resolve();
  #turn: Promise<void> | null = null;
  #isClosed = false;

  constructor(parts: PlanningJobsParts) {
    this.#parts = parts;
  }

  async takeOver(kept: readonly PlanningJob[]): Promise<void> {
    this.#jobs = [...kept].sort((a, b) => a.startedAtMs - b.startedAtMs);
    for (const { id, state } of this.#jobs)
      if (state === 'running' || state === 'waiting')
        this.#change(id, {
          state: 'failed',
          endedAtMs: this.#parts.nowMs(),
          ...tell({ code: 'planning-job-cut' }),
        });
    await this.#saving;
  }

  list(): readonly PlanningJob[] {
    return [...this.#jobs].reverse();
  }

  find(jobId: string): PlanningJob {
    const job = this.#jobs.find(({ id }) => id === jobId);
    if (job) return job;
    throw new FloorcastError('not-found', { code: 'planning-job-unknown', jobId });
  }

  start(request: PlanningJobRequest, origin: PlanningJob['origin'] = 'person'): PlanningJob {
    const waiting = this.#jobs.filter(({ state }) => state === 'waiting');
    // The same work once more would give the same.
    const same = waiting.find((job) => JSON.stringify(job.request) === JSON.stringify(request));
    if (same) return same;
    if (waiting.length >= MOST_WAITING)
      throw new FloorcastError('too-many', { code: 'planning-jobs-too-many', most: MOST_WAITING });
    const job: PlanningJob = {
      id: randomUUID(),
      request,
      origin,
      state: 'waiting',
      progress: 0,
      at: null,
      startedAtMs: this.#parts.nowMs(),
      endedAtMs: null,
      problem: null,
      said: null,
    };
    this.#jobs.push(job);
    this.#keep(job);
    this.#forgetOld();
    this.#turn ??= this.#work().finally(() => (this.#turn = null));
    return job;
  }

  cancel(jobId: string): PlanningJob {
    const { state } = this.find(jobId);
    if (state === 'waiting' || state === 'running') {
      this.#change(jobId, { state: 'cancelled', endedAtMs: this.#parts.nowMs() });
      if (this.#running?.jobId === jobId) void this.#running.thread.terminate();
      this.#tell(this.#whenOver, jobId);
    }
    return this.find(jobId);
  }

  finish(jobId: string): PlanningJob {
    this.find(jobId);
    if (this.#running?.jobId === jobId) this.#running.thread.postMessage('stop' satisfies ToSearch);
    return this.find(jobId);
  }

  onDone(listener: (job: PlanningJob) => void): () => void {
    this.#whenDone.add(listener);
    return () => this.#whenDone.delete(listener);
  }

  onOver(listener: (job: PlanningJob) => void): () => void {
    this.#whenOver.add(listener);
    return () => this.#whenOver.delete(listener);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running?.thread.terminate();
    await this.#turn;
    await this.#saving;
  }

  async #work(): Promise<void> {
    for (;;) {
      const next = this.#jobs.find(({ state }) => state === 'waiting');
      if (!next || this.#isClosed) return;
      this.#atWork = next.id;
      this.#change(next.id, { state: 'running' });
      try {
        await this.#run(next);
      } catch (error) {
        if (this.#isClosed) return;
        this.#parts.onError(error);
        if (this.find(next.id).state === 'running') this.#end(next.id, 'failed', explain(error));
      } finally {
        this.#atWork = null;
      }
    }
  }

  async #run({ id, request }: PlanningJob): Promise<void> {
    const task = await this.#parts.prepare(request, id);
    if (this.find(id).state !== 'running' || this.#isClosed) return;
    const { entries, said } = await this.#runThread(id, task);
    if (this.find(id).state !== 'running' || this.#isClosed) return;
    if (entries === null) return this.#end(id, 'failed', said ?? { code: 'planning-job-failed' });
    // What was kept meanwhile is kept first.
    await this.#saving;
    await this.#parts.plans.save(entries, WHOLE_KINDS[request.kind]);
    this.#end(id, 'done', null);
    this.#tell(this.#whenDone, id);
  }

  #runThread(
    jobId: string,
    { thread: name, task }: JobTask,
  ): Promise<{ readonly entries: readonly PlanEntry[] | null; readonly said: Message | null }> {
    return new Promise((resolve) => {
      const thread = startThread(THREADS[name], task, LIMITS);
      this.#running = { jobId, thread };
      let entries: readonly PlanEntry[] | null = null;
      let said: Message | null = null;
      thread.on('message', (message: FromPlanning) => {
        switch (message.kind) {
          case 'progress':
            if (this.find(jobId).state === 'running')
              this.#note(jobId, { progress: message.progress, at: message.at });
            return;
          case 'keep':
            if (this.find(jobId).state === 'running')
              this.#save(() => this.#parts.plans.save(message.entries));
            return;
          case 'entries':
            entries = message.entries;
            return;
          case 'failed':
            said = message.said;
            if (message.detail !== null) this.#parts.onError(new Error(message.detail));
            return;
        }
        message satisfies never;
      });
      thread.on('error', (error) => {
        said = { code: 'planning-job-failed' };
        this.#parts.onError(error);
      });
      thread.on('exit', () => {
        this.#running = null;
        resolve({ entries: said === null ? entries : null, said });
      });
    });
  }

  #end(jobId: string, state: 'done' | 'failed', said: Message | null): void {
    const progress = state === 'done' ? { progress: 1 } : {};
    this.#change(jobId, { ...progress, state, at: null, endedAtMs: this.#parts.nowMs(), ...tell(said) });
    this.#tell(this.#whenOver, jobId);
  }

  #tell(listeners: ReadonlySet<(job: PlanningJob) => void>, jobId: string): void {
    for (const listener of listeners) listener(this.find(jobId));
  }

  /** Progress is told, not kept. */
  #note(jobId: string, change: Partial<PlanningJob>): PlanningJob {
    const at = this.#jobs.findIndex(({ id }) => id === jobId);
    return (this.#jobs[at] = { ...this.#jobs[at]!, ...change });
  }

  #change(jobId: string, change: Partial<PlanningJob>): void {
    this.#keep(this.#note(jobId, change));
  }

  #keep(job: PlanningJob): void {
    const entry: PlanEntry = { kind: 'job', key: job.id, text: JSON.stringify(job) };
    this.#save(() => this.#parts.plans.save([entry]));
  }

  #save(save: () => Promise<void>): void {
    this.#saving = this.#saving.then(save).catch((error: unknown) => this.#parts.onError(error));
  }

  #forgetOld(): void {
    const over = this.#jobs.filter(
      ({ id, state }) => state !== 'waiting' && state !== 'running' && id !== this.#atWork,
    );
    for (const { id } of over.slice(0, -KEPT_OVER)) {
      this.#jobs = this.#jobs.filter((job) => job.id !== id);
      this.#save(() => this.#parts.plans.remove('job', id));
    }
  }
}

/** What was worked out and could not be kept; else what it was refused for. */
function explain(error: unknown): Message {
  if (error instanceof FloorcastError && !(error instanceof StorageError)) return error.said;
  return {
    code: 'planning-job-not-kept',
    words: error instanceof Error ? error.message : String(error),
  };
}

function tell(said: Message | null): Pick<PlanningJob, 'problem' | 'said'> {
  return { problem: said && wordMessage(said, 'en'), said };
}

/** Those of before there were causes and messages were begun by people, and say it in English. */
function readJob(text: string): PlanningJob {
  const job = JSON.parse(text) as Omit<PlanningJob, 'origin' | 'said'> & Partial<PlanningJob>;
  return { origin: 'person', said: job.problem === null ? null : asWritten(job.problem), ...job };
}
