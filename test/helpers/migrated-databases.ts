import type { TestProject } from 'vitest/node';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { createDatabase, ENGINES } from './databases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file of the engine libsql, and the name of the database on the server, null where there is none. */
    readonly migrated: { readonly file: string; readonly name: string | null };
  }
}

/** Once a run, before all tests: an empty database of each engine, with the newest schema, that the tests copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const made = await Promise.all(ENGINES.map(createDatabase));
  const migrated = { file: '', name: null as string | null };
  for (const { location } of made) {
    const engine = await openEngine(location);
    await engine.close();
    if (location.kind === 'libsql') migrated.file = location.file;
    else migrated.name = new URL(location.url).pathname.slice(1);
  }
  project.provide('migrated', migrated);
  return async () => {
    for (const database of made) await database.remove();
  };
}
