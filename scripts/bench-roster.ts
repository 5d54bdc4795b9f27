import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BEST_KNOWN } from './bench-roster/best-known.ts';
import { solveInstance, type InstanceResult } from './bench-roster/solve-instance.ts';
import { runCommand } from './site/run-command.ts';
import { readOptions } from './site/read-options.ts';
import { readPositive } from './site/read-positive.ts';

const USAGE = `Usage: npm run bench:roster -- --instances FOLDER [options]

How good rosters become on the public shift-scheduling instances (Curtois and Qu 2014), read from a folder of their text files.
Each gets so many seconds of processor time of one core; the roster is judged by a verifier that reads the text alone. One line
of JSON a file (instance, objective, feasible, bound, seconds, seed), and last instances, feasible and meanGapToBestRatio: the
mean of objective / best known - 1 over those that are feasible and have one; null when there is none.
A file that is no instance is told on the error stream and counts as one without a roster; the exit code is 1 then.

  --seconds 60   of processor time, for each instance
  --seed 1       the same seed looks the same way
  --json         without it a table is printed above the last line`;

const { values } = readOptions({
  options: {
    instances: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

if (values.help || values.instances === undefined) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

const folder = values.instances;
await runCommand(async (signal) => {
  const seconds = readPositive('--seconds', values.seconds, 60);
  const seed = readPositive('--seed', values.seed, 1);
  const files = listFiles(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  if (files.length === 0) throw new Error(`${folder} has no .txt files. Maybe the instances are elsewhere.`);

  const gaps: number[] = [];
  let feasible = 0;
  let count = 0;
  for (const file of files) {
    if (signal.aborted) break;
    const instance = basename(file, '.txt');
    count++;
    const result = await solve(file, instance, seconds, seed);
    if (result === null) continue;
    const known = BEST_KNOWN.get(instance);
    const gap = known !== undefined && result.feasible ? result.objective / known - 1 : null;
    if (result.feasible) feasible++;
    if (gap !== null) gaps.push(gap);
    console.log(values.json ? JSON.stringify(result) : lineOf(result, gap));
  }
  const meanGapToBestRatio = gaps.length === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return { instances: count, feasible, meanGapToBestRatio };
});

/** Null for a file that is no instance: it is told, and the others go on. */
async function solve(
  file: string,
  instance: string,
  seconds: number,
  seed: number,
): Promise<InstanceResult | null> {
  try {
    return await solveInstance(readFileSync(join(folder, file), 'utf8'), instance, seconds, seed);
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return null;
  }
}

function listFiles(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Error(`--instances (${path}) cannot be read: ${words}. Write the folder of the .txt files.`, {
      cause: error,
    });
  }
}

function lineOf(result: InstanceResult, gap: number | null): string {
  const { instance, objective, feasible, seconds } = result;
  const told = gap === null ? '' : `  ${(gap * 100).toFixed(2)} % over the best known`;
  return `${instance.padEnd(12)} ${String(objective).padStart(8)}  ${feasible ? 'feasible' : 'INFEASIBLE'}  ${seconds} s${told}`;
}
