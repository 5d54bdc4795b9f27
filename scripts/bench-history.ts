/**
 * What the history holds up: imports a year of calls through the port of imports while a live floor takes 500 events a
 * second, then asks the reports, warm and cold. On libsql in a temporary folder; with FLOORCAST_DATABASE_URL on a database of
 * its own that is made on that server and dropped. Ends with one line of JSON.
 *
 * Options: `--calls 8513560 --seed 1`; `--year-fixture` only counts the year's calls by the catalogue.
 */
import { parseArgs } from 'node:util';
import { countYear } from './bench-history/count-year.ts';
import { FIXTURE, planYear } from './bench-history/plan-year.ts';
import { runBench } from './bench-history/run-bench.ts';
import { runCommand } from './site/run-command.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: String(FIXTURE.offered) },
    seed: { type: 'string', default: '1' },
    'year-fixture': { type: 'boolean' },
  },
});

await runCommand(async () => {
  if (values['year-fixture']) return countYear({ ...FIXTURE, seed: Number(values.seed) });
  const serverUrl = process.env['FLOORCAST_DATABASE_URL'] || null;
  return runBench(planYear(Number(values.calls), Number(values.seed), Date.now()), serverUrl);
});
