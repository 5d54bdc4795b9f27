import { createInterface } from 'node:readline/promises';
import { locateSite } from './site/locate-site.ts';
import { ProgressBar } from './site/progress-bar.ts';
import { restore } from './site/restore.ts';
import { runCommand } from './site/run-command.ts';
import { readOptions } from './site/read-options.ts';

const USAGE = `Usage: npm run restore -- FILE.fcbackup [--data FOLDER] [--yes]

Puts a backup in the place of the present site, of the same engine or the other one. The file is verified first; the new
store is made beside the present one and proven; then it takes its place. A server that runs stops for that moment, takes
the new store and goes on. The store before is kept, and its name is said. Ends with one line of JSON.`;

const { values, positionals } = readOptions({
  options: { data: { type: 'string' }, yes: { type: 'boolean' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const [file] = positionals;
if (values.help || file === undefined || positionals.length > 1) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

await runCommand((signal) => {
  const bars = new Map<string, ProgressBar>();
  return restore(locateSite(values.data), file, {
    confirm: values.yes ? async () => true : ask,
    now: () => Date.now(),
    onProgress: (what, progress) => {
      const bar = bars.get(what) ?? new ProgressBar(what);
      bars.set(what, bar);
      bar.show(progress);
      if (progress >= 1) bar.end();
    },
    say: (line) => console.error(line),
    signal,
  });
});

async function ask(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error(`${question} Nobody is here to answer: say --yes to go on.`);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
