import { loadComparisons } from './backtest/comparisons/augurs.ts';
import { printResults } from './backtest/print-results.ts';
import { readBacktestFlags } from './backtest/read-flags.ts';
import { runBacktest } from './backtest/run-backtest.ts';
import { runCommand } from './site/run-command.ts';
import { readOptions } from './site/read-options.ts';

const USAGE = `Usage: npm run backtest -- --data FILE.csv --origins DATES [options]

How well every method would have forecast the week after each origin. The file has the columns timestamp,interval_min,calls
with local times; intervals without a row are not known. DATES are days like 2026-10-05, with commas between them.

  --interval 15|30       minutes of an interval; without it 30
  --history-weeks 12     how much each forecast is made from
  --special DATES        labelled days (holidays, outages): in no base and not scored
  --error DATES          days whose data is wrong: not known at all
  --events FILE          planning events as JSON
  --level-shifts DATES   days from which on the queue is known to be at another level
  --horizon week|day|rest-of-day
                         the week; each of its days from midnight; the rest of each day from --known-until on
  --known-until 11:00    for rest-of-day
  --compare              MSTL and Prophet of augurs beside our own, where they are installed
  --json                 no table

Ends with one line of JSON.`;

const { values } = readOptions({
  options: {
    data: { type: 'string' },
    interval: { type: 'string' },
    origins: { type: 'string' },
    'history-weeks': { type: 'string' },
    special: { type: 'string' },
    error: { type: 'string' },
    events: { type: 'string' },
    'level-shifts': { type: 'string' },
    horizon: { type: 'string' },
    'known-until': { type: 'string' },
    compare: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

if (values.help || values.data === undefined) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

await runCommand(async () => {
  const results = runBacktest(readBacktestFlags(values), values.compare ? await loadComparisons() : []);
  if (!values.json) printResults(results);
  const methods = results.map(({ floorRatio: _, ...method }) => method);
  return { methods, floorRatio: results[0]!.floorRatio };
});
