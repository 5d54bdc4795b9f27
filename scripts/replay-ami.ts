import { readFile } from 'node:fs/promises';
import { parseSite } from '../shared/site/parse-site.ts';
import { createEmptySite, type Site } from '../shared/site/site.ts';
import { readPolls } from './replay-ami/poll-check.ts';
import { replayCapture } from './replay-ami/replay-capture.ts';
import { readOptions } from './site/read-options.ts';

const USAGE = `Usage: npm run replay:ami -- --capture FILE.jsonl[.gz] [--queue-log FILE] [--site FILE] [--check-polls FILE] [--json]

Feeds a recorded AMI connection through the Asterisk feed and the floor. --queue-log counts the time before the first
connection and gaps, too. --check-polls compares with Asterisk's own answers. Ends with one line of JSON on stdout.`;

const { values } = readOptions({
  options: {
    capture: { type: 'string' },
    'queue-log': { type: 'string' },
    site: { type: 'string' },
    'check-polls': { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

if (values.help || values.capture === undefined) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

try {
  await run(values.capture);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function run(capturePath: string): Promise<void> {
  const startedAtMs = performance.now();
  const polls = values['check-polls'] === undefined ? [] : await readPolls(values['check-polls']);
  const result = await replayCapture({
    capturePath,
    queueLogPath: values['queue-log'] ?? null,
    site: await readSite(values.site),
    polls,
    onDifference: (atMs, difference) => console.error(`${new Date(atMs).toISOString()} ${difference}`),
  });
  console.error(`replayed in ${Math.round(performance.now() - startedAtMs)} ms`);
  console.log(JSON.stringify(result));
}

async function readSite(path: string | undefined): Promise<Site> {
  return path === undefined
    ? createEmptySite('Etc/UTC')
    : parseSite(JSON.parse(await readFile(path, 'utf8')));
}
