/**
 * What the history holds up: imports a year of calls through the port of imports while a live floor takes 500 events a
 * second, then asks the reports. On libsql in a temporary folder; with FLOORCAST_DATABASE_URL on a database of its own that
 * is made on that server and dropped. Ends with one line of JSON:
 *
 * - `oneQueueYearMs`, `lastDayMs`, `monthReportMs`, `yearReportMs`: every figure of the report from the query layer; warm,
 *   medians of 7, without a live floor. `asJsonMs`: the same as the server sends it, from the question to the last byte of its
 *   JSON (a queue's year is 14 MB), worked out in the thread of answers. `coldMs`: that, once, after the system forgot its files.
 * - `portMs`, `bareSqlMs`, `ratioToBareSql`: the rows with all their counts from the port of the history, against a hand-written
 *   query for the same rows through the same driver; warm, medians of 7, by turns, without a live floor. One queue's year by
 *   half hours, the last day, a month's sums of queues and agents, and a year of all queues by days.
 * - `appendP99Ms`: commits of the live floor, the worse of `whileImporting` and `whileAsking`; in the latter all reports are asked
 *   over and over for 40 s.
 * - `importToBareInserts`: rows a second of the import against an insert loop into a plain table.
 *
 * Options: `--calls 8513560 --seed 1`; `--year-fixture` only counts the year's calls by the catalogue.
 */
import { countYear } from './bench-history/count-year.ts';
import { FIXTURE, planYear } from './bench-history/plan-year.ts';
import { runBench } from './bench-history/run-bench.ts';
import { runCommand } from './site/run-command.ts';
import { readOptions } from './site/read-options.ts';

const { values } = readOptions({
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
