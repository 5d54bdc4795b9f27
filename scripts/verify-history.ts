/**
 * Whether the history keeps what the live floor showed: random simulated days with a real store, compared at the end of
 * each day figure by figure, counted anew from the events, and recomputed from the calls that are kept. Ends with one
 * line of JSON; exit code 1 when anything differs, and no such line when the check could not be made.
 */
import { ProgressBar } from './site/progress-bar.ts';
import { runCommand } from './site/run-command.ts';
import { addDays, NO_DAYS } from './verify-history/course-days.ts';
import { Differences } from './verify-history/differences.ts';
import { planCourses } from './verify-history/plan-courses.ts';
import { runCourse } from './verify-history/run-course.ts';
import { openScratch } from './verify-history/scratch-places.ts';
import { verifySite } from './verify-history/verify-site.ts';
import { readOptions } from './site/read-options.ts';

const USAGE = `Usage: npm run verify:history -- [--days 50] [--seed 1] [--postgres]
       npm run verify:history -- --data FOLDER | --database

Compares random simulated days, kept in a real store, with the live floor and with a recount of its own; with --postgres on the
server of FLOORCAST_DATABASE_URL. With --data (a data folder) or --database (that of FLOORCAST_DATABASE_URL) it counts the
roll-ups of a site anew from its calls. Lists the first differences and ends with one line of JSON.`;

const { values } = readOptions({
  options: {
    days: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    postgres: { type: 'boolean', default: false },
    data: { type: 'string' },
    database: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.error(USAGE);
  process.exit(0);
}

const differences = new Differences();
let days = 0;
let kinds = NO_DAYS;
await runCommand(async () => {
  const isRecomputed = values.data !== undefined || values.database;
  if (isRecomputed) await recompute();
  else await simulate(Number(values.days), Number(values.seed));
  for (const line of differences.listed) console.error(line);
  if (differences.count > 0) process.exitCode = 1;
  const counts = { days, figures: differences.figures, differences: differences.count };
  return isRecomputed ? counts : { ...counts, ...kinds };
});

async function recompute(): Promise<void> {
  const bar = new ProgressBar('Recomputing');
  days = await verifySite(values.data, differences, (progress) => bar.show(progress));
  bar.end();
}

async function simulate(wanted: number, seed: number): Promise<void> {
  if (!(Number.isInteger(wanted) && wanted > 0 && Number.isInteger(seed))) {
    throw new Error(
      `--days (${values.days}) and --seed (${values.seed}) must be whole numbers. Example: --days 50 --seed 1.`,
    );
  }
  const bar = new ProgressBar('Days');
  for (const course of planCourses(wanted, seed)) {
    const scratch = await openScratch(values.postgres ? 'postgres' : 'libsql');
    try {
      const lived = await runCourse({
        course,
        places: scratch.places,
        differences,
        onDay: () => {
          days += 1;
          bar.show(days / wanted);
        },
      });
      kinds = addDays(kinds, lived);
    } finally {
      await scratch.remove();
    }
  }
  bar.end();
}
