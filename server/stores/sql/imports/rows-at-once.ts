import type { EngineKind } from '../engine.ts';

/** Rows that an import writes in one transaction: some 10 ms, so that the live floor never waits for long. */
export const ROWS_AT_ONCE: Readonly<Record<EngineKind, number>> = { libsql: 1_024, postgres: 512 };
