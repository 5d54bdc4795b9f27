import { parseSiteAddress } from './site/locate-site.ts';
import { moveSite } from './site/move-site.ts';
import { ProgressBar } from './site/progress-bar.ts';
import { runCommand } from './site/run-command.ts';
import { readOptions } from './site/read-options.ts';

const USAGE = `Usage: npm run move-site -- --from libsql:FOLDER|postgres://USER@HOST/DATABASE --to libsql:FOLDER|postgres://USER@HOST/DATABASE

Copies a whole site, tables and documents, into an empty place, and proves by counts and SHA-256 that nothing is missing. No
server may run on either. The source stays as it is. A move that was stopped begins anew with the same command. Ends with
one line of JSON.`;

const { values } = readOptions({
  options: { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean' } },
});
const { from, to } = values;
if (values.help || from === undefined || to === undefined) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

await runCommand(async (signal) => {
  const bar = new ProgressBar('Move');
  const copied = await moveSite(parseSiteAddress(from), parseSiteAddress(to), {
    onProgress: (progress) => bar.show(progress),
    signal,
  });
  bar.end();
  for (const { table, from: had, to: has } of copied.tables)
    console.log(
      `${table.padEnd(16)} ${String(had.rows).padStart(10)} ${had.sha256} | ${String(has.rows).padStart(10)} ${has.sha256}`,
    );
  return {
    tables: copied.tables.length,
    rows: copied.tables.reduce((sum, table) => sum + table.to.rows, 0),
    documents: copied.documents,
    differences: copied.tables.filter((table) => JSON.stringify(table.from) !== JSON.stringify(table.to))
      .length,
  };
});
