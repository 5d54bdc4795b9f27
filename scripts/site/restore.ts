import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError, StorageError } from '../../server/floorcast-error.ts';
import type { ArchiveContents } from '../../server/stores/archive/archive-lines.ts';
import { openRestoreDesk, openRestorePlace } from '../../server/stores/archive/open-site.ts';
import { verifyArchive } from '../../server/stores/archive/read-archive.ts';
import { checkKnown, restoreArchive } from '../../server/stores/archive/restore-archive.ts';
import type { RestoreAnswer, RestorePlace } from '../../server/stores/archive/restore-desk.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';

export interface RestoreOptions {
  /** Asked before anything is written. */
  readonly confirm: (question: string) => Promise<boolean>;
  readonly now: () => number;
  readonly onProgress: (what: string, progress: number) => void;
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal;
}

export interface RestoreResult {
  readonly restored: true;
  readonly site: string;
  readonly tables: number;
  readonly rows: number;
  readonly documents: number;
  /** Where the store before is kept. */
  readonly keptAs: string;
  /** Who swapped: the server that runs, or this command. */
  readonly swappedBy: 'server' | 'command';
}

/** A server that runs looks every second and stops within ten. */
const BEGIN_WITHIN_MS = 20_000;
const ANSWER_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 250;

/**
 * Verifies a backup, restores it beside the present store and lets it take its place.
 *
 * @throws OperatorError; the present store is untouched then.
 */
export async function restore(
  location: SiteLocation,
  file: string,
  options: RestoreOptions,
): Promise<RestoreResult> {
  const contents = await verifyArchive(
    file,
    (progress) => options.onProgress('Verify', progress),
    options.signal,
  );
  checkKnown(file, contents);
  if (!(await options.confirm(describe(contents))))
    throw new OperatorError('conflict', 'Nothing was restored.');
  const place = await openRestorePlace(location);
  try {
    const target = await place.createTarget();
    try {
      await restoreArchive(
        file,
        contents,
        target,
        (progress) => options.onProgress('Restore', progress),
        options.signal,
      );
    } finally {
      await target.close();
    }
    options.onProgress('Restore', 1);
    const swapped = await swap(location, place, options);
    return { restored: true, ...count(contents), ...swapped };
  } finally {
    await place.close();
  }
}

async function swap(location: SiteLocation, place: RestorePlace, options: RestoreOptions) {
  const order = randomUUID();
  const endMs = options.now() + ANSWER_WITHIN_MS;
  for (;;) {
    const keptAs = await trySwap(location, options.now());
    if (keptAs !== null) return { keptAs, swappedBy: 'command' as const };
    if (options.signal?.aborted || options.now() > endMs)
      throw new OperatorError(
        'conflict',
        'The server that has this site did not take the restored store. Nothing was changed. Stop it, and restore again.',
      );
    options.say('A server runs on this site: it stops for a moment and takes the restored store.');
    await place.order(order);
    const answer = await waitForAnswer(place, order, endMs, options);
    if (answer === null) continue;
    if (answer.outcome === 'swapped') return { keptAs: answer.detail, swappedBy: 'server' as const };
    throw new OperatorError(
      'conflict',
      `The server could not start with the restored store and went back to the one before: ${answer.detail}`,
    );
  }
}

/** Null when the server has not begun for long: it may have gone, so that this command can swap itself. */
async function waitForAnswer(
  place: RestorePlace,
  order: string,
  endMs: number,
  options: RestoreOptions,
): Promise<RestoreAnswer | null> {
  const patientUntilMs = options.now() + BEGIN_WITHIN_MS;
  for (;;) {
    await sleep(LOOK_EVERY_MS);
    // A database that is just being swapped has no answer for a moment.
    const answer = await place.readAnswer(order).catch(() => null);
    if (answer) return answer;
    if (!options.signal?.aborted && options.now() < patientUntilMs) continue;
    if (await place.withdraw()) return null;
    if (options.now() > endMs)
      throw new OperatorError(
        'internal',
        'The server took the restored store and has not said yet that it runs again. Look at its log.',
      );
  }
}

/** Where the store before is kept; null when a server has the present one. */
async function trySwap(location: SiteLocation, nowMs: number): Promise<string | null> {
  const desk = openRestoreDesk(location);
  try {
    return await desk.swap(nowMs);
  } catch (error) {
    if (error instanceof StorageError && error.kind === 'in-use') return null;
    throw error;
  } finally {
    await desk.close();
  }
}

function describe(contents: ArchiveContents): string {
  const { site, rows, documents } = count(contents);
  const made = new Date(contents.madeAtMs).toISOString().slice(0, 16).replace('T', ' ');
  return `Restore ${site} of ${made} UTC (${rows} rows, ${documents} documents) in the place of the present site?`;
}

function count({ site, tables, documents }: ArchiveContents) {
  return {
    site,
    tables: Object.keys(tables).length,
    rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
    documents: Object.keys(documents).length,
  };
}
