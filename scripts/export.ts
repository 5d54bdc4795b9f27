import { exportSite } from './export/export-site.ts';
import { readExportFlags } from './export/export-flags.ts';
import { ProgressBar } from './site/progress-bar.ts';
import { locateSite } from './site/locate-site.ts';
import { runCommand } from './site/run-command.ts';
import { readOptions } from './site/read-options.ts';

const USAGE = `Usage: npm run export -- --to FOLDER [options]

Writes what a site keeps into files, while the server runs or without it. Callers' numbers are written as they are kept.

  --what calls|queue-intervals|agent-intervals|events|documents|all   without it all
  --format csv|ndjson    without it csv; documents are JSON
  --from 2026-01-01      the first site day; without it the first there is
  --to-day 2026-12-31    the last site day, inclusive; without it the last there is
  --data FOLDER          the site of this data folder; without it that of FLOORCAST_DATABASE_URL or FLOORCAST_DATA

A file appears when it is whole. Secrets and kiosk links, which open doors, are in backups only. Ends with one line of JSON.`;

const { values } = readOptions({
  options: {
    what: { type: 'string' },
    format: { type: 'string' },
    to: { type: 'string' },
    from: { type: 'string' },
    'to-day': { type: 'string' },
    data: { type: 'string' },
    help: { type: 'boolean' },
  },
});

if (values.help || values.to === undefined) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

await runCommand(async (signal) => {
  const request = readExportFlags(values);
  const files = await exportSite(locateSite(values.data), request, {
    signal,
    startBar: (what) => new ProgressBar(what),
  });
  for (const { file, rows } of files) console.error(`${file}: ${rows} rows`);
  return { files };
});
