import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ARCHIVE_MAGIC, writeSeal } from '../../server/stores/archive/archive-seal.ts';
import { createLibsqlTarget, openLibsqlSource } from '../../server/stores/archive/libsql-site.ts';
import { readArchive, verifyArchive } from '../../server/stores/archive/read-archive.ts';
import { restoreArchive } from '../../server/stores/archive/restore-archive.ts';
import { RowSummer, writeRow } from '../../server/stores/archive/row-text.ts';
import { TABLE_LAYOUTS } from '../../server/stores/archive/table-layouts.ts';
import type { SiteTarget } from '../../server/stores/archive/whole-site.ts';
import { writeArchive } from '../../server/stores/archive/write-archive.ts';
import { insertRows } from '../../server/stores/sql/insert-rows.ts';
import { MIGRATIONS } from '../../server/stores/sql/migrations/migrate.ts';
import { fillSite } from '../helpers/filled-site.ts';
import { canMakeDisks, createSmallDisk } from '../helpers/small-disk.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

async function createSite(calls = 0): Promise<SiteTarget & { readonly folder: string }> {
  const folder = createTemporaryFolder();
  const target = await createLibsqlTarget(folder);
  onTestFinished(() => target.close());
  if (calls > 0) await fillSite(target, calls);
  return { ...target, folder };
}

async function backUp(folder: string, name = 'a.fcbackup') {
  const target = join(createTemporaryFolder(), name);
  const source = openLibsqlSource(folder);
  onTestFinished(() => source.close());
  const contents = await writeArchive({ source, target, site: 'Main', madeAtMs: 1 });
  return { target, contents };
}

