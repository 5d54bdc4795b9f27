import { sql } from 'kysely';
import type { EngineKind } from '../engine.ts';

/** By bytes, as SQLite compares: pages of a list must follow each other in the same order on both engines. */
export function textOf(kind: EngineKind) {
  return kind === 'postgres' ? sql`text collate "C"` : 'text';
}
