import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createPlanningSettings } from '../../server/planning/parse-settings.ts';
import {
  runPlanning,
  type KeptForecast,
  type KeptRequirement,
  type KeptWorking,
} from '../../server/planning/run-planning.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { createPlanStore } from '../../server/stores/sql/sql-plans.ts';
import { openPlanningJobs } from '../../server/planning/planning-jobs.ts';
import { keepPast } from '../history/build-past.ts';
import { createMigratedDatabase, ENGINES } from '../helpers/databases.ts';
import { keepQuarters } from './keep-quarters.ts';
import { PLANNED_TASK } from './made-plans.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from './weeks-of-calls.ts';

const WORKER = fileURLToPath(new URL('../helpers/killed-forecast.ts', import.meta.url));
const DAY_MS = 86_400_000;

/** Makes the next day's forecast in a process of its own and kills it as soon as it says that it has come so far. */
async function kill(location: object, until: 'working' | 'saving') {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', WORKER, until, JSON.stringify(location), String(NOW_MS + DAY_MS)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  child.kill('SIGKILL');
  await ended;
}

describe.each(ENGINES)('a forecast that is killed: %s', (kind) => {
  test.each(['working', 'saving'] as const)(
    'PN4, PN5 leaves one that is whole, and says that it was cut off: while it is %s',
    async (until) => {
      const database = await createMigratedDatabase(kind);
      onTestFinished(() => database.remove());
      const engine = await openEngine(database.location);
      onTestFinished(() => engine.close());
      await keepQuarters(engine, inventWeeks());
      const plans = createPlanStore(engine, { nowMs: () => NOW_MS });
      const settings = { ...createPlanningSettings(PLANNED_SITE, null), weeksAhead: 1 };
      await plans.save(
        await runPlanning({ ...PLANNED_TASK, settings }, keepPast(PLANNED_SITE, inventWeeks()), () => {}),
      );
      await kill(database.location, until);

      const read = async <T>(of: 'working' | 'requirement') =>
        JSON.parse((await plans.read(of, ''))!.text) as T;
      const { firstDay, queues } = await read<KeptWorking>('working');
      if (until === 'working') expect(firstDay).toBe('2026-11-02');
      const forecasts = (await plans.readAll('forecast')).map(
        ({ text }) => (JSON.parse(text) as KeptForecast).forecast.firstDay,
      );
      expect(queues.map(({ queueId }) => queueId)).toEqual(['sales', 'support']);
      expect(forecasts).toEqual([firstDay, firstDay]);
      expect((await read<KeptRequirement>('requirement')).firstDay).toBe(firstDay);
      const jobs = await openPlanningJobs({
        plans,
        nowMs: () => NOW_MS,
        prepare: () => Promise.reject(new Error('Nothing is begun here.')),
        onError: () => {},
      });
      // What was saved faster than it was killed is whole, and told as done.
      const isDone = until === 'saving' && jobs.list()[0]!.state === 'done';
      expect(jobs.list()).toMatchObject([
        isDone ? { state: 'done' } : { state: 'failed', said: { code: 'planning-job-cut' } },
      ]);
      if (isDone) expect(firstDay).toBe('2026-11-03');
    },
  );
});
