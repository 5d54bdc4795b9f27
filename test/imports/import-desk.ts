import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach } from 'vitest';
import { createImportJobs } from '../../server/imports/import-jobs.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import type { ImportPreview, ImportRecord } from '../../shared/contract/imports.ts';
import type { ImportOptions, RefusedRow } from '../../shared/import/import-format.ts';
import { createEmptySite, type Site } from '../../shared/site/site.ts';
import type { CallerNumbers } from '../../shared/site/site.ts';
import { createMigratedDatabase } from '../helpers/databases.ts';

export interface DeskSettings {
  readonly timeZone?: string;
  readonly callers?: CallerNumbers;
  readonly site?: Partial<Site>;
  readonly clock?: { nowMs(): number };
  readonly mostUploadBytes?: number;
}

export type ImportDesk = Awaited<ReturnType<typeof openDesk>>;

/** Files tell of the autumn of 2026. */
const AFTER_ALL_FILES_MS = Date.UTC(2027, 0, 1);

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const desk of open.splice(0).reverse()) await desk.close();
});

/** Jobs over a real store, on a database of their own that is gone after the test. */
export async function openDesk(settings: DeskSettings = {}) {
  const database = await createMigratedDatabase('libsql');
  const engine = await openEngine(database.location);
  const empty = createEmptySite(settings.timeZone ?? 'Etc/UTC');
  const callerNumbers = settings.callers ?? 'kept';
  const site = { ...empty, privacy: { ...empty.privacy, callerNumbers }, ...settings.site };
  const clock = settings.clock ?? { nowMs: () => AFTER_ALL_FILES_MS + performance.now() };
  const history = createHistory(engine, site);
  const imports = createImports(engine, site, clock);
  const errors: unknown[] = [];
  const jobs = createImportJobs({
    imports,
    history,
    guard: createCallerGuard(callerNumbers, 'key of the site'),
    site: () => site,
    clock,
    dataFolder: database.folder,
    ...(settings.mostUploadBytes !== undefined && { mostUploadBytes: settings.mostUploadBytes }),
    onError: (error) => errors.push(error),
  });

  const upload = (content: string | Uint8Array, name = 'calls.csv') =>
    jobs.upload(inPieces(typeof content === 'string' ? new TextEncoder().encode(content) : content), name);

  async function waitUntilOver(importNo: number): Promise<ImportRecord> {
    for (;;) {
      const record = await jobs.find(importNo);
      if (record.state !== 'running' && record.state !== 'undoing') return record;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async function bring(
    content: string | Uint8Array,
    change: (preview: ImportPreview) => Partial<ImportOptions> = () => ({}),
  ): Promise<ImportRecord> {
    const preview = await upload(content);
    const options = { ...preview.options, ...change(preview) };
    const { importNo } = await jobs.start(preview.uploadId, options);
    return waitUntilOver(importNo);
  }

  async function listRefused(importNo: number): Promise<readonly RefusedRow[]> {
    const all: RefusedRow[] = [];
    for await (const rows of jobs.readRefused(importNo)) all.push(...rows);
    return all;
  }

  const listCalls = () =>
    history.readCalls({
      queueIds: null,
      agentIds: null,
      outcomes: null,
      period: { fromMs: 0, toMs: 8e12 },
      after: null,
      limit: 100_000,
    });

  const readSite = async () => {
    const rows = await history.readQueueIntervals({
      queueIds: ['*'],
      period: { fromMs: 0, toMs: 8e12 },
      everyMinutes: 15,
    });
    return rows.filter(({ tally }) => tally.offered > 0);
  };

  open.push({
    close: async () => {
      await jobs.close();
      await engine.close();
      await database.remove();
    },
  });
  return {
    jobs,
    engine,
    imports,
    history,
    errors,
    folder: database.folder,
    upload,
    bring,
    waitUntilOver,
    listRefused,
    listCalls,
    readSite,
    save: (name: string, content: Uint8Array | string) => writeFile(join(database.folder, name), content),
  };
}

/** As the network brings it. */
export async function* inPieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += 10_000) yield content.subarray(from, from + 10_000);
}

export const zipped = (text: string) => gzipSync(text);
