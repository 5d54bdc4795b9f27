import { expect, it } from 'vitest';
import type { JobTask } from '../../server/planning/plan-messages.ts';
import { openPlanningJobs } from '../../server/planning/planning-jobs.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import { NOW_MS } from './weeks-of-calls.ts';

it('PN4 a stopped job that still winds up is known until it has, however many others were stopped since', async () => {
  const failures: unknown[] = [];
  let failToPrepare!: (reason: Error) => void;
  const preparing = new Promise<JobTask>((_, reject) => (failToPrepare = reject));
  const jobs = await openPlanningJobs({
    plans: createMemoryPlans({ nowMs: () => NOW_MS }),
    nowMs: () => NOW_MS,
    prepare: () => preparing,
    onError: (error) => failures.push(error),
  });
  const first = jobs.start({ kind: 'forecast' });
  jobs.cancel(first.id);
  for (let day = 1; day <= 20; day += 1) {
    const firstDay = `2026-11-${String(day).padStart(2, '0')}`;
    jobs.cancel(jobs.start({ kind: 'simulate', firstDay, days: 1 }).id);
  }
  expect(jobs.find(first.id).state).toBe('cancelled');
  failToPrepare(new Error('The past could not be read.'));
  await expect.poll(() => failures.length).toBe(1);
  await jobs.close();
  expect(jobs.list().map(({ state }) => state)).toEqual(new Array(jobs.list().length).fill('cancelled'));
  expect(jobs.list().length).toBeLessThanOrEqual(12);
});
