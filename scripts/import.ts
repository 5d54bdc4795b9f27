import { bringFile } from './import/bring-file.ts';
import { readImportFlags, readLanguage } from './import/import-flags.ts';
import { openImportStore } from './import/import-store.ts';
import { listImports, undoImport } from './import/other-commands.ts';
import { locateSite } from './site/locate-site.ts';
import { runCommand } from './site/run-command.ts';
import { readOptions } from './site/read-options.ts';

const USAGE = `Usage: npm run import -- FILE [options]
       npm run import -- --list
       npm run import -- --undo NUMBER

Brings calls (CSV, NDJSON, XLSX), interval counts (CSV, NDJSON, XLSX) or an Asterisk queue_log into the history, gzipped or
not, while the server runs or without it. Everything is guessed first and shown; what is guessed wrong is said:

  --kind calls|intervals|queue-log     --format csv|ndjson|xlsx|queue-log    --encoding utf-8|gb18030|big5
  --delimiter ";"                      --sheet NAME                          --map "进线时间=offeredAt" (again for each column)
  --ignore COLUMN                      --time-zone Asia/Shanghai             --date-order day-month-year|month-day-year|year-month-day
  --repeated-time earlier|later|refuse --skipped-time shift|refuse           --unit seconds|milliseconds|minutes
  --interval 15|30|60                  --queue NAME (of rows that name none)

  --dry-run        shows how the file would be read, and keeps nothing
  --refused FILE   writes the rows that were not taken, with row number and reason; --language en|zh-CN|zh-TW says in which language
  --data FOLDER    the site of this data folder; without it that of FLOORCAST_DATABASE_URL or FLOORCAST_DATA
  --json           says nothing but the last line

Nothing counts before the import is done; Ctrl-C takes everything away again. Ends with one line of JSON.`;

const { values, positionals } = readOptions({
  allowPositionals: true,
  options: {
    kind: { type: 'string' },
    format: { type: 'string' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    sheet: { type: 'string' },
    map: { type: 'string', multiple: true },
    ignore: { type: 'string', multiple: true },
    'time-zone': { type: 'string' },
    'date-order': { type: 'string' },
    'repeated-time': { type: 'string' },
    'skipped-time': { type: 'string' },
    unit: { type: 'string' },
    interval: { type: 'string' },
    queue: { type: 'string' },
    'dry-run': { type: 'boolean' },
    refused: { type: 'string' },
    language: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'boolean' },
    list: { type: 'boolean' },
    undo: { type: 'string' },
    help: { type: 'boolean' },
  },
});

const [file] = positionals;
const isOther = values.list === true || values.undo !== undefined;
if (values.help || (file === undefined && !isOther) || positionals.length > 1) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

await runCommand(async (signal) => {
  const say = values.json ? () => {} : (line: string) => console.error(line);
  const change = readImportFlags(values);
  const language = readLanguage(values.language);
  const store = await openImportStore(locateSite(values.data));
  try {
    if (values.list) return await listImports(store, say);
    if (values.undo !== undefined) return await undoImport(store, values.undo);
    return await bringFile(store, {
      path: file!,
      change,
      dryRun: values['dry-run'] ? 'yes' : 'no',
      refusedFile: values.refused ?? null,
      language,
      nowMs: Date.now(),
      say,
      progress: values.json ? 'hidden' : 'shown',
      signal,
    });
  } finally {
    await store.close();
  }
});
