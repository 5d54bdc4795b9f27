import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXPORT_COLUMNS, type ExportKind } from '../../shared/history/export-rows.ts';
import { parseSite } from '../../shared/site/parse-site.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { OperatorError } from '../../server/floorcast-error.ts';
import { createHistoryReader } from '../../server/history/history-reader.ts';
import type { History } from '../../server/ports/history.ts';
import { openSite } from '../../server/stores/archive/open-site.ts';
import type { SiteLocation, StoredDocument } from '../../server/stores/archive/whole-site.ts';
import { JournalReader } from '../../server/stores/sql/journal/journal-reader.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import type { SiteExport } from './export-flags.ts';
import { writeRowsFile } from './write-rows-file.ts';

export interface ExportedFile {
  readonly file: string;
  readonly rows: number;
}

interface OpenedSite {
  readonly site: Site;
  readonly history: History;
  readonly journal: JournalReader;
}

export interface ExportRun {
  readonly signal: AbortSignal;
  readonly startBar: (what: string) => { show(progress: number): void; end(): void };
}

/**
 * Writes the parts asked for, a file each, beside a server that may run on the same site.
 *
 * @throws OperatorError when there is no site there.
 */
export async function exportSite(
  location: SiteLocation,
  request: SiteExport,
  run: ExportRun,
): Promise<readonly ExportedFile[]> {
  const source = await openSite(location);
  try {
    const documents = await source.listDocuments();
    const site = readSite(documents, source.where);
    const history = createHistory(
      { read: source.database, status: () => ({ status: 'ok', detail: '' }) },
      site,
    );
    const journal = new JournalReader(source.database);
    await mkdir(request.folder, { recursive: true, mode: 0o700 });
    const files: ExportedFile[] = [];
    for (const part of request.parts) {
      if (part === 'documents') files.push(...(await exportDocuments(documents, request.folder)));
      else files.push(await exportKind({ site, history, journal }, request, part, run));
    }
    return files;
  } finally {
    await source.close();
  }
}

async function exportKind(
  { site, history, journal }: OpenedSite,
  { folder, format, fromDay, toDay }: SiteExport,
  what: ExportKind,
  { signal, startBar }: ExportRun,
): Promise<ExportedFile> {
  const calendar = createSiteCalendar(site);
  const { firstDay, lastDay } = await history.describe();
  const nowMs = Date.now();
  const firstMs = calendar.dayNamed(fromDay ?? firstDay ?? calendar.dayOf(nowMs).day).fromMs;
  const lastMs = Math.min(nowMs, calendar.dayNamed(toDay ?? lastDay ?? calendar.dayOf(nowMs).day).toMs);
  const reader = createHistoryReader({
    history,
    journal,
    site: () => site,
    nowMs: () => nowMs,
  });
  const bar = startBar(`Export of ${what}`);
  const file = join(folder, `${what}.${format}`);
  const rows = await writeRowsFile({
    file,
    format,
    columns: EXPORT_COLUMNS[what],
    slices: reader.readEverything({ what, fromDay, toDay, callers: 'whole' }),
    signal,
    onRow: (row) => {
      const atMs = Date.parse(String(row['offeredAt'] ?? row['start'] ?? row['at']));
      bar.show((atMs - firstMs) / Math.max(1, lastMs - firstMs));
    },
  });
  bar.show(1);
  bar.end();
  return { file, rows };
}

/** Documents that open doors are in backups only, which are kept like keys. */
const KEYS: ReadonlySet<string> = new Set(['secrets', 'kiosk-links']);

async function exportDocuments(
  documents: readonly StoredDocument[],
  folder: string,
): Promise<readonly ExportedFile[]> {
  const files: ExportedFile[] = [];
  for (const { name, value } of documents) {
    if (KEYS.has(name)) continue;
    const file = join(folder, `${name}.json`);
    await writeFile(file, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    files.push({ file, rows: 1 });
  }
  return files;
}

function readSite(documents: readonly StoredDocument[], where: string): Site {
  const document = documents.find(({ name }) => name === 'site');
  if (document !== undefined) return parseSite(document.value);
  throw new OperatorError(
    'not-found',
    `${where} has no site document, so that nobody knows its time zone. Start the server on it once.`,
  );
}
