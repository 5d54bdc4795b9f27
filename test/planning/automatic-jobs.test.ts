import { describe, expect, it } from 'vitest';
import { AutomaticJobs, QUIET_MS } from '../../server/planning/automatic-jobs.ts';
import type { Cause } from '../../server/planning/find-cause.ts';
import type { PlanningJobs } from '../../server/ports/planning.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import type { PlanningJob, PlanningJobRequest } from '../../shared/contract/planning.ts';

/** Jobs that a test ends by hand. */
class ScriptedJobs implements PlanningJobs {
  readonly started: PlanningJob[] = [];
  readonly #listeners = new Set<(job: PlanningJob) => void>();

  list = () => this.started;
  find = (jobId: string) => this.started.find(({ id }) => id === jobId)!;
  start = (request: PlanningJobRequest, origin: PlanningJob['origin'] = 'person') => {
    const job: PlanningJob = {
      id: `${this.started.length}`,
      request,
      origin,
      state: 'running',
      progress: 0,
      at: null,
      startedAtMs: 0,
      endedAtMs: null,
      problem: null,
      said: null,
    };
    this.started.push(job);
    return job;
  };
  cancel = (jobId: string) => this.end(jobId, 'cancelled');
  finish = (jobId: string) => this.find(jobId);
  onDone = () => () => {};
  onOver = (listener: (job: PlanningJob) => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  close = async () => {};

  end(jobId: string, state: PlanningJob['state']): PlanningJob {
    const job = { ...this.find(jobId), state };
    this.started[Number(jobId)] = job;
    for (const listener of this.#listeners) listener(job);
    return job;
  }
}

const PAST_CHANGED: Cause = { origin: 'past-changed', key: 'a', isQuiet: true };

function open() {
  const clock = { atMs: 1_000_000, nowMs: () => clock.atMs };
  const plans = createMemoryPlans(clock);
  const state: { cause: Cause | null } = { cause: PAST_CHANGED };
  const errors: unknown[] = [];
  /** A process: another one after it finds what this one kept. */
  const begin = () => {
    const jobs = new ScriptedJobs();
    const automatic = new AutomaticJobs({
      plans,
      jobs,
      causes: { find: async () => state.cause, describeNow: async () => state.cause?.key ?? 'now' },
      clock,
      onError: (error) => errors.push(error),
    });
    const wait = async (ms = QUIET_MS) => {
      await automatic.look();
      clock.atMs += ms;
      await automatic.look();
      return jobs.started.map(({ origin }) => origin);
    };
    return { jobs, automatic, wait };
  };
  return { state, begin, errors, clock };
}

describe('forecasts by themselves', () => {
  it('PA1 begins when a reason has stood for a while, and names it', async () => {
    const { begin, state } = open();
    const { wait } = begin();
    expect(await wait(QUIET_MS - 1)).toEqual([]);
    state.cause = { ...PAST_CHANGED, key: 'b' };
    expect(await wait(QUIET_MS - 1)).toEqual([]);
    expect(await wait(1)).toEqual(['past-changed']);
  });

  it('PA1 waits until the past is quiet, and then as long again', async () => {
    const { begin, state } = open();
    const { wait } = begin();
    state.cause = { ...PAST_CHANGED, isQuiet: false };
    expect(await wait()).toEqual([]);
    state.cause = PAST_CHANGED;
    expect(await wait(0)).toEqual([]);
    expect(await wait()).toEqual(['past-changed']);
  });

  it('PA2 begins none beside another job, be it a person’s', async () => {
    const { begin } = open();
    const { jobs, wait } = begin();
    const backtest = jobs.start({ kind: 'backtest' });
    await wait();
    expect(jobs.started).toHaveLength(1);
    jobs.end(backtest.id, 'done');
    await wait();
    await wait();
    expect(jobs.started.map(({ request }) => request.kind)).toEqual(['backtest', 'forecast']);
  });

  it.each(['cancelled', 'failed'] as const)(
    'PA3 what was %s is not begun again for the same reason, also after a restart, but for the next one',
    async (how) => {
      const { begin, state } = open();
      const first = begin();
      await first.wait();
      first.jobs.end('0', how);
      expect(await first.wait()).toHaveLength(1);
      await first.automatic.stop();
      const second = begin();
      expect(await second.wait()).toEqual([]);
      state.cause = { ...PAST_CHANGED, key: 'next', origin: 'new-day' };
      expect(await second.wait()).toEqual(['new-day']);
    },
  );

  it('PA3 holds what a person began and stopped for stopped', async () => {
    const { begin } = open();
    const { jobs, wait } = begin();
    jobs.cancel(jobs.start({ kind: 'forecast' }).id);
    expect(await wait()).toEqual(['person']);
  });

  it('PA4 begins anew what the end of the process cut off, three times at most', async () => {
    const { begin } = open();
    const starts: number[] = [];
    for (let process = 0; process < 5; process += 1) {
      const { automatic, wait } = begin();
      starts.push((await wait()).length);
      await automatic.stop();
    }
    expect(starts).toEqual([1, 1, 1, 0, 0]);
  });

  it('does not wait for years when the clock is set back, and reports what it cannot read', async () => {
    const { begin, clock, errors, state } = open();
    const { automatic, wait, jobs } = begin();
    await automatic.look();
    clock.atMs -= 1_000_000;
    await automatic.look();
    expect(jobs.started).toHaveLength(1);
    jobs.end('0', 'done');
    Object.defineProperty(state, 'cause', {
      get: () => {
        throw new Error('no disk');
      },
    });
    await wait();
    expect(errors).toContainEqual(new Error('no disk'));
  });
});
