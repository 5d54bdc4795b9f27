import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockDataFolder } from '../../server/stores/data-folder.ts';
import {
  finishSwap,
  isSwapping,
  RESTORING_FOLDER,
  swapFolder,
} from '../../server/stores/archive/folder-swap.ts';
import { openRestoreDesk, openRestorePlace, openSite } from '../../server/stores/archive/open-site.ts';
import { verifyArchive } from '../../server/stores/archive/read-archive.ts';
import { restoreArchive } from '../../server/stores/archive/restore-archive.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';
import { writeArchive } from '../../server/stores/archive/write-archive.ts';
import { openPostgresEngine } from '../../server/stores/sql/postgres/postgres-engine.ts';
import { ENGINES } from '../helpers/databases.ts';
import { createSite } from '../helpers/filled-site.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const NOW_MS = Date.UTC(2026, 10, 22, 8, 15, 30);

async function backUp(location: SiteLocation) {
  const target = join(createTemporaryFolder(), 'a.fcbackup');
  const source = await openSite(location);
  try {
    return {
      target,
      contents: await writeArchive({ source, target, site: 'x', madeAtMs: NOW_MS }),
    };
  } finally {
    await source.close();
  }
}

async function readCalendarLinks(location: SiteLocation) {
  const { database, close } = await openSite(location);
  const links = await database.selectFrom('calendar_links').select(['account_id', 'token_hash']).execute();
  await close();
  return links;
}

async function restoreBeside(location: SiteLocation, file: string) {
  const place = await openRestorePlace(location);
  onTestFinished(() => place.close());
  const target = await place.createTarget();
  await restoreArchive(file, await verifyArchive(file), target);
  await target.close();
  return place;
}

async function takeLock(location: SiteLocation): Promise<() => Promise<void>> {
  if (location.kind === 'libsql') {
    const lock = lockDataFolder(location.folder);
    return async () => lock.release();
  }
  const engine = await openPostgresEngine(location.url, 'exclusive');
  return () => engine.close();
}

const PAIRS = ENGINES.flatMap((from) => ENGINES.map((to) => [from, to] as const));

