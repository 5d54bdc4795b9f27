import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseSite } from '../../shared/site/parse-site.ts';
import type { Site } from '../../shared/site/site.ts';
import { loadSecrets } from '../../server/access/secrets.ts';
import { OperatorError } from '../../server/floorcast-error.ts';
import type { CallerGuard } from '../../server/ports/caller-guard.ts';
import type { History } from '../../server/ports/history.ts';
import type { Imports } from '../../server/ports/imports.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';
import { openDocuments } from '../../server/stores/documents/json-documents.ts';
import { openSqlDocuments } from '../../server/stores/documents/sql-documents.ts';
import type { Engine, EngineLocation } from '../../server/stores/sql/engine.ts';
import { SITE_FILE } from '../../server/stores/store-files.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';

export interface ImportStore {
  readonly engine: Engine;
  readonly site: Site;
  readonly imports: Imports;
  readonly history: History;
  readonly guard: CallerGuard;
  close(): Promise<void>;
}

/**
 * Opens what an import needs, beside a server that may run on the same site.
 *
 * @throws OperatorError when there is no site there yet.
 */
export async function openImportStore(location: SiteLocation): Promise<ImportStore> {
  const engine = await openEngine(toEngine(location));
  try {
    const documents = location.kind === 'libsql' ? openDocuments(location.folder) : openSqlDocuments(engine);
    const site = await documents.read('site', parseSite);
    if (site === null)
      throw new OperatorError(
        'not-found',
        `${engine.where} has no site document, so that nobody knows its time zone. Start the server on it once.`,
      );
    const { siteKey } = await loadSecrets(documents);
    return {
      engine,
      site,
      imports: createImports(engine, site, { nowMs: () => Date.now() }),
      history: createHistory(engine, site),
      guard: createCallerGuard(site.privacy.callerNumbers, siteKey),
      close: () => engine.close(),
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function toEngine(location: SiteLocation): EngineLocation {
  if (location.kind === 'postgres') return location;
  const file = join(location.folder, SITE_FILE);
  if (existsSync(file)) return { kind: 'libsql', file };
  throw new OperatorError(
    'not-found',
    `${location.folder} holds no site. Name its data folder with --data, or start the server on it once.`,
  );
}