/** An archive of these lines with a good seal. */
function forge(lines: readonly object[]): string {
  const file = join(createTemporaryFolder(), 'forged.fcbackup');
  const packed = gzipSync(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  const hash = createHash('sha256').update(ARCHIVE_MAGIC).update(packed);
  writeFileSync(file, Buffer.concat([ARCHIVE_MAGIC, packed, writeSeal(hash)]));
  return file;
}

describe('an archive', () => {
  it('AR1 has every column of every table of the schema', async () => {
    const { engine } = await createSite();
    const tables = await engine.read.introspection.getTables();
    const columns = Object.fromEntries(
      tables
        .filter(({ name }) => !['documents', 'room'].includes(name))
        .map((table) => [table.name, table.columns.map(({ name }) => name).sort()]),
    );
    expect(
      Object.fromEntries(TABLE_LAYOUTS.map((layout) => [layout.table, [...layout.columns].sort()])),
    ).toEqual(columns);
  });

  it('AR1 AR2 is restored equal, whatever texts it has', async () => {
    const site = await createSite(5_000);
    const { target, contents } = await backUp(site.folder);
    expect(await verifyArchive(target)).toEqual(contents);
    expect(contents.tables['calls']!.rows).toBe(5_000);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    const restored = await createSite();
    await restoreArchive(target, contents, restored);
    const again = await backUp(restored.folder);
    // RE5: sessions and links end with a restore, those to calendars say that they did.
    const { account_sessions, account_links, calendar_links, ...others } = again.contents.tables;
    expect([account_sessions?.rows, account_links?.rows]).toEqual([0, 0]);
    expect(calendar_links?.rows).toBe(contents.tables['calendar_links']!.rows);
    expect(Object.keys(again.contents.tables)).toEqual(Object.keys(contents.tables));
    expect(contents.tables).toMatchObject(others);
    expect(again.contents.documents).toEqual(contents.documents);
  });

  it('AR3 is of one moment, though rows are added in all tables meanwhile', async () => {
    const site = await createSite(3_000);
    let added = 0;
    let isOver = false;
    const adding = (async () => {
      while (!isOver) {
        await site.engine.write(async (transaction) => {
          await insertRows(transaction, 'sources', [{ source: `late-${added}`, newest_ms: 1 }], 'replace');
          await insertRows(
            transaction,
            'blocks',
            [{ block: added + 1, events: 1, first_ms: 1, last_ms: 1 }],
            'replace',
          );
        });
        added += 1;
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { contents } = await backUp(site.folder);
    isOver = true;
    await adding;
    expect(added).toBeGreaterThan(1);
    expect(contents.tables['sources']!.rows).toBe(contents.tables['blocks']!.rows);
  });

  it('AR4 is refused when one byte is missing or altered, wherever', async () => {
    const site = await createSite(200);
    const { target } = await backUp(site.folder);
    const whole = readFileSync(target);
    const file = join(createTemporaryFolder(), 'b.fcbackup');
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 40)) {
      const altered = Buffer.from(whole);
      altered[at]! ^= 1;
      writeFileSync(file, altered);
      await expect(verifyArchive(file), `byte ${at}`).rejects.toThrow(/is not a whole backup/);
      writeFileSync(file, whole.subarray(0, at));
      await expect(verifyArchive(file), `cut at ${at}`).rejects.toThrow(/is not a whole backup/);
    }
    writeFileSync(file, whole.subarray(0, -1));
    await expect(verifyArchive(file)).rejects.toThrow(/is not a whole backup/);
    await expect(verifyArchive(join(file, 'nothing'))).rejects.toThrow(/cannot be opened/);
  });

  it('AR4 is refused when its rows are not those of its manifest, though its seal fits', async () => {
    const head = { floorcast: 'backup', format: 1, schema: 1, madeAtMs: 1, site: 'x', madeFrom: 'libsql' };
    const table = { table: 'sources', columns: ['source', 'newest_ms'] };
    const manifest = { manifest: { tables: { sources: { rows: 1, sha256: 'x' } }, documents: {} } };
    await expect(verifyArchive(forge([head, table, [['a', 1]], manifest]))).rejects.toThrow(
      /its rows are not/,
    );
    await expect(verifyArchive(forge([head, table]))).rejects.toThrow(/ends before/);
    await expect(verifyArchive(forge([{ hello: 1 }, table, manifest]))).rejects.toThrow(/first line/);
  });

  it('AR7 of an earlier schema marks the counts of imports by the columns of their files', async () => {
    const options = JSON.stringify({ columns: { Start: 'start', Talk: 'averageTalkSeconds' } });
    const imported = {
      import_no: 3,
      state: 'done',
      kind: 'intervals',
      file_name: 'a',
      file_sha256: 'b',
      options,
    };
    const tables = {
      imports: [Object.values({ ...imported, started_ms: 1, counts: '{}' })],
      queue_intervals: Array.from({ length: 2_500 }, (_, index) => [1, index * 900_000, 3, index]),
    };
    const columns = {
      imports: [...Object.keys(imported), 'started_ms', 'counts'],
      queue_intervals: ['queue_no', 'start_ms', 'source', 'offered'],
    };
    const sumOf = (rows: readonly (readonly (string | number)[])[]) => {
      const summer = new RowSummer();
      summer.add(rows.map(writeRow));
      return summer.finish();
    };
    const head = { floorcast: 'backup', format: 1, schema: 1, madeAtMs: 1, site: 'x', madeFrom: 'libsql' };
    const names = ['imports', 'queue_intervals'] as const;
    const file = forge([
      head,
      ...names.flatMap((table) => [{ table, columns: columns[table] }, tables[table]]),
      {
        manifest: {
          tables: Object.fromEntries(names.map((name) => [name, sumOf(tables[name])])),
          documents: {},
        },
      },
    ]);
    const target = await createSite();
    await restoreArchive(file, await verifyArchive(file), target);
    const gaps = 127 + 256 + 1024 + 2048;
    expect(await target.engine.read.selectFrom('imports').select('gaps').execute()).toEqual([{ gaps }]);
    const rows = await target.engine.read.selectFrom('queue_intervals').select('gaps').distinct().execute();
    expect(rows).toEqual([{ gaps }]);
  });

  it('AR5 is refused when a later Floorcast wrote it', async () => {
    const head = { floorcast: 'backup', format: 1, schema: 99, madeAtMs: 1, site: 'x', madeFrom: 'libsql' };
    await expect(verifyArchive(forge([{ ...head, format: 2 }]))).rejects.toThrow(/format 2.*up to 1/);
    const file = forge([head, { manifest: { tables: {}, documents: {} } }]);
    const target = await createSite();
    await expect(restoreArchive(file, await verifyArchive(file), target)).rejects.toThrow(
      new RegExp(`schema version 99.*versions up to ${MIGRATIONS.length}`),
    );
  });

  it('AR6 is never written over another, and nothing is left of one that was stopped', async () => {
    const site = await createSite(3_000);
    const { target } = await backUp(site.folder);
    const source = openLibsqlSource(site.folder);
    onTestFinished(() => source.close());
    const request = { source, site: 'Main', madeAtMs: 1 };
    await expect(writeArchive({ ...request, target })).rejects.toThrow(/is there already/);
    const folder = createTemporaryFolder();
    const stopped = writeArchive({
      ...request,
      target: join(folder, 'c.fcbackup'),
      signal: AbortSignal.abort(),
    });
    await expect(stopped).rejects.toThrow(/was stopped/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(!canMakeDisks)('AR6 says that the disk is full, and leaves nothing there', async () => {
    const site = await createSite(20_000);
    const { folder } = createSmallDisk(1);
    writeFileSync(join(folder, 'filler'), Buffer.alloc(900_000));
    const source = openLibsqlSource(site.folder);
    onTestFinished(() => source.close());
    await expect(
      writeArchive({ source, target: join(folder, 'a.fcbackup'), site: 'x', madeAtMs: 1 }),
    ).rejects.toThrow(/the disk is full.*--to/);
    expect(readdirSync(folder)).toEqual(['filler']);
  });

  it('AR1 is read in the order: documents, then tables', async () => {
    const site = await createSite(10);
    const { target, contents } = await backUp(site.folder);
    const order: string[] = [];
    for await (const piece of readArchive(target, contents))
      order.push('document' in piece ? piece.document : piece.table);
    expect(order.slice(0, 3)).toEqual(['secrets', 'site', 'snapshots']);
  });
});
