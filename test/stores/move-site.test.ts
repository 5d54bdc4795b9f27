import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSiteAddress } from '../../scripts/site/locate-site.ts';
import { moveSite } from '../../scripts/site/move-site.ts';
import { createNewSite, lockSite } from '../../server/stores/archive/new-site.ts';
import { openSite } from '../../server/stores/archive/open-site.ts';
import { listTables } from '../../server/stores/archive/read-tables.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';
import type { EngineKind } from '../../server/stores/sql/engine.ts';
import { createSite, createPlace } from '../helpers/filled-site.ts';
import { ENGINES } from '../helpers/databases.ts';

const PAIRS: readonly (readonly [EngineKind, EngineKind])[] =
  ENGINES.length > 1
    ? [
        ['libsql', 'postgres'],
        ['postgres', 'libsql'],
      ]
    : [['libsql', 'libsql']];

describe('moving a site', () => {
  it.each(PAIRS)('MV1 copies %s to %s and proves every row', async (from, to) => {
    const source = await createSite(from, 3_000);
    const target = await createPlace(to);
    const shown: number[] = [];
    const copied = await moveSite(source, target, {
      onProgress: (progress) => shown.push(progress),
    });
    expect(copied.tables.map((table) => table.to)).toEqual(copied.tables.map((table) => table.from));
    expect(copied.tables.find(({ table }) => table === 'calls')!.to.rows).toBe(3_000);
    expect(copied.documents).toBe(2);
    expect(shown.at(-1)).toBe(1);
    await (await openSite(target)).close();
  });

  it.each(ENGINES)('MV2 is refused into a place that has something, which it names: %s', async (kind) => {
    const source = await createSite('libsql', 5);
    const target = await createSite(kind, 7);
    await expect(moveSite(source, target)).rejects.toThrow(
      /is not empty: it has .*7 calls.*secrets, site.*--to/,
    );
    await (await openSite(target)).close();
    await expect(moveSite(source, source)).rejects.toThrow(/onto itself/);
  });

  it.each(ENGINES)('MV3 is refused while a server has the source or the target: %s', async (kind) => {
    const [source, target] = [await createSite(kind, 5), await createPlace(kind)];
    for (const location of [source, target]) {
      const release = await lockSite(location);
      await expect(moveSite(source, target)).rejects.toMatchObject({ kind: 'in-use' });
      await release();
    }
  });

  it.each(ENGINES)(
    'MV4 that was stopped leaves a part nobody takes for a site, and begins anew: %s',
    async (kind) => {
      const [source, target] = [await createSite('libsql', 3_000), await createPlace(kind)];
      const stopping = new AbortController();
      const stopped = moveSite(source, target, {
        onProgress: () => stopping.abort(),
        signal: stopping.signal,
      });
      await expect(stopped).rejects.toThrow(/was stopped/);
      await expect(openSite(target)).rejects.toThrow(/only a part of a site/);
      const copied = await moveSite(source, target);
      expect(copied.tables.map((table) => table.to)).toEqual(copied.tables.map((table) => table.from));
      await (await openSite(target)).close();
    },
  );

  it.each([{ kind: 'libsql' as const, version: 0 }, ...ENGINES.map((kind) => ({ kind, version: 2 }))])(
    'MV4 that was killed at version $version of the tables begins anew: $kind',
    async ({ kind, version }) => {
      const [source, target] = [await createSite('libsql', 5), await createPlace(kind)];
      await killWhileMade(target, version);
      await expect(openSite(target)).rejects.toThrow(`has schema version ${version}`);
      await moveSite(source, target);
      await (await openSite(target)).close();
    },
  );

  it('MV2 makes no site of a place that has none', async () => {
    const [from, to] = [await createPlace('libsql'), await createPlace('libsql')];
    await expect(moveSite(from, to)).rejects.toThrow(/has no floorcast.db/);
    if (from.kind === 'libsql') expect(existsSync(join(from.folder, 'lock.db'))).toBe(false);
    expect(() => parseSiteAddress('mysql://x')).toThrow(/must be libsql:FOLDER or postgres/);
  });
});

/** Of the first two versions. */
const FIRST_TABLES =
  /^(?!plan_|forecast_|roster_|account|audit|adherence_|calendar_|help_|day_|request|notice)/;

/** Leaves what a process leaves that is killed while it makes the tables of a place. */
async function killWhileMade(place: SiteLocation, version: number): Promise<void> {
  const { engine, database, ...target } = await createNewSite(place);
  const made = version === 0 ? /^$/ : FIRST_TABLES;
  const later = [...(await listTables(database))].filter((table) => !made.test(table));
  await engine.write(async (transaction) => {
    for (const table of later) await transaction.schema.dropTable(table).execute();
    if (version > 0)
      await transaction
        .updateTable('meta')
        .set({ value: String(version) })
        .where('name', '=', 'schema')
        .execute();
  });
  await target.close();
}
