import type { Stores } from '../../server/stores/open-stores.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import { DEFAULT_IMPORT_OPTIONS } from '../bench-history/import-options.ts';
import { CallYear, createYearSite, type YearOptions } from '../bench-history/year-of-calls.ts';

/** Brings calls in as an import of that name. @returns its number */
export async function importCalls({ engine }: Stores, name: string, options: YearOptions): Promise<number> {
  const imports = createImports(engine, createYearSite(), { nowMs: () => Date.now() });
  const writer = await imports.begin({
    kind: 'calls',
    fileName: `${name}.csv`,
    fileSha256: name,
    options: DEFAULT_IMPORT_OPTIONS,
  });
  let rows = 0;
  for (const calls of new CallYear(options).quarters()) rows += (await writer.addCalls(calls)).length;
  await writer.finish({ rows, added: rows, known: 0, differing: 0, refused: 0 });
  return writer.importNo;
}
