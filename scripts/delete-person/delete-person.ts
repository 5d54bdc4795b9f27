import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FloorcastError, OperatorError, StorageError } from '../../server/floorcast-error.ts';
import type { Documents } from '../../server/ports/documents.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import { lockSite } from '../../server/stores/archive/new-site.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';
import { openDocuments } from '../../server/stores/documents/json-documents.ts';
import { openSqlDocuments } from '../../server/stores/documents/sql-documents.ts';
import type { Engine } from '../../server/stores/sql/engine.ts';
import { SITE_FILE } from '../../server/stores/store-files.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { createUpkeep } from '../../server/stores/sql/sql-upkeep.ts';
import { listNumberForms } from '../../shared/site/number-forms.ts';
import { parseSite } from '../../shared/site/parse-site.ts';

export type Person =
  | { readonly kind: 'caller'; readonly numbers: readonly string[] }
  | { readonly kind: 'agent'; readonly agentId: string };

/** What was done, in counts. */
export interface DeletedPerson {
  readonly calls: number;
  readonly events: number;
  /** An agent's new id; null for callers, and for agents who were in the site document only. */
  readonly newId: string | null;
  /** 1 when the site document named the agent. */
  readonly siteEntries: number;
}

/**
 * Takes a person out of a site, also while its server runs.
 *
 * @throws OperatorError `not-found` when nobody knows of the agent or there is no site.
 */
export async function deletePerson(location: SiteLocation, person: Person): Promise<DeletedPerson> {
  const engine = await openSite(location);
  try {
    const documents = location.kind === 'libsql' ? openDocuments(location.folder) : openSqlDocuments(engine);
    // Days are not touched: any zone will do.
    const upkeep = createUpkeep(engine, { timeZone: 'Etc/UTC', dayStartsAt: '00:00' });
    if (person.kind === 'caller') {
      const numbers = await listStoredForms(documents, person.numbers);
      return { ...(await upkeep.deleteCaller(numbers)), newId: null, siteEntries: 0 };
    }
    const siteEntries = await removeFromSite(documents, person.agentId);
    // The document before, which a save keeps, names them too.
    if (location.kind === 'libsql') await rm(join(location.folder, 'site.json.bak'), { force: true });
    try {
      const { newId, events } = await upkeep.deleteAgent(person.agentId, Date.now());
      return { calls: 0, events, newId, siteEntries };
    } catch (error) {
      if (siteEntries === 0 || !(error instanceof FloorcastError) || error.code !== 'not-found') throw error;
      await upkeep.orderNewSite();
      return { calls: 0, events: 0, newId: null, siteEntries };
    }
  } finally {
    await engine.close();
  }
}

function openSite(location: SiteLocation): Promise<Engine> {
  if (location.kind === 'postgres') return openEngine(location);
  const file = join(location.folder, SITE_FILE);
  if (!existsSync(file))
    throw new OperatorError(
      'not-found',
      `${location.folder} has no ${SITE_FILE}. Name the data folder of the site with --data or FLOORCAST_DATA.`,
    );
  return openEngine({ kind: 'libsql', file });
}

/** The number as it may be written, and the hashes the site may have made of it. */
async function listStoredForms(documents: Documents, numbers: readonly string[]): Promise<readonly string[]> {
  const siteKey = await documents.read('secrets', (value) =>
    typeof value === 'object' && value !== null && 'siteKey' in value ? String(value.siteKey) : null,
  );
  const forms = numbers.flatMap((number) => [number, ...listNumberForms(number)]);
  if (siteKey === null) return forms;
  const guard = createCallerGuard('hashed', siteKey);
  return [...forms, ...forms.map((form) => guard.guardNumber(form))];
}

async function removeFromSite(documents: Documents, agentId: string): Promise<number> {
  const site = await documents.read('site', parseSite);
  if (!site?.agents.some(({ id }) => id === agentId)) return 0;
  await documents.save('site', { ...site, agents: site.agents.filter(({ id }) => id !== agentId) });
  return 1;
}

/** A server sees it within a second, and starts again within some. */
const FORGOTTEN_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 250;

/** Whether a server has the site now. */
export async function findServer(location: SiteLocation): Promise<'runs' | 'none'> {
  // To look whether it is free would make the folder.
  if (location.kind === 'libsql' && !existsSync(join(location.folder, SITE_FILE))) return 'none';
  const free = await tryLock(location);
  await free?.();
  return free === null ? 'runs' : 'none';
}

/**
 * Has the people forgotten whom `deletePerson` took out: by the server that runs, which is waited for, or where none runs by
 * looking that nothing of them was written since.
 *
 * @param server as it was before. A lock is not tried while that server may be starting again.
 * @returns false when a server that runs took no notice for a minute; it forgets when it starts again.
 */
export async function haveForgotten(location: SiteLocation, server: 'runs' | 'none'): Promise<boolean> {
  const engine = await openSite(location);
  try {
    const upkeep = createUpkeep(engine, { timeZone: 'Etc/UTC', dayStartsAt: '00:00' });
    const free = server === 'runs' ? null : await tryLock(location);
    if (free !== null) {
      await upkeep.forgetOrdered().finally(free);
      return true;
    }
    const untilMs = performance.now() + FORGOTTEN_WITHIN_MS;
    while (await upkeep.isForgettingOrdered()) {
      if (performance.now() > untilMs) return false;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return true;
  } finally {
    await engine.close();
  }
}

/** Null while a server has the site. */
async function tryLock(location: SiteLocation): Promise<(() => Promise<void>) | null> {
  try {
    return await lockSite(location);
  } catch (error) {
    if (error instanceof StorageError && error.kind === 'in-use') return null;
    throw error;
  }
}