describe('a restore', () => {
  it.each(PAIRS)(
    'RE1 RE5 AR1 takes a backup of %s into %s, with every row and document as it was',
    async (from, to) => {
      const { target, contents } = await backUp(await createSite(from, 3_000));
      const location = await createSite(to, 7);
      await restoreBeside(location, target);
      expect((await backUp(location)).contents.tables['calls']!.rows).toBe(7);
      const desk = openRestoreDesk(location);
      onTestFinished(() => desk.close());
      const keptAs = await desk.swap(NOW_MS);
      expect(keptAs).toMatch(/before/);
      const after = await backUp(location);
      // RE5: who was signed in then is not now, and no link of then is good; calendars are told so.
      const { account_sessions, account_links, calendar_links, ...others } = after.contents.tables;
      expect(calendar_links!.rows).toBe(contents.tables['calendar_links']!.rows);
      const links = await readCalendarLinks(location);
      expect(links.filter(({ token_hash }) => !token_hash.startsWith('ended:'))).toEqual([]);
      expect([account_sessions?.rows, account_links?.rows]).toEqual([0, 0]);
      expect(contents.tables['account_sessions']!.rows).toBeGreaterThan(0);
      expect(contents.tables).toMatchObject(others);
      expect(after.contents.documents).toEqual(contents.documents);
      // And back again.
      await desk.swapBack(keptAs, NOW_MS + 1_000);
      expect((await backUp(location)).contents.tables['calls']!.rows).toBe(7);
    },
  );

  it.each(ENGINES)('RE1 numbers new queues after those that came with it: %s', async (kind) => {
    const { target } = await backUp(await createSite(kind, 5));
    const location = await createSite(kind, 7);
    const place = await openRestorePlace(location);
    onTestFinished(() => place.close());
    const made = await place.createTarget();
    await restoreArchive(target, await verifyArchive(target), made);
    await made.engine.write(async (transaction) => {
      await transaction.insertInto('queues').values({ queue_id: 'new' }).execute();
      await transaction.insertInto('agents').values({ agent_id: 'new', agent_name: null }).execute();
    });
    const queue = await made.engine.read
      .selectFrom('queues')
      .selectAll()
      .where('queue_id', '=', 'new')
      .execute();
    await made.close();
    expect(queue).toEqual([{ queue_no: 10, queue_id: 'new' }]);
  });

  it.each(ENGINES)(
    'RE2 does not swap while a server has the store, and hands the order over: %s',
    async (kind) => {
      const { target } = await backUp(await createSite(kind, 5));
      const location = await createSite(kind, 7);
      const release = await takeLock(location);
      const place = await restoreBeside(location, target);
      const desk = openRestoreDesk(location);
      onTestFinished(() => desk.close());
      await expect(desk.swap(NOW_MS)).rejects.toMatchObject({ kind: 'in-use' });
      expect(await desk.findWanted()).toBeNull();
      await place.order('order-1');
      expect(await desk.findWanted()).toBe('order-1');
      expect(await place.withdraw()).toBe(true);
      expect(await desk.findWanted()).toBeNull();
      expect(await place.withdraw()).toBe(false);
      await place.order('order-2');
      await release();
      const keptAs = await desk.swap(NOW_MS);
      await desk.answer({ order: 'order-2', outcome: 'swapped', detail: keptAs });
      expect(await desk.findWanted()).toBeNull();
      expect(await place.readAnswer('order-1')).toBeNull();
      expect(await place.readAnswer('order-2')).toEqual({
        order: 'order-2',
        outcome: 'swapped',
        detail: keptAs,
      });
      expect((await backUp(location)).contents.tables['calls']!.rows).toBe(5);
    },
  );

  it.each(ENGINES)('RE3 is one at a time: %s', async (kind) => {
    const location = await createSite(kind, 7);
    const place = await openRestorePlace(location);
    await expect(openRestorePlace(location)).rejects.toThrow(/another restore/);
    await place.close();
    await (await openRestorePlace(location)).close();
  });

  it('RE4 killed between any two steps of the swap, the old store or the new one stands whole', async () => {
    const { target } = await backUp(await createSite('libsql', 5));
    const location = await createSite('libsql', 7);
    if (location.kind !== 'libsql') throw new Error('a folder');
    const { folder } = location;
    const place = await restoreBeside(location, target);
    await place.order('x');
    const whole = createTemporaryFolder();
    cp(folder, whole);
    const comeIn = listStoreFiles(join(whole, RESTORING_FOLDER));
    const goOut = listStoreFiles(whole);
    for (const name of ['floorcast.db', 'secrets.json', 'site.json', 'snapshots.db']) {
      expect(comeIn).toContain(name);
      expect(goOut).toContain(name);
    }
    // As swapFolder does it, up to every step.
    for (let steps = 0; steps <= goOut.length + comeIn.length; steps += 1) {
      const copy = createTemporaryFolder();
      cp(whole, copy);
      writeFileSync(
        join(copy, 'restore.swap'),
        JSON.stringify({ from: RESTORING_FOLDER, to: 'before', comeIn, goOut }),
      );
      mkdirSync(join(copy, 'before'));
      const moves = [
        ...goOut.map((name) => [join(copy, name), join(copy, 'before', name)] as const),
        ...comeIn.map((name) => [join(copy, RESTORING_FOLDER, name), join(copy, name)] as const),
      ];
      for (const [from, into] of moves.slice(0, steps)) renameSync(from, into);
      expect(isSwapping(copy)).toBe(true);
      finishSwap(copy);
      finishSwap(copy);
      expect(isSwapping(copy)).toBe(false);
      expect(existsSync(join(copy, RESTORING_FOLDER))).toBe(false);
      expect(countCalls(copy), `after ${steps} steps`).toBe(5);
      expect(countCalls(join(copy, 'before')), `after ${steps} steps`).toBe(7);
      expect(readFileSync(join(copy, 'secrets.json'))).toEqual(
        readFileSync(join(whole, RESTORING_FOLDER, 'secrets.json')),
      );
    }
    expect(() => swapFolder(folder, 'nothing-there', 'x')).toThrow();
    expect(isSwapping(folder)).toBe(false);
  });
});

function countCalls(folder: string): number {
  const database = new Libsql(join(folder, 'floorcast.db'));
  try {
    return (database.prepare('select count(*) as calls from calls').all()[0] as { calls: number }).calls;
  } finally {
    database.close();
  }
}

const listStoreFiles = (folder: string) =>
  readdirSync(folder).filter((name) => /^(floorcast|snapshots)\.db|\.json$/.test(name));

function cp(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      mkdirSync(target);
      cp(source, target);
    } else copyFileSync(source, target);
  }
}
