import type { Engine } from '../../server/stores/sql/engine.ts';
import { insertRows } from '../../server/stores/sql/insert-rows.ts';
import { numberQueues } from '../../server/stores/sql/names.ts';
import { rowOfTally } from '../../server/stores/sql/rows-of-tallies.ts';
import { createUpkeep } from '../../server/stores/sql/sql-upkeep.ts';
import type { QueueInterval } from '../../shared/history/roll-ups.ts';
import { PLANNED_SITE } from './weeks-of-calls.ts';

/** Puts quarter hours into a store as the live floor would, and their days. */
export async function keepQuarters(engine: Engine, rows: readonly QueueInterval[]): Promise<void> {
  const numbers = await numberQueues(
    engine,
    rows.map(({ queueId }) => queueId),
  );
  await engine.write((transaction) =>
    insertRows(
      transaction,
      'queue_intervals',
      rows.map(({ queueId, startMs, tally }) => ({
        queue_no: numbers.get(queueId)!,
        start_ms: startMs,
        source: 0,
        gaps: 0,
        ...rowOfTally(tally),
      })),
    ),
  );
  await createUpkeep(engine, PLANNED_SITE).rebuildDays();
}
