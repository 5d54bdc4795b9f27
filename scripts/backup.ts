import { backUp } from './site/back-up.ts';
import { locateSite } from './site/locate-site.ts';
import { ProgressBar } from './site/progress-bar.ts';
import { runCommand } from './site/run-command.ts';
import { readOptions } from './site/read-options.ts';

const USAGE = `Usage: npm run backup -- [--to FILE.fcbackup|FOLDER] [--data FOLDER]

Writes the whole site into one file, while the server runs or without it: calls, roll-ups, events, imports, documents and
their secrets. Only its owner may read the file; keep it as safe as the data itself. Without --to it goes to ./backups,
without --data it is the site of FLOORCAST_DATABASE_URL or FLOORCAST_DATA. Ends with one line of JSON.`;

const { values } = readOptions({
  options: { to: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.error(USAGE);
  process.exit(0);
}

await runCommand(async (signal) => {
  const bar = new ProgressBar('Backup');
  const result = await backUp(locateSite(values.data), {
    to: values.to ?? './backups',
    nowMs: Date.now(),
    onProgress: (progress) => bar.show(progress),
    signal,
  });
  bar.end();
  console.error(
    `${result.file} holds ${result.rows} rows of ${result.tables} tables and ${result.documents} documents.`,
  );
  return result;
});
