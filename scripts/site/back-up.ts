import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { findPartOwner } from '../../server/stores/archive/archive-file.ts';
import { openSite } from '../../server/stores/archive/open-site.ts';
import { stampTime } from '../../server/stores/archive/stamp-time.ts';
import type { SiteLocation, StoredDocument } from '../../server/stores/archive/whole-site.ts';
import { writeArchive } from '../../server/stores/archive/write-archive.ts';

export interface BackUpOptions {
  /** A file that ends with `.fcbackup`, or a folder. */
  readonly to: string;
  readonly nowMs: number;
  readonly onProgress?: (progress: number) => void;
  readonly signal?: AbortSignal;
}

export interface BackUpResult {
  readonly file: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
  readonly documents: number;
  readonly seconds: number;
}

/** Parts of killed backups that nobody will finish go away after so long. */
const PART_KEPT_MS = 3_600_000;

/**
 * Backs a site up into a file, named after site and time when a folder is given.
 *
 * @throws FloorcastError
 */
export async function backUp(location: SiteLocation, options: BackUpOptions): Promise<BackUpResult> {
  const startedMs = performance.now();
  const source = await openSite(location);
  try {
    const site = nameSite(await source.listDocuments());
    const isFile = options.to.endsWith('.fcbackup');
    const target = resolve(
      isFile ? options.to : join(options.to, `floorcast-${site}-${stampTime(options.nowMs)}.fcbackup`),
    );
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    removeOldParts(dirname(target), options.nowMs);
    const { bytes, tables, documents } = await writeArchive({
      source,
      target,
      site,
      madeAtMs: options.nowMs,
      onProgress: options.onProgress,
      signal: options.signal,
    });
    return {
      file: target,
      bytes,
      tables: Object.keys(tables).length,
      rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
      documents: Object.keys(documents).length,
      seconds: Math.round((performance.now() - startedMs) / 100) / 10,
    };
  } finally {
    await source.close();
  }
}

/** The site's name as a part of a file's name. Example: `Main Street 客服` is `main-street-客服`. */
function nameSite(documents: readonly StoredDocument[]): string {
  const site = documents.find(({ name }) => name === 'site')?.value as
    { readonly name?: { readonly en?: unknown } } | undefined;
  const name = typeof site?.name?.en === 'string' ? site.name.en : '';
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 40) || 'site';
}

function removeOldParts(folder: string, nowMs: number): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (findPartOwner(name) !== null && nowMs - statSync(file).mtimeMs > PART_KEPT_MS)
      rmSync(file, { force: true });
  }
}
