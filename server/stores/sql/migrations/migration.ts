import type { Kysely } from 'kysely';
import type { EngineKind } from '../engine.ts';

/**
 * One step of the schema, run in a transaction of its own on both engines. Once released it is never edited, and uses
 * nothing that may change: column lists are written out.
 */
// Kysely types the tables of today; a migration works on those of its day.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Migration = (database: Kysely<any>, kind: EngineKind) => Promise<void>;
