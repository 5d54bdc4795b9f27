import { hashSeed, Rng } from '../../shared/simulation/rng.ts';
import { createPlace } from '../bench-history/place.ts';
import { busyTrial } from './busy-trial.ts';
import { eventsTrial } from './events-trial.ts';
import { addKills, type KillResult, NO_KILLS } from './kill-result.ts';
import { KILLED_WORKS, type KilledWork } from './killed-work.ts';
import { moveTrial } from './move-trial.ts';
import { restoreTrial } from './restore-trial.ts';
import type { Trial } from './trial.ts';

export interface KillOptions {
  /** Kills of each kind of work. */
  readonly times: number;
  readonly seed: number;
  /** Servers to make databases on; null: libsql. */
  readonly servers: readonly (string | null)[];
  /** Of the site that is busy; 20,000 when left out. */
  readonly calls?: number;
  /** All when left out. */
  readonly works?: readonly KilledWork[] | undefined;
  readonly say: (line: string) => void;
}

const TRIALS: readonly Trial[] = [busyTrial, eventsTrial, restoreTrial, moveTrial];
const KILLED_WITHIN_MS = 900;

/** Kills each kind of work on each engine and counts what it did to the store. */
export async function verifyKills(options: KillOptions): Promise<KillResult> {
  const wanted = options.works ?? KILLED_WORKS;
  let result = NO_KILLS;
  for (const server of options.servers)
    for (const trial of TRIALS) {
      const works = trial.works.filter((work) => wanted.includes(work));
      if (works.length > 0) result = addKills(result, await runTrial(trial, works, server, options));
    }
  return result;
}

async function runTrial(
  trial: Trial,
  works: readonly KilledWork[],
  server: string | null,
  { times, seed, calls = 20_000, say }: KillOptions,
): Promise<KillResult> {
  let result = NO_KILLS;
  const place = await createPlace(server);
  try {
    const killOnce = await trial.begin(place, calls);
    for (const work of works)
      for (let time = 1; time <= times; time += 1) {
        const rng = new Rng(hashSeed(seed, place.kind, work, time));
        const found = await killOnce({ work, time, afterMs: rng.next() * KILLED_WITHIN_MS });
        result = addKills(result, found);
        say(`${place.kind}, ${work} killed ${time} of ${times}: ${JSON.stringify(found)}`);
      }
  } finally {
    await place.remove();
  }
  return result;
}
