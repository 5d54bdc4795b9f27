import { sql } from 'kysely';
import type { Engine } from '../engine.ts';

/**
 * From now on a file's freed pages are overwritten with zeros, until it is closed: what was deleted could else be read in it
 * for long. Those of a database server are cleared by its own vacuum.
 */
export async function overwriteDeleted(engine: Engine): Promise<void> {
  if (engine.kind === 'postgres') return;
  await engine.write((transaction) => sql`pragma secure_delete = on`.execute(transaction), 'background');
}
