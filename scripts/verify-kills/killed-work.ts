import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StorePlaces } from '../../server/stores/open-stores.ts';

export const KILLED_WORKS = [
  'import',
  'undo',
  'live',
  'retention',
  'events',
  'backup',
  'restore',
  'move',
] as const;
export type KilledWork = (typeof KILLED_WORKS)[number];

export interface Kill {
  readonly work: KilledWork;
  /** From 1 on. */
  readonly time: number;
  /** So long after the work began. */
  readonly afterMs: number;
}

const inSources = import.meta.url.endsWith('.ts');
/** Where BUILT_THREADS is set, dist/ was built from these very sources. */
const BUILT = process.env['BUILT_THREADS'] ? '../../dist/scripts/verify-kills/killed-child.js' : null;
const CHILD = fileURLToPath(
  new URL(inSources ? (BUILT ?? './killed-child.ts') : './killed-child.js', import.meta.url),
);
const STARTS_WITHIN_MS = 60_000;

/**
 * Runs a work in a process of its own and kills it some time after it began.
 *
 * @param aim what the work is done to, beside its place: a folder of backups, a backup, the number of an import, another place
 * @returns the last thing it acknowledged; null when nothing.
 */
export async function killAtWork(
  { work, time, afterMs }: Kill,
  { dataFolder, databaseUrl }: StorePlaces,
  aim: string,
): Promise<string | null> {
  const place = JSON.stringify({ dataFolder, databaseUrl });
  const loader = CHILD.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, CHILD, work, place, aim, String(time)], {
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
  if (child.exitCode !== null) throw new Error(`The process that should ${work} ended by itself.`);
  child.kill('SIGKILL');
  await ended;
  return lines.length > 1 ? lines.at(-1)! : null;
}
