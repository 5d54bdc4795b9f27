import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StorePlaces } from '../../server/stores/open-stores.ts';

export const KILLED_WORKS = ['import', 'live', 'retention', 'backup'] as const;
export type KilledWork = (typeof KILLED_WORKS)[number];

const inSources = import.meta.url.endsWith('.ts');
const CHILD = fileURLToPath(new URL(inSources ? './killed-child.ts' : './killed-child.js', import.meta.url));
const STARTS_WITHIN_MS = 60_000;

/**
 * Runs a work in a process of its own and kills it some time after it began.
 *
 * @returns the last thing it acknowledged; null when nothing.
 */
export async function killAtWork(
  work: KilledWork,
  { dataFolder, databaseUrl }: StorePlaces,
  backups: string,
  seed: number,
  afterMs: number,
): Promise<string | null> {
  const place = JSON.stringify({ dataFolder, databaseUrl });
  const loader = inSources ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, CHILD, work, place, backups, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  await Promise.race([
    once(output, 'line'),
    ended,
    new Promise((resolve) => setTimeout(resolve, STARTS_WITHIN_MS).unref()),
  ]);
  if (lines.length === 0) {
    child.kill('SIGKILL');
    throw new Error(`The process that should ${work} did not begin.`);
  }
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await ended;
  return lines.length > 1 ? lines.at(-1)! : null;
}
