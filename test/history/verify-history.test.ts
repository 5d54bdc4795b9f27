import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Differences } from '../../scripts/verify-history/differences.ts';
import type { LiveSite } from '../../scripts/verify-history/live-site.ts';
import { planCourses, type Course } from '../../scripts/verify-history/plan-courses.ts';
import { runCourse } from '../../scripts/verify-history/run-course.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A small site of two days over the night in which an hour comes twice, on a bad line, restarted once. */
function smallCourse(): Course {
  const [course] = planCourses(2, 5);
  const { model } = course!;
  return {
    ...course!,
    line: 'bad',
    restarts: ['snapshot'],
    model: {
      ...model,
      agents: model.agents.filter((_, index) => index % 4 === 0),
      queues: model.queues.map((queue) => ({ ...queue, callsPerDay: queue.callsPerDay / 8 })),
    },
  };
}

async function verify(plant?: (live: LiveSite) => Promise<void>): Promise<Differences> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'floorcast-verify-'));
  folders.push(dataFolder);
  const differences = new Differences();
  let planted = 0;
  await runCourse({
    course: smallCourse(),
    places: { dataFolder, databaseUrl: null },
    differences,
    beforeCheck: async (live) => {
      if (planted === 0) await plant?.(live);
      planted += 1;
    },
  });
  return differences;
}

describe('the check of the history', () => {
  test('finds no difference in two days of 25 and 24 hours, seed 5', { timeout: 120_000 }, async () => {
    const differences = await verify();
    expect(differences.listed).toEqual([]);
    expect(differences.figures).toBeGreaterThan(20_000);
  });

  test('finds one call too many in one quarter hour, seed 5', { timeout: 120_000 }, async () => {
    const differences = await verify(async ({ stores }) => {
      await stores.engine.write(async (transaction) => {
        const row = await transaction
          .selectFrom('queue_intervals')
          .select(['queue_no', 'start_ms'])
          .where('offered', '>', 3)
          .orderBy('start_ms')
          .executeTakeFirstOrThrow();
        await transaction
          .updateTable('queue_intervals')
          .set((eb) => ({ offered: eb('offered', '+', 1) }))
          .where('queue_no', '=', row.queue_no)
          .where('start_ms', '=', row.start_ms)
          .execute();
      });
    });
    // In the interval and its hour, in the recount, in the books and from the calls.
    expect(differences.count).toBeGreaterThanOrEqual(5);
    expect(differences.listed.some((line) => /interval .* offered:/.test(line))).toBe(true);
    expect(differences.listed.some((line) => line.includes('recounted'))).toBe(true);
    expect(differences.listed.some((line) => line.includes('books of'))).toBe(true);
  });
});
